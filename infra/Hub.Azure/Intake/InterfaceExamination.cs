using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Azure.Intake;

/// <summary>Deliveries that wait for a person, and interfaces whose data is stale.</summary>
public sealed class InterfaceExamination(HeldBatches held, InterfaceStates states, Catalog catalog, TimeProvider clock) : IExamination
{
    private const string Call = "curl -X POST -H \"x-api-key: $HUB_KEY\" ";

    /// <inheritdoc/>
    public string Check => "interfaces";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Diagnosis>> ExamineAsync(CancellationToken cancellation)
    {
        var known = await states.ListAsync(cancellation);
        var stale = catalog.Interfaces.Where(i => IsStale(i, known.GetValueOrDefault(i.Id))).ToList();
        var delivered = catalog.Interfaces.Count(i => known.GetValueOrDefault(i.Id)?.LastSealedAt is not null);
        return
        [
            new(Check, "*", Condition.Ok, $"{catalog.Interfaces.Count} 个接口中 {delivered} 个交付过", $"{delivered} of {catalog.Interfaces.Count} interfaces have delivered."),
            .. (await held.ListAsync(cancellation)).Select(HeldOf),
            .. stale.Select(i => StaleOf(i, known[i.Id])),
        ];
    }

    private bool IsStale(Interface i, InterfaceState? state) =>
        (state?.ConfirmedAt ?? state?.LastSealedAt) is { } asOf && asOf < clock.GetUtcNow().AddDays(-i.TtlDays);

    private Diagnosis HeldOf(Batch batch) => new(
        Check, batch.InterfaceId, Condition.Warn, $"批次 {batch.Run} 的交付被暂缓，待人工放行或作废", $"The delivery of run {batch.Run} is held: somebody has to release or discard it.",
        $"{Call}\"$(value API)/v1/held/{batch.Run}/{batch.InterfaceId}/release\"    # or /discard; GET v1/held says why");

    private Diagnosis StaleOf(Interface i, InterfaceState state) => new(
        Check, i.Id, Condition.Warn, $"数据已过期：截至 {state.ConfirmedAt ?? state.LastSealedAt:yyyy-MM-dd}，有效期 {i.TtlDays} 天",
        $"Its data is stale: as of {state.ConfirmedAt ?? state.LastSealedAt:yyyy-MM-dd}, time to live {i.TtlDays} days. {(i.Source is PushSource ? "The department pushes it: ask there." : "GET v1/interfaces says what went wrong.")}",
        i.Source is PushSource ? null : $"{Call}-H 'Content-Type: application/json' -d '{{\"interfaces\":[\"{i.Id}\"]}}' \"$(value API)/v1/runs\"");
}
