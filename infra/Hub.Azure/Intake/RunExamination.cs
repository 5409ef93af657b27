namespace Hub.Azure.Intake;

/// <summary>Runs that do not come to an end.</summary>
public sealed class RunExamination(RunStore runs, TimeProvider clock) : IExamination
{
    /// <inheritdoc/>
    public string Check => "runs";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Diagnosis>> ExamineAsync(CancellationToken cancellation)
    {
        var open = await runs.ListOpenAsync(cancellation);
        return
        [
            new(Check, "*", Condition.Ok, $"{open.Count} 个批次进行中", $"{open.Count} are under way."),
            .. open.Where(r => r.Deadline + Watch.Patience < clock.GetUtcNow()).Select(r => new Diagnosis(
                Check, r.Id, Condition.Fail, $"已过期限 {r.Deadline:u} 仍未完成，状态 {r.State}", $"It is {r.State} long after its deadline, {r.Deadline:u}; the repair timer tries every time.",
                $"curl -H \"x-api-key: $HUB_KEY\" \"$(value API)/v1/runs/{r.Id}\"")),
        ];
    }
}
