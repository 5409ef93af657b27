namespace Hub.Domain.Intake.Quality;

/// <summary>Says whether a delivery breaks a rule so often that all of it must wait for a person.</summary>
public static class QualityHold
{
    /// <summary>Fewer hits say nothing of the delivery as a whole; their records are in quarantine anyway. [P]</summary>
    public const int Few = 20;

    /// <summary>Judges a received delivery by the counts on it.</summary>
    /// <returns>Why it must wait; null if it need not.</returns>
    public static Hold? Judge(Batch batch, QualityRules rules)
    {
        foreach (var rule in batch.QualityHits.Count == 0 ? [] : rules.All.Where(r => r.Severity == Severity.Hold))
        {
            var hits = batch.QualityHits.GetValueOrDefault(rule.Id);
            if (hits >= Few && hits > rule.HoldAbove * batch.Read)
            {
                return new Hold(
                    rule.Id,
                    $"{batch.Read:N0} 条记录中有 {hits:N0} 条不符合规则 {rule.Id}（{rule.Name.Zh}），超过设定的 {rule.HoldAbove:P0}",
                    $"{hits:N0} of {batch.Read:N0} records break rule {rule.Id} ({rule.Name.En}), more than the set {rule.HoldAbove:P0}");
            }
        }

        return null;
    }
}
