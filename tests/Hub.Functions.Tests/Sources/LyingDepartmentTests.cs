using System.Globalization;
using System.Text.Json;
using Hub.Functions.Tests.Intake;
using Hub.Simulator;

namespace Hub.Functions.Tests.Sources;

/// <summary>Departments that say what they said before and call it new: nothing is taken for confirmed, nothing is lost, and it is told.</summary>
public sealed class LyingDepartmentTests(AzuriteFixture azurite)
{
    private readonly string _account = azurite.TakeAccount();

    [Fact]
    public async Task Yesterdays_file_under_todays_date_confirms_nothing_and_is_named()
    {
        using var catalog = new EditableCatalog();
        catalog.Replace("D18-state-grid.json", "\"ttlDays\": 3", "\"ttlDays\": 1");
        await using var city = await FullCity.StartAsync(4);
        var code = city.City[0].CreditCode;
        var first = await RunAsync(city, catalog, lagDays: 2);
        city.Faults.SwitchOn("I36", Fault.Times(FaultKind.YesterdaysData));
        catalog.Replace("D18-state-grid.json", "\"lagDays\": 2", "\"lagDays\": 1");
        await using var hub = await HubUnderTest.StartAsync(_account, city.BaseAddress, ("Hub:CatalogPath", catalog.Folder));

        var lie = Api.Batch(await hub.RunAsync("I36"), "I36");

        var named = $"the same bytes as the delivery of run {first}";
        Assert.Equal(("Sealed", named), (lie.Text("state"), lie.Text("problem")));
        Assert.Equal(named, (await hub.InterfaceAsync("I36")).GetProperty("drift").Text("problem"));
        var profile = await hub.ProfileAsync(code);
        Assert.Equal([FullCity.Yesterday.AddDays(-1)], Days(profile));
        Assert.Equal("stale", Api.State(profile, "I36"));

        await hub.RunAsync("I36");

        profile = await hub.ProfileAsync(code);
        Assert.Equal([FullCity.Yesterday.AddDays(-1), FullCity.Yesterday], Days(profile));
        Assert.Equal("answered", Api.State(profile, "I36"));
        Assert.Null((await hub.InterfaceAsync("I36")).GetProperty("drift").Text("problem"));
    }

    [Fact]
    public async Task What_a_department_kept_back_for_a_day_comes_with_the_next_night()
    {
        await using var city = await FullCity.StartAsync(6, changeRate: 1, businessDate: FullCity.Yesterday.AddDays(-1));
        await using var hub = await HubUnderTest.StartAsync(_account, city.BaseAddress);
        await NightTests.RegisterAsync(hub, city);
        await hub.RunAsync("I07", "I19");
        city.BusinessDate = FullCity.Yesterday;
        city.Faults.SwitchOn("I07", Fault.Chance(FaultKind.YesterdaysData, 1));
        city.Faults.SwitchOn("I19", Fault.Chance(FaultKind.YesterdaysData, 1));

        var lie = await hub.RunAsync("I07", "I19");

        Assert.All(lie.GetProperty("batches").EnumerateArray(), b => Assert.Equal(0, b.GetProperty("accepted").GetInt32()));

        city.Faults.SwitchOffAll();
        await hub.RunAsync("I07", "I19");

        foreach (var enterprise in city.City.Enterprises)
        {
            var sections = (await hub.ProfileAsync(enterprise.CreditCode)).GetProperty("sections");
            Assert.Equal(
                (Fact(city, enterprise, "I07")["rd_expense"], Fact(city, enterprise, "I19")["water_saving_carrier"]),
                (Record(sections, "I07").GetProperty("rd_expense").GetDecimal(), Record(sections, "I19").GetProperty("water_saving_carrier").GetBoolean()));
        }
    }

    [Fact]
    public async Task A_copy_of_last_month_is_stale_however_often_it_is_delivered()
    {
        await using var city = await FullCity.StartAsync(3, businessDate: FullCity.Yesterday.AddDays(-61));
        await using var hub = await HubUnderTest.StartAsync(_account, city.BaseAddress);
        await NightTests.RegisterAsync(hub, city);

        await hub.RunAsync("I07");

        Assert.Equal("stale", Api.State(await hub.ProfileAsync(city.City[0].CreditCode), "I07"));
        var view = await hub.InterfaceAsync("I07");
        Assert.Equal("stale", view.Text("freshness"));
        Assert.Equal(city.BusinessDate, DateOnly.FromDateTime(view.GetProperty("confirmedAt").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(8)).Date));

        city.BusinessDate = FullCity.Yesterday;
        await hub.RunAsync("I07");

        Assert.Equal("answered", Api.State(await hub.ProfileAsync(city.City[0].CreditCode), "I07"));
        Assert.Equal("fresh", (await hub.InterfaceAsync("I07")).Text("freshness"));
    }

    /// <summary>Registers the city and fetches a file of electricity with a hub that ends then.</summary>
    private async Task<string> RunAsync(DepartmentServer city, EditableCatalog catalog, int lagDays)
    {
        catalog.Replace("D18-state-grid.json", "\"lagDays\": 1", $"\"lagDays\": {lagDays}");
        await using var hub = await HubUnderTest.StartAsync(_account, city.BaseAddress, ("Hub:CatalogPath", catalog.Folder));
        await NightTests.RegisterAsync(hub, city);
        return (await hub.RunAsync("I36")).GetProperty("run").Text("id")!;
    }

    private static IEnumerable<DateOnly> Days(JsonElement profile) => profile.GetProperty("sections").GetProperty("I36").GetProperty("items").EnumerateArray()
        .Select(item => DateOnly.ParseExact(item.GetProperty("record").Text("period")!, "yyyyMMdd", CultureInfo.InvariantCulture));

    private static Fact Fact(DepartmentServer city, Enterprise enterprise, string interfaceId) =>
        city.City.FactsOf(enterprise, interfaceId, city.BusinessDate)[0];

    private static JsonElement Record(JsonElement sections, string interfaceId) => sections.GetProperty(interfaceId).GetProperty("record");
}
