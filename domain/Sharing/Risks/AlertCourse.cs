namespace Hub.Domain.Sharing.Risks;

/// <summary>What becomes of the alerts of one bank and one enterprise when a version of its profile is evaluated.</summary>
/// <param name="rules">The rules.</param>
/// <param name="creditCode">The enterprise.</param>
/// <param name="version">The version of its profile.</param>
/// <param name="before">What was found before; of a version that is evaluated again, later, it tells what that changed.</param>
/// <param name="after">What is found.</param>
/// <param name="at">Now.</param>
public sealed class AlertCourse(RiskRules rules, string creditCode, long version, IReadOnlyList<Risk> before, IReadOnlyList<Risk> after, DateTimeOffset at)
{
    /// <summary>
    /// The alerts that change. What is found is the state of the version, not a step: whatever was or was not done before, the same
    /// findings lead to the same alerts. An older version than the one that last moved an alert does not move it, and what a version
    /// has withdrawn it does not raise again.
    /// </summary>
    /// <param name="alerts">All there are of that bank and that enterprise.</param>
    /// <param name="reader">Who may be told; null if nobody of the bank may be told anything new.</param>
    /// <param name="maySee">Whether the reader may see what a risk rests on.</param>
    public IReadOnlyList<Alert> Changes(
        IEnumerable<Alert> alerts, AlertReader? reader, Func<IReadOnlyList<string>, bool> maySee)
    {
        var latest = alerts.GroupBy(a => (a.Rule, a.Key)).ToDictionary(g => g.Key, g => g.MaxBy(a => a.Number)!);
        var over = latest.Values.Where(IsOver).Select(a => Under(a, reader).Withdraw(version, at));
        var raised = reader is null ? [] : after.Where(f => f.Holds).Select(f => Raised(latest.GetValueOrDefault((f.Rule, f.Key)), f, reader, maySee));
        return [.. over.Concat(raised.OfType<Alert>()).Where(a => !ReferenceEquals(a, latest.GetValueOrDefault((a.Rule, a.Key))))];
    }

    private bool IsOver(Alert alert) =>
        alert.Holds && !after.Any(Is(alert)) && (alert.Version < version || (alert.Version == version && before.Any(Is(alert))));

    private static Func<Risk, bool> Is(Alert alert) => risk => (risk.Rule, risk.Key) == (alert.Rule, alert.Key);

    /// <summary>By the consent that the bank may be told under now.</summary>
    private static Alert Under(Alert alert, AlertReader? reader) =>
        reader is null ? alert : alert with { Consent = reader.Consent, ConsentUntil = reader.Until, Audience = reader.Audience };

    /// <summary>The alert of a finding that holds: the one there is, that one again, or another; null if the bank may not be told.</summary>
    private Alert? Raised(Alert? latest, Risk finding, AlertReader reader, Func<IReadOnlyList<string>, bool> maySee)
    {
        if (latest is not null && (latest.Holds || version <= latest.Version))
        {
            return latest;
        }

        if (rules.Find(finding.Rule) is not { } rule || rules.InterfacesOf(rule, finding.Key) is not { Count: > 0 } interfaces || !maySee(interfaces))
        {
            return latest;
        }

        return latest is not null && at < latest.RaisedAt + rule.DedupeWindow
            ? Under(latest, reader).RaiseAgain(rules.EvidenceOf(rule, finding), version, at, rule.AcknowledgeWithin)
            : New(rule, finding, interfaces, reader, (latest?.Number ?? 0) + 1);
    }

    private Alert New(RiskRule rule, Risk finding, IReadOnlyList<string> interfaces, AlertReader reader, int number) => new Alert
    {
        Id = AlertId.Of(reader.Bank, creditCode, rule.Id, finding.Key, number),
        Bank = reader.Bank,
        CreditCode = creditCode,
        Rule = rule.Id,
        Key = finding.Key,
        Number = number,
        Name = rules.LabelOf(rule, finding.Key),
        Severity = rule.Severity,
        Interfaces = interfaces,
        Evidence = rules.EvidenceOf(rule, finding),
        Withdrawal = rule.Withdrawal,
        Consent = reader.Consent,
        ConsentUntil = reader.Until,
        Audience = reader.Audience,
        RaisedAt = at,
        Version = version,
        AcknowledgeBy = at + rule.AcknowledgeWithin,
    }.Tell(AlertNoticeKind.Raised, at);
}
