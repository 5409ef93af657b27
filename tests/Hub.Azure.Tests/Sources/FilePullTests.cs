using System.Text;
using Hub.Azure.Intake;
using Hub.Azure.Sources;
using Hub.Domain.Intake;
using Hub.Simulator;
using Microsoft.AspNetCore.Http;
using static Hub.Azure.Tests.Sources.Pull;

namespace Hub.Azure.Tests.Sources;

public sealed class FilePullTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_breaks_behind_a_checkpoint_is_gone_on_with_and_no_record_is_read_twice()
    {
        await using var city = await CityAsync();
        city.Faults.SwitchOn("I36", Fault.Times(FaultKind.MalformedJson));
        await using var hub = await azurite.HubAsync(city, ("CheckpointRecords", "10"));
        var token = await TokenAsync(hub, "I36");
        await hub.Get<Pulling>().PullAsync(token, Stop);
        var half = (await hub.Get<BatchStore>().FindAsync(token.Run, "I36", Stop))!.Value;
        Assert.Equal((BatchState.Open, 30L), (half.State, half.Read));

        var batch = await PullAsync(hub, token);
        var staged = await hub.StagedAsync(batch);
        Assert.Equal((BatchState.Sealed, 60L, 60L), (batch.State, batch.Read, batch.Accepted));
        Assert.Equal(Count, staged.Select(r => r.Code).Distinct().Count());
        foreach (var record in staged)
        {
            Assert.StartsWith(record.Code, TextOf(await hub.EvidenceAsync(record.Evidence), "I36"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_bytes_under_another_date_are_noted_and_confirm_nothing()
    {
        var file = Lines(3);
        await using var department = await ScriptedDepartment.StartAsync(
            context => context.Response.WriteAsync(file, CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!));
        await using var hub = await HubUnderTest.StartAsync(azurite, ("Departments:D18:BaseAddress", department.Address.ToString()));

        var first = await PullAsync(hub, "I36");
        hub.Time.Advance(HubUnderTest.Night.AddMinutes(5));
        var sameDay = await PullAsync(hub, "I36");
        hub.Time.Advance(HubUnderTest.Night.AddDays(1));
        var nextDay = await PullAsync(hub, "I36");
        var stuck = (await hub.Get<InterfaceStates>().ListAsync(Stop))["I36"];
        file = Lines(4);
        hub.Time.Advance(HubUnderTest.Night.AddDays(2));
        var fresh = await PullAsync(hub, "I36");

        Assert.Equal(
            [null, null, $"the same bytes as the delivery of run {sameDay.Run}", null],
            new[] { first, sameDay, nextDay, fresh }.Select(b => b.Problem));
        Assert.Equal((BatchState.Sealed, sameDay.Run), (nextDay.State, nextDay.Repeats));
        Assert.Equal((HubUnderTest.Night.AddMinutes(5), HubUnderTest.Night.AddDays(1)), (stuck.ConfirmedAt, stuck.LastSealedAt));
        Assert.Equal(HubUnderTest.Night.AddDays(2), (await hub.Get<InterfaceStates>().ListAsync(Stop))["I36"].ConfirmedAt);
    }

    [Fact]
    public async Task A_file_that_changed_since_the_checkpoint_is_read_again_from_its_start()
    {
        var file = Lines(10);
        await using var department = await ScriptedDepartment.StartAsync(
            context => context.Response.WriteAsync(file, CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!));
        await using var hub = await HubUnderTest.StartAsync(
            azurite, ("Departments:D18:BaseAddress", department.Address.ToString()), ("CheckpointRecords", "4"));
        var token = await TokenAsync(hub, "I36");
        file = Lines(10) + "broken";
        await hub.Get<Pulling>().PullAsync(token, Stop);

        file = Lines(10).Replace("1.5", "2.5", StringComparison.Ordinal);
        await hub.Get<Pulling>().PullAsync(token, Stop);
        var refused = (await hub.Get<BatchStore>().FindAsync(token.Run, "I36", Stop))!.Value;
        Assert.Equal((null, "GET yongdian/20261120.csv: the file changed since the last checkpoint"), (refused.Cursor, refused.Problem));

        var batch = await PullAsync(hub, token);
        await hub.BuildAsync();
        Assert.Equal(BatchState.Sealed, batch.State);
        for (var i = 0; i < 10; i++)
        {
            var item = (await hub.ProfileAsync(Enterprises.Code(i))).Profile.Find("I36")!.Items.Single();
            Assert.Contains("\"grid_kwh\":25000", Encoding.UTF8.GetString(item.Content.Span), StringComparison.Ordinal);
        }
    }
}
