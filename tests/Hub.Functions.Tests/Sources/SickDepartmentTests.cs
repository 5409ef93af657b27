using System.Text.Json;
using Hub.Functions.Tests.Intake;
using Hub.Simulator;

namespace Hub.Functions.Tests.Sources;

/// <summary>Departments that deliver in another form, the half, or no more than their quota: what is published, and who is told.</summary>
public sealed class SickDepartmentTests(AzuriteFixture azurite)
{
    private readonly string _account = azurite.TakeAccount();

    /// <summary>The same records of the same day come again, in another form.</summary>
    [Fact]
    public async Task A_schema_that_drifts_spoils_nothing_that_is_known_and_is_told()
    {
        string[] drifting = ["I07", "I19", "I20", "I28"];
        await using var city = await FullCity.StartAsync(110, changeRate: 1);
        await using var hub = await HubUnderTest.StartAsync(_account, city.BaseAddress);
        await NightTests.RegisterAsync(hub, city);
        await hub.RunAsync(drifting);
        var code = city.City[0].CreditCode;
        var evening = (await hub.ProfileAsync(code)).GetProperty("sections");
        city.Faults.SwitchOn("I07", Fault.Chance(FaultKind.HeadingRenamed, 1));
        city.Faults.SwitchOn("I19", Fault.Chance(FaultKind.TypeChanged, 1));
        city.Faults.SwitchOn("I20", Fault.Chance(FaultKind.UnknownFields, 1));
        city.Faults.SwitchOn("I28", Fault.Chance(FaultKind.NewCode, 1));

        var night = await hub.RunAsync(drifting);

        Assert.Equal("Held Sealed Sealed Sealed", string.Join(' ', drifting.Select(id => Api.Batch(night, id).Text("state"))));
        Assert.Equal(110, Api.Batch(night, "I07").GetProperty("unknownFields").GetProperty("高新技术企业（新）").GetInt32());
        var profile = await hub.ProfileAsync(code);
        Assert.All(drifting, id => Assert.Equal(Told(evening, id), Told(profile.GetProperty("sections"), id)));
        Assert.Equal(
            ["answered ", "quarantined WRONG_TYPE permit_volume_m3", "answered ", "quarantined UNKNOWN_ENUM tax_credit_grade"],
            drifting.Select(id => Api.Manifest(profile, id)).Select(line => $"{line.Text("state")} {line.Text("reason")}"));
        Assert.Equal(("open", "closed"), ((await hub.InterfaceAsync("I07")).Text("breaker"), (await hub.InterfaceAsync("I20")).Text("breaker")));
        Assert.Equal(1, (await hub.InterfaceAsync("I19")).GetProperty("quarantineRate").GetDouble());
        Assert.Equal(110, (await DriftAsync(hub, "I19")).GetProperty("errors").GetProperty("WRONG_TYPE permit_volume_m3").GetInt32());

        // How many have a grade depends on the day: new enterprises have none.
        var graded = Api.Batch(night, "I28").GetProperty("quarantined").GetInt32();
        Assert.InRange(graded, 100, 110);
        Assert.Equal(graded, (await DriftAsync(hub, "I28")).GetProperty("errors").GetProperty("UNKNOWN_ENUM tax_credit_grade").GetInt32());
        Assert.Equal("""{"备用字段":110,"扩展":110}""", (await DriftAsync(hub, "I20")).GetProperty("unknownFields").GetRawText());
    }

    [Fact]
    public async Task Half_a_file_is_held()
    {
        await using var city = await FullCity.StartAsync(100);
        await using var hub = await HubUnderTest.StartAsync(_account, city.BaseAddress);
        await hub.RunAsync("I36");
        city.Faults.SwitchOn("I36", Fault.Times(FaultKind.HalfFile));

        var half = Api.Batch(await hub.RunAsync("I36"), "I36");

        Assert.Equal(("Held", "本次交付只有 50 条，上次 100 条"), (half.Text("state"), half.GetProperty("hold").Text("zh")));
        Assert.Equal("open", (await hub.InterfaceAsync("I36")).Text("breaker"));
        Assert.Equal("answered", Api.State(await hub.ProfileAsync(city.City[99].CreditCode), "I36"));
        Assert.Equal("Sealed", Api.Batch(await hub.RunAsync("I36"), "I36").Text("state"));
    }

    [Fact]
    public async Task Who_was_not_asked_for_want_of_quota_is_told_so_and_asked_the_next_night()
    {
        const int Granted = 25;
        await using var city = await FullCity.StartAsync(40);
        await using var hub = await HubUnderTest.StartAsync(_account, city.BaseAddress, ("Hub:QueueLock", "00:01:00"), ("Hub:RepairAfter", "00:05:00"));
        await NightTests.RegisterAsync(hub, city);
        city.Faults.SwitchOn("I12", Fault.Times(FaultKind.QuotaExhausted, int.MaxValue, after: Granted));

        var night = Api.Batch(await hub.RunAsync("I12"), "I12");

        var problem = $"the department says that the day's quota of questions is used up; {40 - Granted} enterprises got no answer and are asked again by the next run";
        Assert.Equal(("Sealed", problem), (night.Text("state"), night.Text("problem")));
        Assert.Equal(problem, (await hub.InterfaceAsync("I12")).GetProperty("drift").Text("problem"));
        Assert.Equal(40 - Granted, (await StatesAsync(hub, city, "I12")).Count(state => state == "notReached"));

        city.Faults.SwitchOffAll();
        var asked = city.Requests("I12");
        await hub.RunAsync("I12");

        Assert.Equal(40 - Granted, city.Requests("I12") - asked);
        Assert.DoesNotContain("notReached", await StatesAsync(hub, city, "I12"));
    }

    private static async Task<List<string?>> StatesAsync(HubUnderTest hub, DepartmentServer city, string interfaceId)
    {
        var states = new List<string?>();
        foreach (var enterprise in city.City.Enterprises)
        {
            states.Add(Api.State(await hub.ProfileAsync(enterprise.CreditCode), interfaceId));
        }

        return states;
    }

    private static async Task<JsonElement> DriftAsync(HubUnderTest hub, string interfaceId) => (await hub.InterfaceAsync(interfaceId)).GetProperty("drift");

    /// <summary>What is told of a section, single or not.</summary>
    private static string Told(JsonElement sections, string interfaceId) => sections.GetProperty(interfaceId) is var section && section.TryGetProperty("record", out var record)
        ? record.GetRawText()
        : section.GetProperty("items").GetRawText();
}
