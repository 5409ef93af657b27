using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Sources;

public sealed class CatalogReaderTests
{
    private static readonly CatalogFile Tax = new("D14-tax.json", SampleCatalog.Text);

    private static readonly CatalogFile Land = new("D06-land.json", """
        {
          // Comments and trailing commas are allowed.
          "id": "D06", "zh": "自规局", "en": "Land", "system": "不动产登记",
          "interfaces": [
            {
              "id": "I13", "zh": "用地", "en": "Land use", "cadence": "quarterly", "ttlDays": 120,
              "sensitivity": "L2", "sharing": "restricted", "consent": "E",
              "basis": { "zh": "法", "en": "Law" }, "purpose": { "zh": "用途", "en": "Purpose" },
              "section": { "kind": "single", },
              "source": { "shape": "push", "subject": ["统一代码"], },
              "fields": [{ "name": "land_use_mu", "zh": "用地面积", "en": "Land used", "type": "dec(12,2)", "unit": "mu", },],
            },
          ],
        }
        """);

    [Fact]
    public void Departments_and_interfaces_stand_in_the_order_of_their_ids()
    {
        var catalog = CatalogReader.Read([Tax, Land]);

        Assert.Equal(["D06", "D14"], catalog.Departments.Select(d => d.Id));
        Assert.Equal(["I12", "I13", "I24", "I28", "I36"], catalog.Interfaces.Select(i => i.Id));
    }

    [Fact]
    public void A_list_holds_the_fields_of_its_objects()
    {
        var list = (ListType)SampleCatalog.Read(SampleCatalog.Text).FindInterface("I12")!.FindField("liens")!.Type;

        Assert.Equal(20, list.MaxCount);
        Assert.Equal(["court:TextType", "until:DateType"], list.Items.Select(f => $"{f.Name}:{f.Type.GetType().Name}"));
        Assert.True(((DateType)list.Items[1].Type).FutureAllowed);
    }

    [Fact]
    public void The_version_goes_by_names_and_texts_and_not_by_folder_or_order()
    {
        var version = CatalogReader.Read([Tax, Land]).Version;

        Assert.Matches("^[0-9a-f]{16}$", version);
        Assert.Equal(version, CatalogReader.Read([Land, Tax with { Path = "elsewhere/D14-tax.json" }]).Version);
        Assert.NotEqual(version, CatalogReader.Read([Tax, Land with { Text = Land.Text + " " }]).Version);
        Assert.NotEqual(version, CatalogReader.Read([Tax, Land with { Path = "D06-soil.json" }]).Version);
    }

    [Fact]
    public void All_mistakes_of_all_files_are_reported_at_once()
    {
        var exception = Assert.Throws<CatalogException>(() => CatalogReader.Read(
        [
            Tax with { Text = SampleCatalog.With("\"perDay\": 50000", "\"perDay\": 0").Replace("\"I36\"", "\"I24\"", StringComparison.Ordinal) },
            Land with { Text = Land.Text.Replace("\"quarterly\"", "\"seldom\"", StringComparison.Ordinal).Replace("\"unit\": \"mu\"", "\"units\": \"mu\"", StringComparison.Ordinal) },
            new CatalogFile("D07-env.json", "{ \"id\": \"D07\", }}"),
        ]));

        Assert.Equal(
            [
                "D06-land.json: interfaces[0].cadence is \"seldom\"; one of realtime, event, daily, weekly, monthly, quarterly, yearly, onDemand is needed",
                "D06-land.json: interfaces[0].fields[0].units is \"mu\"; no such property; valid are name, zh, en, type, required, personal, sourceNames, unit, min, max, sourceUnit; did you mean unit?",
                "D07-env.json: line 1 is no JSON; '}' is invalid after a single JSON value. Expected end of data",
                "D14-tax.json: interfaces[3].id is \"I24\"; an id of its own is needed, interfaces[1] of D14-tax.json has this one",
                "D14-tax.json: interfaces[2].source.perDay is 0; at least 1 is needed",
            ],
            exception.Mistakes.Select(m => m.ToString()));
        Assert.Equal(string.Join(Environment.NewLine, exception.Mistakes), exception.Message);
    }

    [Theory]
    [InlineData("", "D14-tax.json: line 1 is no JSON; The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true")]
    [InlineData("[]", "D14-tax.json: the file is []; an object with $schema, id, zh, en, system, maintenance, interfaces is needed")]
    [InlineData("{ \"id\": \"D14\", \"id\": \"D15\" }", "D14-tax.json: the file is no JSON; Duplicate property 'id' encountered during deserialization")]
    public void What_is_no_department_file_is_named(string text, string message) =>
        Assert.Equal(message, Assert.Throws<CatalogException>(() => SampleCatalog.Read(text)).Message);

    [Fact]
    public void Two_files_of_one_department_are_a_mistake()
    {
        var second = Land with { Path = "D14-land.json", Text = Land.Text.Replace("D06", "D14", StringComparison.Ordinal) };

        Assert.Equal("D14-tax.json: id is \"D14\"; an id of its own is needed, D14-land.json has this one", Assert.Throws<CatalogException>(() => CatalogReader.Read([Tax, second])).Message);
    }

    [Fact]
    public void A_catalog_without_files_is_a_mistake() => Assert.Equal(
        "catalog/departments: the folder is empty; a file a department is needed",
        Assert.Throws<CatalogException>(() => CatalogReader.Read([])).Message);
}
