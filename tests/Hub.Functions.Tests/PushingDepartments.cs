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

    /// <summary>All that push do so, one interface after the other, and each is in the profiles before the next is sent.</summary>
    /// <param name="hub">Where to.</param>
    /// <param name="city">Whose.</param>
    /// <param name="faults">Spoil the bodies; a department whose body broke off pushes again. Null for none.</param>
    public static async Task PushAllAsync(HubUnderTest hub, DepartmentServer city, Faults? faults = null)
    {
        foreach (var interfaceId in Pushes.Interfaces)
        {
            await PushAsync(hub, city, interfaceId, faults);
        }
    }

    private static async Task PushAsync(HubUnderTest hub, DepartmentServer city, string interfaceId, Faults? faults)
    {
        for (var push = 0; push < MostPushes; push++)
        {
            var batch = BatchOf(city, interfaceId, faults);
            var receipt = (await Pusher.PushAsync(hub.Http, KeyOf(batch.Department), [batch], TimeProvider.System, Stop)).Single();
            if (receipt.Accepted)
            {
                var run = await hub.CompleteAsync(receipt.Id!);
                if (run.GetProperty("batches")[0].GetProperty("records").GetInt32() == batch.Records)
                {
                    return;
                }
            }

            Assert.True(faults is not null, receipt.Json);
        }

        Assert.Fail($"{interfaceId} does not get through");
    }
}
