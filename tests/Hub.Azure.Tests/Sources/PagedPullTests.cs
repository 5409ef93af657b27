using System.Text;
using Hub.Domain.Intake;
using Microsoft.AspNetCore.Http;
using static Hub.Azure.Tests.Sources.Pull;

namespace Hub.Azure.Tests.Sources;

public sealed class PagedPullTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_second_run_asks_for_what_changed_since_the_first_less_the_lag()
    {
        await using var city = await CityAsync();
        var asked = new List<string>();
        await using var department = await ScriptedDepartment.StartAsync(context =>
        {
            asked.Add(context.Request.QueryString.Value!);
            return context.Response.WriteAsync("""{"data":{"rows":[],"next":null}}""");
        });
        await using var hub = await HubUnderTest.StartAsync(azurite, ("Departments:D14:BaseAddress", department.Address.ToString()));
        await PullAsync(hub, "I28");
        hub.Time.Advance(HubUnderTest.Night.AddDays(1));
        await PullAsync(hub, "I28");
        Assert.Equal(["?limit=500", "?limit=500&since=2026-11-19T01%3A00%3A00%2B08%3A00"], asked);
    }

    [Theory]
    [InlineData("A", "A", "the page after cursor “A” names the earlier page “A” as the next: it would never end")]
    [InlineData("B", "A", "the page after cursor “B” names the earlier page “A” as the next: it would never end")]
    public async Task A_listing_that_runs_in_a_circle_is_refused(string afterA, string afterB, string expected)
    {
        await using var department = await ScriptedDepartment.StartAsync(context =>
        {
            var next = (string?)context.Request.Query["cursor"] switch { null => "A", "A" => afterA, _ => afterB };
            return context.Response.WriteAsync($$$"""{"data":{"rows":[],"next":"{{{next}}}"}}""");
        });
        await using var hub = await HubUnderTest.StartAsync(
            azurite, ("Departments:D14:BaseAddress", department.Address.ToString()), ("PullAttempts", "2"));
        var batch = await PullAsync(hub, "I28", tokens: 2);
        Assert.Equal((BatchState.Failed, $"given up after 2 attempts: {expected}"), (batch.State, batch.Problem));
        Assert.Empty(await hub.PendingRangesAsync());
        Assert.Empty(await hub.RowsAsync(hub.Store.Unbuilt));
    }

    [Fact]
    public async Task A_deep_record_costs_no_other_of_its_page_and_a_byte_order_mark_nothing()
    {
        var deep = $$$"""{"a":{{{new string('[', 200)}}}{{{new string(']', 200)}}}}""";
        await using var department = await ScriptedDepartment.StartAsync(context => context.Response.WriteAsync(
            "\uFEFF{\"data\":{\"rows\":[" + deep + "," + Grade() + "],\"next\":null}}"));
        await using var hub = await HubUnderTest.StartAsync(azurite, ("Departments:D14:BaseAddress", department.Address.ToString()));
        var batch = await PullAsync(hub, "I28");
        Assert.Equal((BatchState.Sealed, 2, 1, 1), (batch.State, batch.Read, batch.Accepted, batch.Quarantined));
        var staged = Assert.Single(await hub.StagedAsync(batch));
        Assert.Equal(Grade(), Encoding.UTF8.GetString(await hub.EvidenceAsync(staged.Evidence)));
    }
}
