using Hub.Simulator;

namespace Hub.Demo;

/// <summary>The faults of a night with --faults: all that a patient caller survives, and some for certain, so that each interface shows one.</summary>
internal static class FaultyNight
{
    private const double Probability = 0.02;

    public static void SwitchOn(Faults faults)
    {
        faults.SwitchOnAll(Probability);
        foreach (var interfaceId in (string[])["I24", "I28", "I36"])
        {
            faults.SwitchOn(interfaceId, Fault.Times(FaultKind.WrongTypes), Fault.Times(FaultKind.UnknownFields));
        }

        faults.SwitchOn("I36", Fault.Times(FaultKind.ServerErrors));
        faults.SwitchOn("I28", Fault.Times(FaultKind.TooManyRequests, after: 2));
    }
}
