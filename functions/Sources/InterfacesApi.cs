using Hub.Azure;
using Hub.Azure.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Sources;

/// <summary>An interface as an operator sees it.</summary>
/// <param name="Id">The interface.</param>
/// <param name="Department">Its department.</param>
/// <param name="Zh">Name in Chinese.</param>
/// <param name="En">Name in English.</param>
/// <param name="Shape">push, paged, file or perSubject.</param>
/// <param name="Cadence">How often there is something new.</param>
/// <param name="TtlDays">Days after which data is stale.</param>
/// <param name="Freshness">never, fresh, or stale when what came was true, by the department's own word, longer ago than the time to live.</param>
/// <param name="LastSealedAt">When it last delivered; null if never.</param>
/// <param name="ConfirmedAt">As of when its deliveries are; null if none came.</param>
/// <param name="LastRun">The run of that delivery.</param>
/// <param name="NextDue">The day (of China) whose night asks it next; null for what is pushed.</param>
/// <param name="QuarantineRate">Share of that delivery's records in quarantine, 0 … 1; null if it had none.</param>
/// <param name="Breaker">closed, or open while a delivery is held.</param>
/// <param name="Held">The runs whose delivery is held.</param>
/// <param name="Drift">How that delivery differs from what the catalog expects.</param>
public sealed record InterfaceView(
    string Id, string Department, string Zh, string En, string Shape, string Cadence, int TtlDays, string Freshness,
    DateTimeOffset? LastSealedAt, DateTimeOffset? ConfirmedAt, string? LastRun, DateOnly? NextDue, double? QuarantineRate, string Breaker, IReadOnlyList<string> Held, DriftReport? Drift);

/// <summary>All interfaces.</summary>
/// <param name="CatalogVersion">The catalog they stand in.</param>
/// <param name="Interfaces">In the order of their ids.</param>
public sealed record InterfaceList(string CatalogVersion, IReadOnlyList<InterfaceView> Interfaces);

/// <summary>The interfaces, with when they last delivered and how that delivery drifted from the catalog.</summary>
public sealed class InterfacesApi(Catalog catalog, InterfaceStates states, HeldBatches held, TimeProvider clock)
{
    /// <summary>Lists them in the order of their ids.</summary>
    [Function("ListInterfaces")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/interfaces")] HttpRequest request, CancellationToken cancellation)
    {
        var known = await states.ListAsync(cancellation);
        var drift = await states.DriftAsync(cancellation);
        var waiting = (await held.ListAsync(cancellation)).ToLookup(b => b.InterfaceId, b => b.Run);
        var views = catalog.Interfaces.Select(i => View(i, known.GetValueOrDefault(i.Id), drift.GetValueOrDefault(i.Id), [.. waiting[i.Id]]));
        return Results.Json(new InterfaceList(catalog.Version, [.. views]), HubJson.Options);
    }

    private InterfaceView View(Interface i, InterfaceState? state, DriftReport? drift, IReadOnlyList<string> held)
    {
        var now = clock.GetUtcNow();
        return new InterfaceView(
            i.Id, i.DepartmentId, i.Name.Zh, i.Name.En, i.Source.Shape, i.Cadence.ToString(), i.TtlDays, FreshnessOf(i, state, now),
            state?.LastSealedAt, ConfirmedAt(state), state?.LastRun, Due.NextOn(i, state?.LastSealedAt, now),
            drift is { Records: > 0 } ? Math.Round((double)drift.Quarantined / drift.Records, 4) : null,
            held.Count > 0 ? "open" : "closed", held, drift);
    }

    private static DateTimeOffset? ConfirmedAt(InterfaceState? state) => state?.ConfirmedAt ?? state?.LastSealedAt;

    private static string FreshnessOf(Interface i, InterfaceState? state, DateTimeOffset now) =>
        ConfirmedAt(state) is not { } last ? "never" : last >= now.AddDays(-i.TtlDays) ? "fresh" : "stale";
}
