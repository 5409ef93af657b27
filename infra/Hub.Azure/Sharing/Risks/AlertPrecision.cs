using Hub.Domain.Sharing.Risks;

namespace Hub.Azure.Sharing.Risks;

/// <summary>Tells how often each rule was right, over all banks.</summary>
public sealed class AlertPrecision(AlertStore store, AlertTally tally, RiskRules rules, TimeProvider clock)
{
    /// <summary>Months counted before the present one.</summary>
    public const int Months = 12;

    /// <summary>The counts of the alerts raised in this month and the twelve before. A few rows a bank and month are read, however many alerts there were.</summary>
    public async Task<RulePrecisions> CountAsync(CancellationToken cancellation)
    {
        var since = AlertTally.MonthOf(clock.GetUtcNow(), Months);
        var banks = await store.BanksAsync(cancellation);
        var counts = await Task.WhenAll(banks.Select(bank => tally.CountAsync(bank, since, cancellation)));
        return new RulePrecisions(since, [.. rules.All.Select(rule => RulePrecision.Of(rule, Sum(counts.Select(c => c.GetValueOrDefault(rule.Id)))))]);
    }

    private static AlertCount Sum(IEnumerable<AlertCount?> counts) => counts.OfType<AlertCount>().Aggregate(new AlertCount(), (a, b) => a.Plus(b));
}
