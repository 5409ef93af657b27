using Hub.Simulator;

namespace Hub.Demo;

/// <summary>
/// Which negative records no bank is shown any more: what is minor, over its term or repaired. Written down here a second time,
/// without the hub's code and data, so that the demo finds a hub that hides too much or too little.
/// </summary>
/// <param name="today">The day in China.</param>
internal sealed class Terms(DateOnly today)
{
    private const int Serious = 36;

    /// <summary>Whether a bank is shown a record.</summary>
    public bool Shows(string interfaceId, Fact fact) => interfaceId switch
    {
        "I02" => fact["decision_type"] is not "PENALTY" || ShowsPenalty(fact),
        "I17" => Runs(Latest(fact, "decision_date", "event_date"), Serious),
        "I23" => fact["safety_blacklist"] is true || Runs(Latest(fact, "accident_date"), Serious),
        "I33" => fact["performed_flag"] is not true,
        _ => true,
    };

    private bool ShowsPenalty(Fact fact)
    {
        var months = fact["severity"] switch { "MINOR" => 0, "SERIOUS" => Serious, _ => 12 };
        return months > 0 && fact["repaired_flag"] is not true && Runs(Latest(fact, "decision_date"), months)
            && !(fact["publicity_end"] is DateOnly end && end < today);
    }

    private bool Runs(DateOnly? from, int months) => from is not { } day || today < day.AddMonths(months);

    private static DateOnly? Latest(Fact fact, params string[] fields) => fields.Select(f => fact[f] as DateOnly?).Max();
}
