using System.Text.Json;
using Hub.Simulator;

namespace Hub.Functions.Tests;

/// <summary>The simulated departments that push, at a hub under test.</summary>
internal static class PushingDepartments
{
    private const int MostPushes = 50;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The demo key of a department.</summary>
    public static string KeyOf(string department) => $"hub_demo-{department.ToLowerInvariant()}_keys-are-for-the-demo-only";

    /// <summary>What a department pushes of an interface in one body, as of the city's business date.</summary>
    public static PushBatch BatchOf(DepartmentServer city, string interfaceId, Faults? faults = null) =>
        Pushes.Batches(city.City, interfaceId, city.BusinessDate, batchSize: 100_000, faults: faults).Single();

    /// <summary>All that push do so, one interface after the other; waits until all is in the profiles.</summary>
    /// <param name="hub">Where to.</param>
    /// <param name="city">Whose.</param>
    /// <param name="faults">Spoil the bodies; a department whose body broke off pushes again. Null for none.</param>
    public static async Task PushAllAsync(HubUnderTest hub, DepartmentServer city, Faults? faults = null)
    {
        var runs = new List<string>();
        foreach (var interfaceId in Pushes.Interfaces)
        {
            runs.Add(await PushAsync(hub.Http, city, interfaceId, faults));
        }

        foreach (var run in runs)
        {
            await hub.CompleteAsync(run);
        }
    }

    /// <summary>Pushes an interface until the receipt has every record; returns its run.</summary>
    public static async Task<string> PushAsync(HttpClient hub, DepartmentServer city, string interfaceId, Faults? faults = null)
    {
        for (var push = 0; push < MostPushes; push++)
        {
            var batch = BatchOf(city, interfaceId, faults);
            var receipt = (await Pusher.PushAsync(hub, KeyOf(batch.Department), [batch], TimeProvider.System, Stop)).Single();
            if (receipt.Accepted && RecordsOf(receipt) == batch.Records)
            {
                return receipt.Id!;
            }

            Assert.True(faults is not null, receipt.Json);
        }

        throw new InvalidOperationException($"{interfaceId} does not get through.");
    }

    private static int RecordsOf(PushReceipt receipt)
    {
        using var json = JsonDocument.Parse(receipt.Json);
        return json.RootElement.GetProperty("records").GetInt32();
    }
}
