using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Hub.Azure;
using Hub.Domain.Profiles;
using Hub.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Functions.Tests.Intake;

/// <summary>A night in which one department has nothing, one says something else of everybody and one withdraws all it ever said.</summary>
public sealed class HeldNightTests(AzuriteFixture azurite)
{
    private const int Count = 120;
    private static readonly string[] s_ill = ["I01", "I15", "I28"];
    private readonly string _account = azurite.TakeAccount();

    [Fact]
    public async Task What_is_suspicious_waits_for_the_operator_and_the_rest_of_the_night_goes_on()
    {
        await using var city = await FullCity.StartAsync(Count, changeRate: 0.2, businessDate: FullCity.Yesterday.AddDays(-1));
        await using var hub = await HubUnderTest.StartAsync(_account, city.BaseAddress);
        await NightTests.RegisterAsync(hub, city);
        await hub.RunAsync([.. s_ill, "I29"]);
        var evening = await StoredProfiles.ReadAsync(_account);
        await AskedOnItsOwnEveningAsync(hub, city.BusinessDate);
        city.BusinessDate = city.BusinessDate.AddDays(1);
        city.Faults.SwitchOn("I01", Fault.Chance(FaultKind.EmptyResult, 1));
        city.Faults.SwitchOn("I15", Fault.Chance(FaultKind.MassChange, 1));
        city.Faults.SwitchOn("I28", Fault.Chance(FaultKind.MassDeletion, 1));

        var night = await hub.RunAsync([.. s_ill, "I29"]);

        Assert.Equal(["I01 Held", "I15 Held", "I28 Held", "I29 Sealed"], night.GetProperty("batches").EnumerateArray().Select(b => $"{b.Text("interface")} {b.Text("state")}"));
        await AssertAsUntouchedAsync(evening, s_ill);
        Assert.NotEqual(Told(evening, "I29"), Told(await StoredProfiles.ReadAsync(_account), "I29"));
        var run = night.GetProperty("run").Text("id")!;
        await AssertExplainedAsync(hub, city, evening, run);

        await ReleaseAsync(hub, run, "I15");

        await AssertAsUntouchedAsync(evening, "I01", "I28");
        Assert.All(await StoredProfiles.ReadAsync(_account), p => Assert.Equal(!IsReported(city, p.Key), IsReported(p.Value)));

        var discarded = await hub.SendAsync(HttpMethod.Post, $"api/v1/held/{run}/I28/discard", HubUnderTest.OperatorKey);

        Assert.Equal((HttpStatusCode.OK, "Discarded"), (discarded.Status, discarded.Json.Text("state")));
        await AssertAsUntouchedAsync(evening, "I01", "I28");
        Assert.Equal(["I01"], (await HeldAsync(hub)).Keys);
        Assert.Equal("open closed closed", string.Join(' ', await Task.WhenAll(s_ill.Select(async id => (await hub.InterfaceAsync(id)).Text("breaker")))));

        city.Faults.SwitchOffAll();
        var next = await hub.RunAsync("I28");

        Assert.Equal("Sealed", Api.Batch(next, "I28").Text("state"));
        Assert.All(await StoredProfiles.ReadAsync(_account), p => Assert.Equal(YearsOf(city, p.Key), p.Value.Find("I28")!.Present.Select(item => item.Key)));
    }

    /// <summary>
    /// As if the interfaces had been asked when that day closed. Asked only now, one with a lag of 24 hours would be told nothing
    /// of the day after it in the last hour before midnight.
    /// </summary>
    private static async Task AskedOnItsOwnEveningAsync(HubUnderTest hub, DateOnly day)
    {
        var interfaces = hub.Services.GetRequiredService<HubStore>().Interfaces;
        await foreach (var row in interfaces.QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken))
        {
            row["window"] = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.FromHours(8));
            await interfaces.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The operator sees why, and examples of what the profiles say and what the department sent.</summary>
    private static async Task AssertExplainedAsync(HubUnderTest hub, DepartmentServer city, SortedDictionary<string, Profile> evening, string run)
    {
        var held = await HeldAsync(hub);
        var grades = evening.Values.Sum(p => p.Find("I28")!.Items.Count);
        Assert.Equal(s_ill, held.Keys);
        Assert.Equal(
            [
                $"fewRecords 本次交付只有 0 条，上次 {evening.Values.Sum(p => p.Find("I01")!.Items.Count)} 条",
                $"mostChanged 本次交付变更 {Count} 条，已知 {Count} 条，超过设定的 30 %",
                $"mostDeleted 本次交付撤销 {grades} 条，已知 {grades} 条，超过设定的 5 %",
            ],
            held.Values.Select(h => $"{h.GetProperty("hold").Text("rule")} {h.GetProperty("hold").Text("zh")}"));
        Assert.Equal([0, 10, 10], held.Values.Select(h => h.GetProperty("examples").GetArrayLength()));
        var changed = held["I15"].GetProperty("examples")[0];
        Assert.Equal(ContentOf(evening[changed.Text("creditCode")!]), changed.Text("before"));
        Assert.Contains($"\"执行报告已提交\":\"{(IsReported(city, changed.Text("creditCode")!) ? "否" : "是")}\"", changed.Text("now"), StringComparison.Ordinal);
        Assert.All(held["I28"].GetProperty("examples").EnumerateArray(), e => Assert.True(e.GetProperty("withdrawn").GetBoolean()));
        Assert.Contains("\"状态\":\"撤销\"", held["I28"].GetProperty("examples")[0].Text("now"), StringComparison.Ordinal);
        foreach (var id in s_ill)
        {
            var view = await hub.InterfaceAsync(id);
            Assert.Equal(("open", run), (view.Text("breaker"), Assert.Single(view.GetProperty("held").EnumerateArray()).GetString()));
        }
    }

    private static async Task ReleaseAsync(HubUnderTest hub, string run, string interfaceId)
    {
        var released = await hub.SendAsync(HttpMethod.Post, $"api/v1/held/{run}/{interfaceId}/release", HubUnderTest.OperatorKey);
        Assert.Equal(HttpStatusCode.Accepted, released.Status);
        await hub.CompleteAsync(released.Json.Text("id")!);
    }

    private async Task AssertAsUntouchedAsync(SortedDictionary<string, Profile> before, params IEnumerable<string> interfaces)
    {
        var now = await StoredProfiles.ReadAsync(_account);
        Assert.All(interfaces, id => Assert.Equal(Told(before, id), Told(now, id)));
    }

    private static List<string> Told(SortedDictionary<string, Profile> profiles, string interfaceId) =>
        [.. profiles.Select(p => $"{p.Key} {StoredProfiles.Describe(p.Value.Find(interfaceId))}")];

    private static IEnumerable<string> YearsOf(DepartmentServer city, string code) =>
        city.City.FactsOf(city.City.Find(code)!, "I28", city.BusinessDate).Where(fact => !fact.Revoked).Select(fact => fact.Key);

    private static string ContentOf(Profile profile) => Encoding.UTF8.GetString(profile.Find("I15")!.Items[0].Content.Span);

    private static bool IsReported(Profile profile) =>
        JsonDocument.Parse(profile.Find("I15")!.Items[0].Content).RootElement.GetProperty("exec_report_submitted").GetBoolean();

    /// <summary>What the department would have said, were it well.</summary>
    private static bool IsReported(DepartmentServer city, string code) =>
        (bool)city.City.FactsOf(city.City.Find(code)!, "I15", city.BusinessDate)[0]["exec_report_submitted"]!;

    private static async Task<SortedDictionary<string, JsonElement>> HeldAsync(HubUnderTest hub) =>
        new((await hub.GetAsync("api/v1/held", HubUnderTest.OperatorKey)).Json.GetProperty("held").EnumerateArray().ToDictionary(h => h.Text("interface")!));
}
