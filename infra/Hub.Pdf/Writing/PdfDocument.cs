using System.Globalization;
using System.Text;
using Hub.Pdf.Setting;

namespace Hub.Pdf.Writing;

/// <summary>Puts pages, fonts, bookmarks and the document's data together.</summary>
internal sealed class PdfDocument(Sheet sheet, string language, string title, DateTimeOffset created)
{
    private readonly PdfFile _file = new();

    /// <summary>The file.</summary>
    /// <param name="outline">Bookmarks: text, page and height.</param>
    /// <param name="id">What tells this file from others: 16 bytes.</param>
    public byte[] ToBytes(IReadOnlyList<(string Text, int Page, double Y)> outline, ReadOnlySpan<byte> id)
    {
        var root = _file.Reserve();
        var tree = _file.Reserve();
        var pages = sheet.Pages.Select(_ => _file.Reserve()).ToArray();
        var pale = _file.Add("<</Type/ExtGState/ca 0.07>>");
        var resources = $"<</Font<<{sheet.Fonts.Write(_file)}>>/ExtGState<</G1 {pale} 0 R>>>>";
        var structure = new PdfStructure(_file, new Sheets(pages, [.. sheet.Pages.Select(p => p.Marks)]));
        var links = sheet.Pages.Index().SelectMany(p => p.Item.Links.Select(l => (Link: l, Object: _file.Reserve(), Page: p.Index))).ToList();
        foreach (var (i, (link, number, _)) in links.Index())
        {
            _file.Set(number, Annotation(link, pages, structure.KeyOf(i)));
        }

        foreach (var (index, page) in sheet.Pages.Index())
        {
            var own = links.Where(l => l.Page == index).Select(l => l.Object).ToArray();
            var annotations = own.Length == 0 ? "" : $"/Annots[{Many(own)}]";
            _file.Set(pages[index], $"<</Type/Page/Parent {tree} 0 R/Resources {resources}/Contents {_file.AddStream("", page.ToBytes())} 0 R/StructParents {index}/Tabs/S{annotations}>>");
        }

        _file.Set(tree, string.Create(CultureInfo.InvariantCulture, $"<</Type/Pages/Count {pages.Length}/MediaBox[0 0 {PdfPage.Width} {PdfPage.Height}]/Kids[{Many(pages)}]>>"));
        _file.Set(root, $"<</Type/Catalog/Pages {tree} 0 R/Lang({language})/MarkInfo<</Marked true>>/StructTreeRoot {structure.Write(sheet.Tags.Root, links)} 0 R/Outlines {Outline(outline, pages)} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>");
        var date = PdfFile.Date(created);
        var info = _file.Add($"<</Title {PdfFile.Text(title)}/Producer(Hub)/CreationDate{date}/ModDate{date}>>");
        return _file.ToBytes(root, info, id);
    }

    private static string Annotation(PdfLink l, int[] pages, int key) => string.Create(
        CultureInfo.InvariantCulture,
        $"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[{l.X:0.##} {PdfPage.Height - l.Y - l.Height:0.##} {l.X + l.Width:0.##} {PdfPage.Height - l.Y:0.##}]/Dest{Place(pages[l.Page], l.To)}/Contents {PdfFile.Text(l.Text)}/StructParent {key}>>");

    private int Outline(IReadOnlyList<(string Text, int Page, double Y)> outline, int[] pages)
    {
        var parent = _file.Reserve();
        var items = outline.Select(_ => _file.Reserve()).ToArray();
        foreach (var (i, (text, page, y)) in outline.Index())
        {
            var around = (i > 0 ? $"/Prev {items[i - 1]} 0 R" : "") + (i < items.Length - 1 ? $"/Next {items[i + 1]} 0 R" : "");
            _file.Set(items[i], $"<</Title {PdfFile.Text(text)}/Parent {parent} 0 R{around}/Dest{Place(pages[page], y)}>>");
        }

        _file.Set(parent, $"<</Type/Outlines/First {items[0]} 0 R/Last {items[^1]} 0 R/Count {items.Length}>>");
        return parent;
    }

    private static string Place(int page, double y) => string.Create(CultureInfo.InvariantCulture, $"[{page} 0 R/XYZ null {PdfPage.Height - y + 4:0.##} null]");

    private static string Many(int[] objects)
    {
        var text = new StringBuilder();
        Array.ForEach(objects, o => text.Append(CultureInfo.InvariantCulture, $"{o} 0 R "));
        return text.ToString();
    }
}
