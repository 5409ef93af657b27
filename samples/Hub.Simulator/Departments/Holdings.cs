namespace Hub.Simulator;

/// <summary>What a department holds of an interface on a day, as far as its faults let it tell.</summary>
/// <param name="City">Whose enterprises.</param>
/// <param name="Dialect">How it is told.</param>
/// <param name="Date">As of the end of this day.</param>
/// <param name="Faults">The faults of the request.</param>
internal sealed record Holdings(City City, Dialect Dialect, DateOnly Date, ShownFaults Faults)
{
    /// <summary>Only what was updated at or after this instant; null for all.</summary>
    public DateTimeOffset? Since { get; init; }

    public IEnumerable<SourceRecord> RecordsOf(Enterprise enterprise)
    {
        var facts = Told(City.FactsOf(enterprise, Dialect.Interface, Faults.Shows(FaultKind.YesterdaysData) ? Date.AddDays(-1) : Date));
        return Since is not { } since ? Dialect.RecordsOf(enterprise, facts)
            : Dialect.HasRows ? (facts.Any(fact => fact.UpdatedAt >= since) ? Dialect.RecordsOf(enterprise, facts) : [])
            : Dialect.RecordsOf(enterprise, [.. facts.Where(fact => fact.UpdatedAt >= since)]);
    }

    private IReadOnlyList<Fact> Told(IReadOnlyList<Fact> facts)
    {
        var evening = ChinaTime.At(Date, new TimeOnly(23, 0));
        return Faults switch
        {
            _ when Faults.Shows(FaultKind.MassChange) => [.. facts.Select(fact => fact.Altered(evening, Halve))],
            _ when Faults.Shows(FaultKind.MassDeletion) => Dialect.TellsWithdrawals ? [.. facts.Select(fact => fact.Withdrawn(evening))] : [],
            _ => facts,
        };
    }

    private static object? Halve(object? value) => value switch
    {
        decimal number => Math.Round(number / 2, 2),
        int number => number / 2,
        bool truth => !truth,
        _ => value,
    };
}
