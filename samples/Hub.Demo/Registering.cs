using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Hub.Functions.Intake;
using Hub.Simulator;

namespace Hub.Demo;

/// <summary>D13 delivers the registrations of the whole city, and waits until they are in the profiles.</summary>
internal sealed class Registering(HubClient hub, DepartmentServer departments, Interface registration, TimeProvider clock)
{
    private const int BatchSize = 1_000;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(300);
    private readonly List<Receipt> _receipts = [];
    private readonly List<RegistrationBatch> _cut = [];

    /// <summary>Pushes all batches; the interface and the building, when both are through.</summary>
    public async Task<IReadOnlyList<Progress>> RunAsync(Action<IReadOnlyList<Progress>> show, CancellationToken stop)
    {
        var begun = clock.GetTimestamp();
        show(Rows(Stand.Working, clock.GetElapsedTime(begun), Stand.Waiting, default));
        foreach (var batch in Batches(departments.Faults))
        {
            await PushAsync(batch, stop);
            show(Rows(Stand.Working, clock.GetElapsedTime(begun), Stand.Waiting, default));
        }

        await PushCutAgainAsync(stop);
        var pushing = clock.GetElapsedTime(begun);
        await AwaitBuiltAsync(building => show(Rows(Stand.Done, pushing, Stand.Working, building)), stop);
        var rows = Rows(Stand.Done, pushing, Stand.Done, clock.GetElapsedTime(begun) - pushing);
        show(rows);
        return rows;
    }

    /// <summary>A body that broke off on its way has fewer records in its receipt than were sent: the department sends it again.</summary>
    private async Task PushCutAgainAsync(CancellationToken stop)
    {
        if (_cut.Count == 0)
        {
            return;
        }

        var numbers = _cut.Select(batch => batch.Number).ToHashSet();
        foreach (var batch in Batches(null).Where(batch => numbers.Contains(batch.Number)))
        {
            await PushAsync(batch, stop);
        }
    }

    private IEnumerable<RegistrationBatch> Batches(Faults? faults) =>
        Registrations.Batches(departments.City, departments.BusinessDate, batchSize: BatchSize, faults: faults);

    private async Task PushAsync(RegistrationBatch batch, CancellationToken stop)
    {
        var receipt = await hub.PushAsync(batch, stop);
        _receipts.Add(receipt);
        if (receipt.Records < batch.Records || !string.IsNullOrEmpty(receipt.Problem))
        {
            _cut.Add(batch);
        }
    }

    private async Task AwaitBuiltAsync(Action<TimeSpan> show, CancellationToken stop)
    {
        var begun = clock.GetTimestamp();
        foreach (var id in _receipts.Select(receipt => receipt.Id).Distinct())
        {
            while ((await hub.FindRunAsync(id, stop)).Run.State != RunState.Complete)
            {
                show(clock.GetElapsedTime(begun));
                await Task.Delay(Poll, clock, stop);
            }
        }
    }

    private Progress[] Rows(Stand pushing, TimeSpan pushingFor, Stand building, TimeSpan buildingFor) =>
    [
        new Progress(registration.Id, registration.Name, pushing, pushingFor).Counting(_receipts),
        new Progress("", Progress.BuildingName, building, buildingFor),
    ];
}
