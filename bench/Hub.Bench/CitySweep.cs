using System.Diagnostics;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Hub.Azure;
using Hub.Azure.Evaluation;
using Hub.Azure.Profiles;
using Hub.Domain.Evaluation;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Profiles;
using Hub.Embedded.Azurite;

namespace Hub.Bench;

/// <summary>
/// How long the city takes to be evaluated again after a rulebook change: rows as a night leaves them, evaluated by another version, a sweep as
/// an operator starts it, until no row is left. Rows are written straight into the store; hub and storage are processes of one machine.
/// </summary>
internal sealed class CitySweep(EvaluationMethod method, CityProfiles city, QualityRules rules)
{
    private const int Portion = 2_000;
    private const int MostActions = 100;
    private const string OtherVersion = "2025.1";

    public async Task RunAsync(CancellationToken stop)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), stop);
        var connection = azurite.ConnectionString();
        var store = new HubStore(new TableServiceClient(connection), new BlobServiceClient(connection));
        await store.EnsureCreatedAsync(stop);
        var filled = await FillAsync(store, stop);
        var address = BenchSettings.FreeAddress();
        await using var hub = await HubProcess.StartAsync(BenchSettings.For(connection, address), address, stop);
        using var client = new HttpClient { BaseAddress = address };

        var (started, processor) = (Stopwatch.GetTimestamp(), hub.ProcessorTime);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/evaluations/sweeps");
        request.Headers.Add("x-api-key", BenchSettings.Operator);
        using var response = await client.SendAsync(request, stop);
        response.EnsureSuccessStatusCode();
        await UntilNoneIsLeftAsync(store, stop);
        var elapsed = Stopwatch.GetElapsedTime(started);
        Console.WriteLine($"{city.Count:N0} enterprises ({filled / city.Count:N0} bytes a packed profile) evaluated again in {elapsed.TotalSeconds:N1} s, {city.Count / elapsed.TotalSeconds:N0} a second");
        Console.WriteLine($"  hub: {(hub.ProcessorTime - processor).TotalSeconds:N1} s of processor time, peak memory {hub.PeakMegabytes:N0} MB");
    }

    private async Task<long> FillAsync(HubStore store, CancellationToken stop)
    {
        foreach (var id in method.Catalog.Interfaces.Select(i => i.Id))
        {
            var state = new TableEntity("interface", id) { ["firstSealedAt"] = city.Received, ["lastSealedAt"] = TimeProvider.System.GetUtcNow(), ["lastRun"] = "run" };
            await store.Interfaces.UpsertEntityAsync(state, TableUpdateMode.Replace, stop);
        }

        var bytes = 0L;
        foreach (var numbers in Enumerable.Range(0, city.Count).Chunk(Portion))
        {
            var rows = numbers.AsParallel().Select(n => RowOf(store, city.Of(n))).ToList();
            bytes += rows.Sum(r => (long)r.Bytes);
            foreach (var bucket in rows.GroupBy(r => r.Row.PartitionKey).SelectMany(b => b.Chunk(MostActions)))
            {
                await store.Profiles.SubmitTransactionAsync(bucket.Select(r => new TableTransactionAction(TableTransactionActionType.UpsertReplace, r.Row)), stop);
            }
        }

        return bytes;
    }

    private (TableEntity Row, int Bytes) RowOf(HubStore store, Profile profile)
    {
        var packed = ProfileBytes.Pack(profile);
        var partition = ProfileRow.PartitionOf(store.Buckets.Of(profile.Code));
        var row = ProfileRow.ToEntity(partition, profile, packed, new VersionPointer("none", 0, packed.Length), city.Asked, rules, []);
        EvaluationColumns.Write(row, method.Evaluate(profile, city.Asked, city.Known), method);
        (row[EvaluationColumns.Rulebook], row[EvaluationColumns.Method]) = (OtherVersion, OtherVersion);
        return (row, packed.Length);
    }

    private static async Task UntilNoneIsLeftAsync(HubStore store, CancellationToken stop)
    {
        var filter = TableClient.CreateQueryFilter($"method eq {OtherVersion}");
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        do
        {
            await ticks.WaitForNextTickAsync(stop);
        }
        while (await store.Profiles.QueryAsync<TableEntity>(filter, maxPerPage: 1, select: ["RowKey"], cancellationToken: stop).AnyAsync(stop));
    }
}
