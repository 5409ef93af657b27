using Hub.Domain.Sources;
using Hub.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Functions.Tests.Sources;

public sealed class CatalogTests(AzuriteFixture azurite)
{
    private const string Water = """
        {
          "id": "D09", "zh": "市水利局", "en": "Water Resources Bureau", "system": "取水许可",
          "interfaces": [ {
            "id": "I19", "zh": "取用水与节水", "en": "Water abstraction and saving",
            "cadence": "quarterly", "ttlDays": 120, "sensitivity": "L2", "sharing": "restricted", "consent": "E",
            "basis": { "zh": "取水许可和水资源费征收管理条例", "en": "Regulation on water abstraction permits" },
            "purpose": { "zh": "水资源利用效率评价", "en": "Evaluation of water use" },
            "section": { "kind": "single" },
            "source": { "shape": "push", "subject": ["社会信用代码"], "notStated": ["-"] },
            "fields": [
              { "name": "actual_volume_m3", "zh": "实际取水量", "en": "Water abstracted", "type": "dec(16,1)", "unit": "m3", "sourceUnit": "万立方米", "min": 0, "required": true, "sourceNames": ["取水量(万方)"] },
              { "name": "water_saving_carrier", "zh": "节水载体", "en": "Water-saving enterprise", "type": "bool" }
            ] } ]
        }
        """;

    [Fact]
    public async Task A_new_interface_of_a_known_shape_is_one_data_file()
    {
        using var catalog = new EditableCatalog();
        catalog.Add("D09-water.json", Water);
        await using var hub = await HubUnderTest.StartAsync(
            azurite, null, ("Hub:CatalogPath", catalog.Folder),
            ("Hub:DemoCallers:4:Key", "hub_d09_test"), ("Hub:DemoCallers:4:Id", "water"), ("Hub:DemoCallers:4:Role", "Department"),
            ("Hub:DemoCallers:4:Department", "D09"), ("Hub:DemoCallers:4:Scopes", "records.write"));

        using var body = new StringContent($"社会信用代码,取水量(万方),节水载体\n{Enterprises.Wuxing},1.25,是\n", System.Text.Encoding.UTF8, "text/csv");
        var receipt = await hub.SendAsync(HttpMethod.Post, "api/v1/departments/D09/interfaces/I19/records", "hub_d09_test", body);
        await hub.CompleteAsync(receipt.Json.GetProperty("id").GetString()!);

        var record = (await hub.ProfileAsync(Enterprises.Wuxing)).GetProperty("sections").GetProperty("I19").GetProperty("record");
        Assert.Equal(12_500m, record.GetProperty("actual_volume_m3").GetDecimal());
        Assert.True(record.GetProperty("water_saving_carrier").GetBoolean());
    }

    [Fact]
    public void A_mistake_in_a_file_keeps_the_hub_from_starting_and_says_where()
    {
        using var catalog = new EditableCatalog();
        catalog.Add("D09-water.json", Water.Replace("\"dec(16,1)\"", "\"decimal\"", StringComparison.Ordinal));
        var settings = HubSettings.For(azurite.TakeAccount(), null);
        settings["Hub:CatalogPath"] = catalog.Folder;

        var refusal = Assert.Throws<CatalogException>(() => HubApplication.Build(HubSettings.ToArguments(settings)));

        var mistake = Assert.Single(refusal.Mistakes);
        Assert.Equal("D09-water.json", mistake.File);
        Assert.Equal("interfaces[0].fields[0].type", mistake.Path);
        Assert.Contains("decimal", mistake.Value, StringComparison.Ordinal);
    }
}
