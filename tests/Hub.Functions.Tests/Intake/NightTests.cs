using System.Net;
using System.Text.Json;
using Hub.Simulator;
using Microsoft.Extensions.Hosting;

namespace Hub.Functions.Tests.Intake;

public sealed class NightTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_night_brings_every_interface_into_the_profiles()
    {
        await using var city = await CityAsync(60);
        await using var hub = await HubUnderTest.StartAsync(azurite, city.BaseAddress);
        await RegisterAsync(hub, city);

        var run = await hub.RunAsync();

        Assert.Equal(City.Interfaces.Except(Pushes.Interfaces), run.GetProperty("run").GetProperty("interfaces").EnumerateArray().Select(i => i.GetString()));
        foreach (var enterprise in city.City.Enterprises.Take(10))
        {
            await AssertFactsAsync(hub, city, enterprise);
        }
    }

    [Fact]
    public async Task A_second_night_over_the_same_facts_makes_no_new_version()
    {
        await using var city = await CityAsync(20);
        await using var hub = await HubUnderTest.StartAsync(azurite, city.BaseAddress);
        await RegisterAsync(hub, city);
        await hub.RunAsync("I12", "I28", "I36");
        var code = city.City[0].CreditCode;
        var version = (await hub.ProfileAsync(code)).GetProperty("version").GetInt32();

        var again = await hub.RunAsync("I12", "I28", "I36");

        Assert.All(again.GetProperty("batches").EnumerateArray(), b => Assert.Equal(0, b.GetProperty("accepted").GetInt32()));
        Assert.Equal(version, (await hub.ProfileAsync(code)).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Faults_that_a_department_survives_lose_nothing()
    {
        await using var city = await CityAsync(40);
        city.Faults.SwitchOn("I28", Fault.Times(FaultKind.ServerErrors, 2), Fault.Times(FaultKind.TooManyRequests), Fault.Times(FaultKind.DuplicatePages), Fault.Times(FaultKind.MalformedJson));
        city.Faults.SwitchOn("I36", Fault.Times(FaultKind.CutMidBody), Fault.Times(FaultKind.NotYetThere));
        city.Faults.SwitchOn("I12", Fault.Times(FaultKind.CutMidBody, 2), Fault.Times(FaultKind.ServerErrors, 2));
        await using var hub = await HubUnderTest.StartAsync(azurite, city.BaseAddress);
        await RegisterAsync(hub, city);

        var run = await hub.RunAsync();

        Assert.All(run.GetProperty("batches").EnumerateArray(), b => Assert.Equal("Sealed", b.GetProperty("state").GetString()));
        Assert.Equal(1, city.Faults.Shown("I36", FaultKind.CutMidBody));
        foreach (var enterprise in city.City.Enterprises)
        {
            await AssertFactsAsync(hub, city, enterprise);
        }
    }

    [Fact]
    public async Task Wrong_types_go_to_quarantine_and_the_manifest_says_so()
    {
        await using var city = await CityAsync(20);
        city.Faults.SwitchOn("I36", Fault.Times(FaultKind.WrongTypes));
        await using var hub = await HubUnderTest.StartAsync(azurite, city.BaseAddress);
        await RegisterAsync(hub, city);

        var run = await hub.RunAsync("I36");

        var batch = Assert.Single(run.GetProperty("batches").EnumerateArray());
        Assert.Equal(2, batch.GetProperty("quarantined").GetInt32());
        Assert.Equal(18, batch.GetProperty("accepted").GetInt32());
        var code = batch.GetProperty("reasons")[0].GetProperty("creditCode").GetString()!;
        Assert.Equal("quarantined", Api.State(await hub.ProfileAsync(code), "I36"));
    }

    [Fact]
    public async Task A_department_that_never_answers_is_given_up_and_named_and_the_rest_goes_on()
    {
        await using var city = await CityAsync(10);
        city.Faults.SwitchOn("I28", Fault.Chance(FaultKind.ServerErrors, 1));
        await using var hub = await HubUnderTest.StartAsync(azurite, city.BaseAddress, ("Hub:PullAttempts", "1"));
        await RegisterAsync(hub, city);

        var run = await hub.RunAsync();

        var batches = run.GetProperty("batches").EnumerateArray().ToDictionary(b => b.GetProperty("interface").GetString()!);
        Assert.Equal("Failed", batches["I28"].GetProperty("state").GetString());
        Assert.Contains("given up after 1 attempts: GET nsxy/v1/grades", batches["I28"].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal("Sealed", batches["I36"].GetProperty("state").GetString());
        Assert.Equal("notReached", Api.State(await hub.ProfileAsync(city.City[0].CreditCode), "I28"));
    }

    [Fact]
    public async Task Enterprises_without_an_answer_are_counted_and_shown_as_not_reached()
    {
        await using var city = await CityAsync(5);
        city.Faults.SwitchOn("I12", Fault.Chance(FaultKind.NotReached, 1));
        await using var hub = await HubUnderTest.StartAsync(azurite, city.BaseAddress);
        await RegisterAsync(hub, city);

        var run = await hub.RunAsync("I12");

        var batch = Assert.Single(run.GetProperty("batches").EnumerateArray());
        Assert.Equal("Sealed", batch.GetProperty("state").GetString());
        Assert.Equal("5 enterprises got no answer and are asked again by the next run", batch.GetProperty("problem").GetString());
        Assert.Equal("notReached", Api.State(await hub.ProfileAsync(city.City[0].CreditCode), "I12"));
    }

    [Fact]
    public async Task No_more_is_asked_than_the_department_grants_a_day()
    {
        using var catalog = new EditableCatalog();
        catalog.Replace("D06-natural-resources.json", "\"perDay\": 100000", "\"perDay\": 3");
        await using var city = await CityAsync(5);
        await using var hub = await HubUnderTest.StartAsync(azurite, city.BaseAddress, ("Hub:CatalogPath", catalog.Folder));
        await RegisterAsync(hub, city);

        var first = await hub.RunAsync("I12");
        var second = await hub.RunAsync("I12");

        Assert.Equal("the day's quota of 3 questions is used up", first.GetProperty("batches")[0].GetProperty("problem").GetString());
        Assert.Equal(3, first.GetProperty("batches")[0].GetProperty("accepted").GetInt32());
        Assert.Equal(0, second.GetProperty("batches")[0].GetProperty("records").GetInt32());
        Assert.Equal(3, city.Requests("I12"));
    }

    [Fact]
    public async Task The_timer_starts_the_night_once()
    {
        await using var city = await CityAsync(2);
        await using var hub = await HubUnderTest.StartAsync(azurite, city.BaseAddress, ("NightSchedule", "* * * * * *"));

        JsonElement runs = default;
        await Eventually.Async(
            async () => (runs = (await hub.GetAsync("api/v1/runs?kind=night", HubUnderTest.OperatorKey)).Json).GetProperty("total").GetInt32() > 0,
            () => "no night began");
        var run = await hub.CompleteAsync(runs.GetProperty("runs")[0].GetProperty("id").GetString()!);

        Assert.Equal("Night", run.GetProperty("run").GetProperty("kind").GetString());
        Assert.Equal(1, (await hub.GetAsync("api/v1/runs?kind=night", HubUnderTest.OperatorKey)).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_run_of_an_unknown_or_pushed_interface_is_answered_with_the_pulled_ones()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);

        using var body = new StringContent("""{"interfaces":["I24"]}""", System.Text.Encoding.UTF8, "application/json");
        var answer = await hub.SendAsync(HttpMethod.Post, "api/v1/runs", HubUnderTest.OperatorKey, body);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(City.Interfaces.Except(Pushes.Interfaces), answer.Json.GetProperty("valid").EnumerateArray().Select(v => v.GetString()));
    }

    internal static Task<DepartmentServer> CityAsync(int enterprises) =>
        DepartmentServer.StartAsync(new SimulatorOptions { Enterprises = enterprises, Seed = 7, SubjectRequestsPerSecond = 10_000 }, Stop);

    internal static async Task RegisterAsync(HubUnderTest hub, DepartmentServer city)
    {
        var receipts = await Pusher.PushAsync(
            hub.Http, HubUnderTest.RegistrationKey, Pushes.Batches(city.City, "I24", city.BusinessDate), TimeProvider.System, Stop);
        foreach (var receipt in receipts)
        {
            Assert.True(receipt.Accepted, receipt.Json);
            await hub.CompleteAsync(receipt.Id!);
        }
    }

    /// <summary>What the hub shows equals what the simulated departments hold.</summary>
    private static async Task AssertFactsAsync(HubUnderTest hub, DepartmentServer city, Enterprise enterprise)
    {
        var profile = await hub.ProfileAsync(enterprise.CreditCode);
        var sections = profile.GetProperty("sections");
        var grades = city.City.TaxGradesOf(enterprise, city.BusinessDate).Where(g => !g.Revoked).Select(g => (g.Year.ToString(), g.Grade.ToString(), g.Score)).ToList();
        var properties = city.City.PropertiesOf(enterprise, city.BusinessDate);

        Assert.Equal(grades, Records(sections, "I28").Select(r => (Text(r, "eval_year"), Text(r, "tax_credit_grade"), r.GetProperty("tax_credit_score").GetDecimal())));
        Assert.Equal(properties.Select(p => p.Number).Order(StringComparer.Ordinal), Records(sections, "I12").Select(r => Text(r, "property_no")));
        Assert.Equal(properties.Sum(p => p.MortgageWanYuan) * 10_000m, Records(sections, "I12").Sum(r => r.GetProperty("mortgage_amount").GetDecimal()));
        Assert.Equal(properties.Count > 0 ? "answered" : "noRecord", Api.State(profile, "I12"));
        var day = Assert.Single(Records(sections, "I36"));
        Assert.Equal(FullCity.Yesterday.ToString("yyyyMMdd"), Text(day, "period"));
        Assert.Equal(enterprise.ElectricityOn(FullCity.Yesterday).GridKWh, day.GetProperty("grid_kwh").GetDecimal());
    }

    private static IEnumerable<JsonElement> Records(JsonElement sections, string id) =>
        sections.TryGetProperty(id, out var section) ? section.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("record")) : [];

    private static string Text(JsonElement record, string name) => record.GetProperty(name).GetString()!;
}
