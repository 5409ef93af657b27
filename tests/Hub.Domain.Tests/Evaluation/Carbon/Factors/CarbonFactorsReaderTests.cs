using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Evaluation.Carbon.Factors;

/// <summary>Broken in one place, the factor files are answered with one whole message.</summary>
public sealed class CarbonFactorsReaderTests
{
    [Theory]
    [InlineData("fuels.json", "\"ncv\": \"GJ/{unit}\"", "\"ncv\": \"TJ/{unit}\"", "fuels.json: units.ncv is \"TJ/{unit}\"; \"GJ/{unit}\" is needed")]
    [InlineData("fuels.json", "{ \"ncv\": 389.31, \"cc\": 0.01530, \"of\": 0.99 },\n        \"B\"", "{ \"ncv\": 38931, \"cc\": 0.01530, \"of\": 0.99 },\n        \"B\"", "fuels.json: fuels[21].values.A.ncv is 38931; a number from 10 to 500 is needed")]
    [InlineData("fuels.json", "\"ncv\": 24.515, \"cc\": 0.02749", "\"ncv\": 24.515, \"cc\": 27.49", "fuels.json: fuels[0].values.A.cc is 27.49; a number from 0.01 to 0.08 is needed")]
    [InlineData("fuels.json", "\"ncv\": 24.515, \"cc\": 0.02749, \"of\": 0.94", "\"ncv\": 24.515, \"cc\": 0.02749, \"of\": 94", "fuels.json: fuels[0].values.A.of is 94; a number from 0.5 to 1 is needed")]
    [InlineData("fuels.json", "\"ncv\": 24.515, ", "", "fuels.json: fuels[0].values.A.ncv is missing; a number from 5 to 60 is needed")]
    [InlineData("fuels.json", "\"code\": \"coke\"", "\"code\": \"lignite\"", "fuels.json: fuels[6].code is \"lignite\"; a value of its own is needed")]
    [InlineData("fuels.json", "\"en\": \"Coke\", \"unit\": \"t\"", "\"en\": \"Coke\", \"unit\": \"kg\"", "fuels.json: fuels[6].unit is \"kg\"; one of t, 万Nm3 is needed")]
    [InlineData("fuels.json", "\"A\": { \"ncv\": 31, ", "\"D\": { \"ncv\": 31, ", "fuels.json: fuels[14].values.D is { \"ncv\": 31, \"cc\": 0.02750, \"of\": 0.98 }; no such set; valid are A, B, C")]
    [InlineData("fuels.json", "\"source\": \"chemistryPage\"", "\"source\": \"chemistrypage\"", "fuels.json: sets[2].source is \"chemistrypage\"; one of guide2015, guides2013, chemistryPage, proposal is needed; did you mean chemistryPage?")]
    [InlineData("processes.json", "{ \"factor\": 0.0139, \"unit\": \"tN2O/t\" }", "{ \"factor\": 0.0139, \"unit\": \"kgN2O/t\" }", "processes.json: processes[22].emissions[0].unit is \"kgN2O/t\"; one of tCO2/t, tC/t, tN2O/t, kgCF4/t, kgC2F6/t is needed; did you mean tN2O/t?")]
    [InlineData("processes.json", "\"purity\": \"required\"", "\"purity\": true", "processes.json: processes[19].purity is true; one of optional, required is needed")]
    [InlineData("processes.json", "\"factor\": 0.683", "\"factor\": 683", "processes.json: processes[17].emissions[0].factor is 683; a number from 0 to 5 is needed")]
    [InlineData("gwp.json", "\"CH4\": 28, ", "", "gwp.json: versions[2].values.CH4 is missing; a number from 1 to 50000 is needed")]
    [InlineData("gwp.json", "\"CH4\": 28, ", "\"CH4\": 28, \"HFC\": 1, ", "gwp.json: versions[2].values.HFC is 1; no such property; valid are CH4, N2O, SF6, CF4, C2F6")]
    [InlineData("electricity.json", "\"value\": 0.5153", "\"value\": 515.3", "electricity.json: families[0].regions[10].factors[1].value is 515.3; a number from 0 to 1.5 is needed")]
    [InlineData("electricity.json", "\"year\": 2012", "\"year\": 12", "electricity.json: families[1].regions[1].factors[0].year is 12; a year from 2000 to 2100 is needed")]
    [InlineData("electricity.json", "\"id\": \"reporting\", \"zh\": \"全国企业报告用因子\"", "\"id\": \"national\", \"zh\": \"全国企业报告用因子\"", "electricity.json: families[1].regions[0].id is \"national\"; a value of its own is needed")]
    [InlineData("heat.json", "\"unit\": \"tCO2/GJ\"", "\"unit\": \"kgCO2/GJ\"", "heat.json: purchased.unit is \"kgCO2/GJ\"; \"tCO2/GJ\" is needed")]
    [InlineData("wastewater.json", "\"mcf\": 0.1, \"range\": [0, 0.2]", "\"mcf\": 0.3, \"range\": [0, 0.2]", "wastewater.json: treatments[1].range is [0, 0.2]; two numbers from 0 to 1 with mcf between them are needed")]
    [InlineData("wastewater.json", "\"mostCod\": 500000, \"unit\": \"mg/L\"", "\"mostCod\": 500000, \"unit\": \"kg/m3\"", "wastewater.json: plausibility.unit is \"kg/m3\"; \"mg/L\" is needed")]
    [InlineData("wastewater.json", "\"methaneDensity\": {", "\"methanDensity\": {", "wastewater.json: methaneDensity is missing; an object with value, unit, source, remark is needed")]
    public void A_mistake_is_named(string file, string passage, string replacement, string message)
    {
        var mistakes = Assert.Throws<CatalogException>(() => CarbonFactorsReader.Read(RepositoryFactors.With(file, passage, replacement))).Mistakes;

        Assert.Contains(message, mistakes.Select(m => m.ToString()));
        Assert.InRange(mistakes.Count, 1, 2);
    }

    [Fact]
    public void A_file_that_is_no_JSON_is_named_with_the_line() => Assert.StartsWith(
        "gwp.json: line 2 is no JSON; ",
        Message(RepositoryFactors.With("gwp.json", "  \"$schema\": \"../schema/carbon-gwp.schema.json\",", "  schema")),
        StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named() => Assert.Equal(
        "catalog/carbon: the folder is without heat.json; electricity.json, fuels.json, gwp.json, heat.json, processes.json, wastewater.json are needed",
        Message([.. RepositoryFactors.Files.Where(f => f.Path != "heat.json")]));

    [Fact]
    public void A_file_too_many_is_named() => Assert.Equal(
        "catalog/carbon/steam.json: the file is not known; only electricity.json, fuels.json, gwp.json, heat.json, processes.json, wastewater.json are read",
        Message([.. RepositoryFactors.Files, new CatalogFile("catalog/carbon/steam.json", "{}")]));

    [Fact]
    public void The_version_is_that_of_the_texts_wherever_they_lie()
    {
        var version = RepositoryFactors.All.Version;

        Assert.Matches("^[0-9a-f]{16}$", version);
        Assert.Equal(version, CarbonFactorsReader.Read(RepositoryFactors.Files.Reverse().Select(f => f with { Path = $"/elsewhere/{f.Path}" })).Version);
        Assert.NotEqual(version, CarbonFactorsReader.Read(RepositoryFactors.With("heat.json", "\"value\": 0.11", "\"value\": 0.12")).Version);
    }

    [Theory]
    [InlineData("fuels", "file", nameof(CarbonVocabulary.File), nameof(CarbonVocabulary.Fuels))]
    [InlineData("fuels", "set", nameof(CarbonVocabulary.Set))]
    [InlineData("fuels", "fuel", nameof(CarbonVocabulary.Fuel))]
    [InlineData("fuels", "plausibility", nameof(CarbonVocabulary.FuelPlausibility))]
    [InlineData("processes", "process", nameof(CarbonVocabulary.Process))]
    [InlineData("processes", "emission", nameof(CarbonVocabulary.Emission))]
    [InlineData("gwp", "file", nameof(CarbonVocabulary.File), nameof(CarbonVocabulary.Gwp))]
    [InlineData("gwp", "version", nameof(CarbonVocabulary.Version))]
    [InlineData("electricity", "file", nameof(CarbonVocabulary.File), nameof(CarbonVocabulary.Electricity))]
    [InlineData("electricity", "family", nameof(CarbonVocabulary.Family))]
    [InlineData("electricity", "region", nameof(CarbonVocabulary.Region))]
    [InlineData("electricity", "factor", nameof(CarbonVocabulary.GridFactor))]
    [InlineData("heat", "file", nameof(CarbonVocabulary.File), nameof(CarbonVocabulary.Heat))]
    [InlineData("wastewater", "file", nameof(CarbonVocabulary.File), nameof(CarbonVocabulary.Wastewater))]
    [InlineData("wastewater", "plausibility", nameof(CarbonVocabulary.WastewaterPlausibility))]
    [InlineData("wastewater", "treatment", nameof(CarbonVocabulary.Treatment))]
    public void The_editors_schema_and_the_reader_say_the_same(string schema, string definition, params string[] lists)
    {
        var definitions = new EditorSchema($"carbon-{schema}");
        var names = lists.SelectMany(list => (IReadOnlyList<string>)typeof(CarbonVocabulary).GetProperty(list)!.GetValue(null)!);

        Assert.Equal(
            names.Order(StringComparer.Ordinal),
            definitions.NamesOf(definition).Order(StringComparer.Ordinal));
        Assert.False(definitions[definition].GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void Every_file_points_to_its_schema() => Assert.All(RepositoryFactors.Files, file => Assert.Equal(
        $"../schema/carbon-{Path.GetFileNameWithoutExtension(file.Path)}.schema.json",
        EditorSchema.Of(file.Text)));

    private static string Message(IEnumerable<CatalogFile> files) => Assert.Throws<CatalogException>(() => CarbonFactorsReader.Read(files)).Message;
}
