using Hub.Simulator;

namespace Hub.Demo;

/// <summary>The faults of a night with --faults: all that a patient caller survives, and some for certain, so that each way of delivery shows one.</summary>
internal static class FaultyNight
{
    private const double Probability = 0.02;

    public static void SwitchOn(Faults faults)
    {
        faults.SwitchOnAll(Probability);
        faults.SwitchOn("I24", Fault.Times(FaultKind.WrongTypes), Fault.Times(FaultKind.MalformedJson, after: 1));
        faults.SwitchOn("I28", Fault.Times(FaultKind.WrongTypes), Fault.Times(FaultKind.MalformedJson, after: 2));
        faults.SwitchOn("I10", Fault.Times(FaultKind.WrongSignature), Fault.Times(FaultKind.NotReached, after: 1), Fault.Times(FaultKind.WrongTypes, after: 2));
        faults.SwitchOn("I34", Fault.Times(FaultKind.NotReached, count: 5), Fault.Times(FaultKind.WrongSignature, count: 2, after: 20));
        faults.SwitchOn("I27", Fault.Times(FaultKind.SourceDown), Fault.Times(FaultKind.Maintenance, after: 1));

        // One file a night: it fails, it breaks off, and then it comes with wrong records.
        faults.SwitchOn(
            "I36", Fault.Times(FaultKind.ServerErrors), Fault.Times(FaultKind.MalformedJson, after: 1), Fault.Times(FaultKind.WrongTypes, after: 2));
    }
}
