using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Sources;

/// <summary>The editors' schema and the reader say the same: neither may gain a word that the other lacks.</summary>
public sealed class CatalogSchemaTests
{
    private static readonly EditorSchema s_schema = new("department");

    public static TheoryData<string, string, IEnumerable<string>> Words => new()
    {
        { "interface", "cadence", CatalogVocabulary.Cadences.Keys },
        { "interface", "sensitivity", CatalogVocabulary.Sensitivities.Keys },
        { "interface", "sharing", CatalogVocabulary.Sharings.Keys },
        { "interface", "consent", CatalogVocabulary.Consents.Keys },
        { "section", "kind", CatalogVocabulary.SectionKinds.Keys },
        { "file", "format", CatalogVocabulary.Formats.Keys },
        { "file", "encoding", CatalogVocabulary.Encodings.Keys },
        { "platformPaged", "purposeCode", CatalogVocabulary.PurposeCodes.Keys },
        { "platformPerSubject", "purposeCode", CatalogVocabulary.PurposeCodes.Keys },
        { "field", "personal", CatalogVocabulary.PersonalKinds.Keys },
        { "field", "unit", Unit.All.Select(unit => unit.Name) },
        { "field", "sourceUnit", Unit.All.SelectMany(unit => unit.Spellings.Keys) },
    };

    public static TheoryData<string, IEnumerable<string>> Properties => new()
    {
        { "department", CatalogVocabulary.Department },
        { "interface", CatalogVocabulary.Interface },
        { "bilingual", CatalogVocabulary.Bilingual },
        { "section", CatalogVocabulary.Section },
        { "deleted", CatalogVocabulary.Deleted },
        { "reply", CatalogVocabulary.Reply },
        { "push", OfShape("push") },
        { "paged", OfShape("paged") },
        { "file", OfShape("file") },
        { "perSubject", OfShape("perSubject") },
        { "platformPaged", OfShape("platformPaged") },
        { "platformPerSubject", OfShape("platformPerSubject") },
        { "breaker", CatalogVocabulary.Breaker },
        { "field", CatalogVocabulary.Field.Concat(CatalogVocabulary.TypeProperties.Values.SelectMany(names => names)).Distinct() },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void The_words_are_the_same(string definition, string property, IEnumerable<string> words) => Assert.Equal(
        words.Order(StringComparer.Ordinal),
        s_schema.WordsOf(definition, property).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Properties))]
    public void The_properties_are_the_same_and_no_others_are_allowed(string definition, IEnumerable<string> names)
    {
        Assert.Equal(
            names.Order(StringComparer.Ordinal),
            s_schema.NamesOf(definition).Order(StringComparer.Ordinal));
        Assert.False(s_schema[definition].GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void The_shapes_are_the_same()
    {
        var references = s_schema["source"].GetProperty("oneOf").EnumerateArray().Select(s => s.GetProperty("$ref").GetString()!);

        Assert.Equal(CatalogVocabulary.ShapeProperties.Keys.Select(shape => $"#/$defs/{shape}"), references);
        Assert.All(CatalogVocabulary.ShapeProperties.Keys, shape => Assert.Equal(
            shape,
            s_schema[shape].GetProperty("properties").GetProperty("shape").GetProperty("const").GetString()));
    }

    [Fact]
    public void The_types_are_the_same()
    {
        var alternatives = s_schema["field"].GetProperty("properties").GetProperty("type").GetProperty("anyOf").EnumerateArray().ToList();
        var plain = Texts(alternatives[0].GetProperty("enum"));
        var withNumbers = alternatives.Skip(1).Select(a => a.GetProperty("title").GetString()!);

        Assert.Equal(
            CatalogVocabulary.TypeProperties.Keys.Order(StringComparer.Ordinal),
            plain.Concat(withNumbers).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_department_files_point_to_the_schema() => Assert.All(
        RepositoryCatalog.DepartmentFiles,
        file => Assert.Equal("../schema/department.schema.json", EditorSchema.Of(file.Text)));

    private static IEnumerable<string> OfShape(string shape) =>
        CatalogVocabulary.Source.Concat(CatalogVocabulary.ShapeProperties[shape]);

    private static IEnumerable<string> Texts(JsonElement array) =>
        array.EnumerateArray().Select(e => e.GetString()!).Order(StringComparer.Ordinal);
}
