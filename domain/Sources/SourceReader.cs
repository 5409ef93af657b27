namespace Hub.Domain.Sources;

/// <summary>Reads how an interface's records reach the hub.</summary>
internal static class SourceReader
{
    private sealed record Envelope(
        IReadOnlyList<string> Subject, string? AsOf, DeletedMark? Deleted, IReadOnlyList<string> NotStated);

    public static Source Read(CatalogNode node)
    {
        var ofShape = node.Word("shape", CatalogVocabulary.ShapeProperties);
        node.AllowOnly([.. CatalogVocabulary.Source, .. ofShape ?? CatalogVocabulary.ShapeProperties.Values.SelectMany(names => names)]);
        var envelope = new Envelope(
            node.Texts("subject"),
            node.OptionalText("asOf"),
            node.Has("deleted") ? ReadDeleted(node.Child("deleted")) : null,
            node.OptionalTexts("notStated"));
        Source source = (ofShape is null ? "" : node.Text("shape")) switch
        {
            "paged" => ReadPaged(node, envelope),
            "platformPaged" => ReadPlatformPaged(node, envelope),
            "file" => ReadFile(node, envelope),
            "perSubject" => ReadPerSubject(node, envelope),
            "platformPerSubject" => ReadPlatformPerSubject(node, envelope),
            _ => new PushSource(envelope.Subject, envelope.AsOf, envelope.Deleted, envelope.NotStated),
        };
        return source with { Rows = node.OptionalText("rows"), Part = node.OptionalText("part") };
    }

    private static PagedSource ReadPlatformPaged(CatalogNode node, Envelope envelope) => new(
        node.Text("path"), PlatformCall.Items, "", PlatformCall.Next, "", node.Integer("lagHours"), "", node.Integer("pageSize"),
        envelope.Subject, envelope.AsOf, envelope.Deleted, envelope.NotStated)
    {
        Platform = ReadPlatform(node),
    };

    private static PerSubjectSource ReadPlatformPerSubject(CatalogNode node, Envelope envelope) => new(
        node.Text("path"), PlatformCall.Items, PlatformCall.Codes, node.Integer("perSecond"), node.Integer("perDay"),
        envelope.Subject, envelope.AsOf, envelope.Deleted, envelope.NotStated)
    {
        Platform = ReadPlatform(node),
    };

    private static PlatformCall ReadPlatform(CatalogNode node) => new(node.Word("purposeCode", CatalogVocabulary.PurposeCodes) ?? "");

    private static PagedSource ReadPaged(CatalogNode node, Envelope envelope) => new(
        node.Text("path"),
        node.Text("items"),
        node.Text("cursorParameter"),
        node.Text("nextCursor"),
        node.Text("sinceParameter"),
        node.Integer("lagHours"),
        node.Text("pageSizeParameter"),
        node.Integer("pageSize"),
        envelope.Subject, envelope.AsOf, envelope.Deleted, envelope.NotStated);

    private static FileSource ReadFile(CatalogNode node, Envelope envelope) => new(
        node.Text("path"),
        node.Word("format", CatalogVocabulary.Formats),
        node.Integer("lagDays"),
        envelope.Subject, envelope.AsOf, envelope.Deleted, envelope.NotStated)
    {
        Encoding = node.Has("encoding") ? node.Word("encoding", CatalogVocabulary.Encodings) : TextEncoding.Utf8,
    };

    private static PerSubjectSource ReadPerSubject(CatalogNode node, Envelope envelope) => new(
        node.Text("path"),
        node.Text("items"),
        ReadReply(node.Child("reply")),
        node.Integer("perSecond"),
        node.Integer("perDay"),
        envelope.Subject, envelope.AsOf, envelope.Deleted, envelope.NotStated);

    private static DeletedMark ReadDeleted(CatalogNode node)
    {
        node.AllowOnly(CatalogVocabulary.Deleted);
        return new DeletedMark(node.Text("field"), node.Texts("values"));
    }

    private static ReplyCodes ReadReply(CatalogNode node)
    {
        node.AllowOnly(CatalogVocabulary.Reply);
        return new ReplyCodes(
            node.Text("field"), node.Texts("ok"), node.Texts("noRecord"), node.Texts("unreached"), node.Texts("quotaExceeded"));
    }
}
