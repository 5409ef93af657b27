using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Hub.Functions.Intake;
using Hub.Simulator;

namespace Hub.Demo;

/// <summary>The departments deliver what they push of the whole city, registrations first, and wait until it is in the profiles.</summary>
internal sealed class Pushing(HubClient hub, DepartmentServer departments, Catalog catalog, TimeProvider clock)
{
    private const int BatchSize = 1_000;
    private const string Registrations = "I24";
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(300);

    private readonly List<Delivery> _deliveries =
        [.. Pushes.Interfaces.OrderBy(id => id == Registrations ? 0 : 1).ThenBy(id => id).Select(id => new Delivery(catalog.FindInterface(id)!))];

    /// <summary>Pushes all interfaces; they and the building, when all are through.</summary>
    public async Task<IReadOnlyList<Progress>> RunAsync(Action<IReadOnlyList<Progress>> show, CancellationToken stop)
    {
        foreach (var delivery in _deliveries)
        {
            await DeliverAsync(delivery, () => show(Rows(Stand.Waiting, default)), stop);
        }

        var building = clock.GetTimestamp();
        await AwaitBuiltAsync(() => show(Rows(Stand.Working, clock.GetElapsedTime(building))), stop);
        var rows = Rows(Stand.Done, clock.GetElapsedTime(building));
        show(rows);
        return rows;
    }

    private async Task DeliverAsync(Delivery delivery, Action show, CancellationToken stop)
    {
        var begun = clock.GetTimestamp();
        var cut = new HashSet<int>();
        delivery.Stand = Stand.Working;
        foreach (var batch in Batches(delivery, departments.Faults))
        {
            await PushAsync(delivery, batch, cut, stop);
            delivery.Elapsed = clock.GetElapsedTime(begun);
            show();
        }

        // A body that broke off on its way has fewer records in its receipt than were sent: the department sends it again.
        foreach (var batch in cut.Count == 0 ? [] : Batches(delivery, null).Where(batch => cut.Contains(batch.Number)))
        {
            await PushAsync(delivery, batch, [], stop);
        }

        (delivery.Stand, delivery.Elapsed) = (Stand.Done, clock.GetElapsedTime(begun));
        show();
    }

    private IEnumerable<PushBatch> Batches(Delivery delivery, Faults? faults) =>
        Pushes.Batches(departments.City, delivery.Interface.Id, departments.BusinessDate, batchSize: BatchSize, faults: faults);

    private async Task PushAsync(Delivery delivery, PushBatch batch, HashSet<int> cut, CancellationToken stop)
    {
        var receipt = await hub.PushAsync(batch, stop);
        delivery.Receipts.Add(receipt);
        if (receipt.Records < batch.Records || !string.IsNullOrEmpty(receipt.Problem))
        {
            cut.Add(batch.Number);
        }
    }

    private async Task AwaitBuiltAsync(Action show, CancellationToken stop)
    {
        foreach (var id in _deliveries.SelectMany(delivery => delivery.Receipts).Select(receipt => receipt.Id).Distinct())
        {
            while ((await hub.FindRunAsync(id, stop)).Run.State != RunState.Complete)
            {
                show();
                await Task.Delay(Poll, clock, stop);
            }
        }
    }

    private List<Progress> Rows(Stand building, TimeSpan buildingFor) =>
    [
        .. _deliveries.Select(delivery => new Progress(delivery.Interface, delivery.Stand, delivery.Elapsed).Counting(delivery.Receipts)),
        Progress.Building(building, buildingFor),
    ];

    /// <summary>How far the pushing of an interface is.</summary>
    private sealed class Delivery(Interface @interface)
    {
        public Interface Interface => @interface;

        public Stand Stand { get; set; }

        public TimeSpan Elapsed { get; set; }

        public List<Receipt> Receipts { get; } = [];
    }
}
