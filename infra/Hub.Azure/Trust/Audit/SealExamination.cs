namespace Hub.Azure.Trust.Audit;

/// <summary>Whether the record of access is sealed in time.</summary>
public sealed class SealExamination(SealWatch seals) : IExamination
{
    /// <inheritdoc/>
    public string Check => "seals";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Diagnosis>> ExamineAsync(CancellationToken cancellation)
    {
        var (age, limit) = (await seals.AgeAsync(cancellation), seals.Limit);
        var (zh, en) = ($"{age.TotalSeconds:0} 秒前完成封存，上限 {limit.TotalSeconds:0} 秒", $"Sealed whole {age.TotalSeconds:0} s ago; reads of enterprises stop after {limit.TotalSeconds:0} s.");
        var condition = age > limit ? Condition.Fail : age > limit / 2 ? Condition.Warn : Condition.Ok;
        return [new(Check, "*", condition, zh, en, condition == Condition.Ok ? null : Commands.Restart)];
    }
}
