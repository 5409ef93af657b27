namespace Hub.Domain.Sources;

/// <summary>Reads the fields of an interface or of a list.</summary>
internal static class FieldReader
{
    private static readonly IReadOnlyDictionary<string, string> NoCodes = new Dictionary<string, string>();

    public static IReadOnlyList<Field> ReadAll(CatalogNode owner) => [.. owner.Items("fields").Select(Read)];

    private static Field Read(CatalogNode node)
    {
        var type = TypeText.Parse(node);
        node.AllowOnly([.. CatalogVocabulary.Field, .. type.Properties]);
        return new Field(
            node.Text("name"),
            node.Label(),
            FieldTypeReader.Read(node, type),
            node.Flag("required"),
            node.Has("personal") ? node.Word("personal", CatalogVocabulary.PersonalKinds) : null,
            node.OptionalTexts("sourceNames"),
            node.OptionalText("sourceUnit"),
            node.Has("codes") ? ReadCodes(node) : NoCodes);
    }

    private static Dictionary<string, string> ReadCodes(CatalogNode node)
    {
        var codes = node.Child("codes");
        return node.Keys("codes").ToDictionary(code => code, codes.Text);
    }
}
