using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Hub.Azure;
using Hub.Functions.Tests.Trust;
using Hub.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Functions.Tests.Profiles;

/// <summary>Departments are asked about one enterprise because somebody needs its data now.</summary>
public sealed class RefreshProfileTests(AzuriteFixture azurite)
{
    private static readonly string[] s_answers = ["answered", "noRecord"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_answered_in_time_is_in_the_profile_that_comes_back()
    {
        await using var city = await CityAsync();
        await using var hub = await HubAsync(city);
        var enterprise = city.City.Enterprises.First(e => city.City.PropertiesOf(e, Day).Count > 0);
        await RegisterAsync(hub, enterprise.CreditCode);
        Assert.Equal("notReached", Api.State(await hub.ProfileAsync(enterprise.CreditCode), "I12"));

        var profile = (await RefreshAsync(hub, enterprise.CreditCode, "I12")).Json;

        Assert.Equal("answered", Api.State(profile, "I12"));
        Assert.Equal(
            city.City.PropertiesOf(enterprise, Day).Count, profile.GetProperty("sections").GetProperty("I12").GetProperty("items").GetArrayLength());
        var run = Assert.Single(await RunsAsync(hub));
        var detail = await hub.CompleteAsync(run.GetProperty("id").GetString()!);
        var batch = Assert.Single(detail.GetProperty("batches").EnumerateArray());
        Assert.Equal(("I12", "Sealed", 1), (batch.GetProperty("interface").GetString(), batch.GetProperty("state").GetString(), batch.GetProperty("accepted").GetInt32()));
        var evidence = profile.GetProperty("sections").GetProperty("I12").GetProperty("items")[0].GetProperty("source").GetProperty("evidence").GetString()!;
        Assert.StartsWith("{\"code\":\"0\"", await Evidence.ReadAsync(hub, evidence), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_about_one_enterprise_does_not_stand_for_a_delivery_of_its_interface()
    {
        await using var city = await CityAsync();
        await using var hub = await HubAsync(city);
        await RegisterAsync(hub, city.City[0].CreditCode);

        await RefreshAsync(hub, city.City[0].CreditCode, "I12");

        var interfaces = (await hub.GetAsync("api/v1/interfaces", HubUnderTest.OperatorKey)).Json.GetProperty("interfaces").EnumerateArray();
        Assert.False(interfaces.Single(i => i.GetProperty("id").GetString() == "I12").TryGetProperty("lastSealedAt", out _));
    }

    [Fact]
    public async Task Who_does_not_answer_in_time_is_not_waited_for()
    {
        await using var city = await CityAsync();
        city.Faults.SwitchOn("I12", Fault.Chance(FaultKind.NeverAnswers, 1));
        await using var hub = await HubAsync(city, ("Hub:RefreshBudget", "00:00:01"));
        await RegisterAsync(hub, city.City[0].CreditCode);

        var profile = (await RefreshAsync(hub, city.City[0].CreditCode, "I12")).Json;

        Assert.Equal("notReached", Api.State(profile, "I12"));
        Assert.Equal("answered", Api.State(profile, "I24"));
        Assert.Empty(await RunsAsync(hub));
    }

    [Fact]
    public async Task Those_who_want_the_same_at_the_same_time_share_one_asking()
    {
        await using var city = await CityAsync();
        await using var hub = await HubAsync(city);
        await RegisterAsync(hub, city.City[0].CreditCode);

        var profiles = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RefreshAsync(hub, city.City[0].CreditCode)));

        Assert.Equal((1, 1), (city.Requests("I12"), city.Requests("I34")));
        Assert.All(profiles, p => Assert.Equal(HttpStatusCode.OK, p.Status));
        Assert.All(["I12", "I34"], id => Assert.All(profiles, p => Assert.Contains(Api.State(p.Json, id), s_answers)));
    }

    [Fact]
    public async Task Who_waits_for_the_asking_of_others_waits_no_longer_than_the_budget()
    {
        await using var city = await CityAsync();
        city.Faults.SwitchOn("I12", Fault.Chance(FaultKind.NeverAnswers, 1));
        await using var hub = await HubAsync(city, ("Hub:RefreshBudget", "00:00:02"));
        await RegisterAsync(hub, city.City[0].CreditCode);

        var profiles = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RefreshAsync(hub, city.City[0].CreditCode)));
        var after = await hub.ProfileAsync(city.City[0].CreditCode);

        Assert.All(profiles, p => Assert.Equal((HttpStatusCode.OK, "notReached"), (p.Status, Api.State(p.Json, "I12"))));
        Assert.Contains(Api.State(after, "I34"), s_answers);
    }

    [Fact]
    public async Task An_answer_inside_its_time_to_live_is_asked_for_again_only_by_name()
    {
        await using var city = await CityAsync();
        await using var hub = await HubAsync(city, ("Hub:RefreshBudget", "00:00:10"));
        await RegisterAsync(hub, city.City[0].CreditCode);
        await RefreshAsync(hub, city.City[0].CreditCode, "I12");

        await RefreshAsync(hub, city.City[0].CreditCode);
        var (unnamed, version) = (city.Requests("I12"), VersionOf(await hub.ProfileAsync(city.City[0].CreditCode)));
        await RefreshAsync(hub, city.City[0].CreditCode, "I12");

        Assert.Equal((1, 2), (unnamed, city.Requests("I12")));
        Assert.Equal(version, VersionOf(await hub.ProfileAsync(city.City[0].CreditCode)));
    }

    [Fact]
    public async Task The_days_quota_counts()
    {
        using var catalog = new EditableCatalog();
        catalog.Replace("D06-natural-resources.json", "\"perDay\": 100000", "\"perDay\": 1");
        await using var city = await CityAsync();
        await using var hub = await HubAsync(city, ("Hub:CatalogPath", catalog.Folder));
        await RegisterAsync(hub, city.City[0].CreditCode, city.City[1].CreditCode);

        await RefreshAsync(hub, city.City[0].CreditCode, "I12");
        var refused = (await RefreshAsync(hub, city.City[1].CreditCode, "I12")).Json;

        Assert.Equal(("notReached", 1), (Api.State(refused, "I12"), city.Requests("I12")));
    }

    [Theory]
    [InlineData("91330502MA2B00019A", "{}", HttpStatusCode.BadRequest, "BAD_CHECK")]
    [InlineData("92330502MA2B0006XK", "{}", HttpStatusCode.NotFound, "92330502MA2B0006XK")]
    [InlineData(Enterprises.Wuxing, "{\"interfaces\":[\"I28\"]}", HttpStatusCode.NotFound, "There is no asked interface “I28”.")]
    [InlineData(Enterprises.Wuxing, "{\"interfaces\":[\"I25\"]}", HttpStatusCode.Forbidden, "I25 may not be read.")]
    [InlineData(Enterprises.Wuxing, "[]", HttpStatusCode.BadRequest, "line 1")]
    public async Task What_cannot_be_asked_says_why(string code, string body, HttpStatusCode status, string detail)
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);

        var answer = await hub.SendAsync(
            HttpMethod.Post, PathOf(code), HubUnderTest.BankKey, new StringContent(body, Encoding.UTF8, "application/json"), ("x-hub-purpose", "PRE_LOAN"));

        Assert.Equal(status, answer.Status);
        Assert.Contains(detail, answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_no_bank_may_not_whatever_its_scopes()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var made = await hub.SendAsync(HttpMethod.Post, "api/v1/callers", HubUnderTest.OperatorKey, JsonContent.Create(
            new { id = "supervisor", role = "Supervisor", scopes = new[] { "profiles.read", "profiles.refresh" } }));

        var answer = await hub.SendAsync(HttpMethod.Post, PathOf(Enterprises.Wuxing), made.Json.GetProperty("key").GetString());

        Assert.Equal((HttpStatusCode.Forbidden, "Caller supervisor is no bank."), (answer.Status, answer.Json.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task The_access_is_written_down_with_the_enterprise()
    {
        await using var city = await CityAsync();
        await using var hub = await HubAsync(city);
        await RegisterAsync(hub, city.City[0].CreditCode);
        await RefreshAsync(hub, city.City[0].CreditCode, "I12");

        var entry = (await hub.AccessesAsync()).Single(a => a.Entry.Function == "RefreshProfile").Entry;

        Assert.Equal(
            ("demo-bank", $"POST /{PathOf(city.City[0].CreditCode)}", "granted", city.City[0].CreditCode),
            (entry.Caller, entry.Target, entry.Result, entry.CreditCode));
        Assert.Contains("I24", entry.Interfaces);
    }

    private static DateOnly Day { get; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Date).AddDays(-1);

    private static int VersionOf(JsonElement profile) => profile.GetProperty("version").GetInt32();

    private static string PathOf(string code) => $"api/v1/enterprises/{code}/refresh";

    private static Task<DepartmentServer> CityAsync() =>
        DepartmentServer.StartAsync(new SimulatorOptions { Enterprises = 20, BusinessDate = Day }, Stop);

    private Task<HubUnderTest> HubAsync(DepartmentServer city, params (string, string)[] settings) =>
        HubUnderTest.StartAsync(azurite, city.BaseAddress, settings);

    private static Task<JsonElement> RegisterAsync(HubUnderTest hub, params string[] codes) =>
        hub.PushAndBuildAsync($"[{string.Join(',', codes.Select(c => Enterprises.Registration(c)))}]");

    private static async Task<Answer> RefreshAsync(HubUnderTest hub, string code, params string[] interfaces)
    {
        using var body = interfaces.Length > 0 ? JsonContent.Create(new { interfaces }) : null;
        await hub.ConsentAsync(code);
        return await hub.SendAsync(HttpMethod.Post, PathOf(code), HubUnderTest.BankKey, body, ("x-hub-purpose", "PRE_LOAN"));
    }

    private static async Task<List<JsonElement>> RunsAsync(HubUnderTest hub) =>
        [.. (await hub.GetAsync("api/v1/runs?kind=onDemand", HubUnderTest.OperatorKey)).Json.GetProperty("runs").EnumerateArray()];
}
