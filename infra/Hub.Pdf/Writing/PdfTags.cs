namespace Hub.Pdf.Writing;

/// <summary>
/// The structure of a document (ISO 32000-1, 14.8) as it is drawn: what is drawn while a tag is open belongs to it, in the order in which
/// tags were opened. What is drawn without one says nothing to who does not see it, and is marked so.
/// </summary>
internal sealed class PdfTags
{
    private static readonly HashSet<string> s_groups = ["Document", "TOC", "TOCI", "L", "LI", "Table", "TR"];

    /// <summary>The document.</summary>
    public PdfTag Root { get; } = new("Document", null);

    /// <summary>What is drawn now belongs to it; null for nothing.</summary>
    public PdfTag? Leaf => _current is { } tag && !s_groups.Contains(tag.Type) ? tag : null;

    private PdfTag? _current;

    /// <summary>Opens a tag inside the one that is open.</summary>
    public Opened Open(string type, string alternative = "") => Open(Add(type, alternative));

    /// <summary>Adds a tag inside the one that is open, to be opened later: it is read here, whenever it is drawn.</summary>
    public PdfTag Add(string type, string alternative = "")
    {
        var tag = new PdfTag(type, _current ?? Root) { Alternative = alternative };
        tag.Parent!.Parts.Add(tag);
        return tag;
    }

    /// <summary>Opens a tag that was added, or, with null, closes all for what is only to be seen.</summary>
    public Opened Open(PdfTag? tag)
    {
        var before = _current;
        _current = tag;
        return new Opened(() => _current = before);
    }

    /// <summary>An open tag; disposing closes it.</summary>
    public readonly struct Opened(Action close) : IDisposable
    {
        public void Dispose() => close();
    }
}

/// <summary>An element of the structure.</summary>
/// <param name="type">Its type (14.8.4).</param>
/// <param name="parent">In which it stands; null for the document.</param>
internal sealed class PdfTag(string type, PdfTag? parent)
{
    public string Type => type;

    public PdfTag? Parent => parent;

    /// <summary>What is said in its place; empty for what it holds.</summary>
    public string Alternative { get; init; } = "";

    /// <summary>Tags, marks and links in the order of reading.</summary>
    public List<object> Parts { get; } = [];
}

/// <summary>Something drawn on a page.</summary>
/// <param name="Page">The page's index.</param>
/// <param name="Id">The how manieth mark of the page.</param>
internal sealed record PdfMark(int Page, int Id);
