using System.Text.Json;
using Hub.Domain.Sources;
using Hub.Functions.Tests.Intake;
using Hub.Simulator;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Tests.Sources;

/// <summary>A department that the hub never heard of, in data files alone: no line of C# knows D20, I39 or Q98.</summary>
public sealed class CatalogTests(AzuriteFixture azurite)
{
    private const string Key = "weather-key";

    private const string Weather = """
        {
          "id": "D20", "zh": "市气象局", "en": "Meteorological Bureau", "system": "气象防灾减灾",
          "interfaces": [ {
            "id": "I39", "zh": "气象灾害影响", "en": "Damage by weather",
            "cadence": "monthly", "ttlDays": 62, "sensitivity": "L2", "sharing": "restricted", "consent": "E",
            "basis": { "zh": "气象灾害防御条例", "en": "Regulation on Defence against Meteorological Disasters" },
            "purpose": { "zh": "物理风险评价", "en": "Evaluation of physical risk" },
            "section": { "kind": "series", "identity": ["period"], "keepMonths": 36 },
            "source": {
              "shape": "paged", "path": "/zaihai/v1/impacts", "items": "data.list", "nextCursor": "data.next", "cursorParameter": "cursor",
              "sinceParameter": "since", "lagHours": 48, "pageSizeParameter": "limit", "pageSize": 100,
              "subject": ["主体代码"], "notStated": ["-"]
            },
            "fields": [
              { "name": "period", "zh": "统计月份", "en": "Month", "type": "month", "required": true },
              { "name": "flood_level", "zh": "内涝等级", "en": "Level of flooding", "type": "enum", "required": true,
                "values": { "NONE": { "zh": "无", "en": "None" }, "SEVERE": { "zh": "严重", "en": "Severe" } }, "codes": { "0": "NONE", "3": "SEVERE" } },
              { "name": "loss", "zh": "灾害损失", "en": "Loss", "type": "money", "min": 0, "sourceNames": ["灾损(万元)"], "sourceUnit": "万元" },
              { "name": "insured", "zh": "是否投保", "en": "Insured", "type": "bool" }
            ] } ]
        }
        """;

    private const string LossWithoutFlood = """
        { "id": "Q98", "zh": "无内涝而有损失", "en": "A loss without a flood", "interface": "I39", "severity": "note", "when": "flood_level = 'NONE' and loss > 0",
          "message": { "zh": "损失 {loss} 元", "en": "A loss of {loss} yuan" }, "advice": { "zh": "请核对内涝等级。", "en": "Check the level." } }
        """;

    private static readonly string[] s_facts = ["period", "flood_level", "loss", "insured"];

    [Fact]
    public async Task A_20th_department_with_a_39th_interface_and_a_rule_is_asked_in_the_night_and_stands_in_the_profile()
    {
        using var catalog = new EditableCatalog();
        catalog.Add("D20-weather.json", Weather);
        catalog.Classify("I39", "PRE_LOAN", "SELF");
        catalog.AddRule(LossWithoutFlood);
        await using var city = await NightTests.CityAsync(4);
        var (flooded, dry, spared) = (city.City[0].CreditCode, city.City[1].CreditCode, city.City[2].CreditCode);
        await using var weather = await ScriptedDepartment.StartAsync(context => AnswerAsync(context, flooded, dry));
        await using var hub = await HubUnderTest.StartAsync(
            azurite, city.BaseAddress, ("Hub:CatalogPath", catalog.Folder),
            ("Hub:Departments:D20:BaseAddress", weather.Address.ToString()), ("Hub:Departments:D20:ApiKey", Key));
        await NightTests.RegisterAsync(hub, city);

        var run = await hub.RunAsync();

        Assert.Equal([.. City.Interfaces.Except(Pushes.Interfaces), "I39"], run.GetProperty("run").GetProperty("interfaces").EnumerateArray().Select(i => i.GetString()));
        var profile = await hub.ProfileAsync(flooded);
        Assert.Equal(["202609 SEVERE 1234500 True", "202610 NONE  False"], Records(profile));
        Assert.Equal("市气象局", Manifest(profile).GetProperty("department").GetString());
        Assert.Equal("answered", Api.State(profile, "I39"));
        var note = Section(await hub.ProfileAsync(dry)).GetProperty("notes")[0];
        Assert.Equal(("Q98", "损失 5000 元"), (note.GetProperty("rule").GetString(), note.GetProperty("zh").GetString()));
        Assert.Equal("noRecord", Api.State(await hub.ProfileAsync(spared), "I39"));
        Assert.Equal("notConsented", Api.State(await hub.ProfileAsync(flooded, HubUnderTest.BankWithoutConsentsKey), "I39"));
        var view = (await hub.GetAsync("api/v1/interfaces", HubUnderTest.OperatorKey)).Json.GetProperty("interfaces").EnumerateArray().Last();
        Assert.Equal(("I39", "D20", "fresh"), (view.GetProperty("id").GetString(), view.GetProperty("department").GetString(), view.GetProperty("freshness").GetString()));
    }

    [Fact]
    public void A_mistake_in_a_file_keeps_the_hub_from_starting_and_says_where()
    {
        using var catalog = new EditableCatalog();
        catalog.Add("D20-weather.json", Weather.Replace("\"month\"", "\"moon\"", StringComparison.Ordinal));
        var settings = HubSettings.For(azurite.TakeAccount(), null);
        settings["Hub:CatalogPath"] = catalog.Folder;

        var refusal = Assert.Throws<CatalogException>(() => HubApplication.Build(HubSettings.ToArguments(settings)));

        var mistake = Assert.Single(refusal.Mistakes);
        Assert.Equal("D20-weather.json", mistake.File);
        Assert.Equal("interfaces[0].fields[0].type", mistake.Path);
        Assert.Contains("moon", mistake.Value, StringComparison.Ordinal);
    }

    /// <summary>Two pages, to whoever has the key.</summary>
    private static Task AnswerAsync(HttpContext context, string flooded, string dry)
    {
        var request = context.Request;
        if (request.Path != "/zaihai/v1/impacts" || request.Headers["x-api-key"] != Key)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        return context.Response.WriteAsync((string?)request.Query["cursor"] == "p2"
            ? $$$"""{"data":{"list":[{"主体代码":"{{{dry}}}","统计月份":"202610","内涝等级":0,"灾损(万元)":"0.5","是否投保":"是"}],"next":null}}"""
            : $$$"""
              {"data":{"list":[
                {"主体代码":"{{{flooded}}}","统计月份":"2026-09","内涝等级":"3","灾损(万元)":123.45,"是否投保":"是"},
                {"主体代码":"{{{flooded}}}","统计月份":"2026年10月","内涝等级":"0","灾损(万元)":"-","是否投保":"否"}],"next":"p2"}}
              """);
    }

    private static JsonElement Section(JsonElement profile) => profile.GetProperty("sections").GetProperty("I39");

    private static JsonElement Manifest(JsonElement profile) =>
        profile.GetProperty("completeness").EnumerateArray().Single(line => line.GetProperty("interface").GetString() == "I39");

    private static IEnumerable<string> Records(JsonElement profile) => Section(profile).GetProperty("items").EnumerateArray()
        .Select(item => string.Join(' ', s_facts.Select(name => item.GetProperty("record").TryGetProperty(name, out var value) ? $"{value}" : "")));
}
