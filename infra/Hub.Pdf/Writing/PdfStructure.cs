using System.Globalization;
using System.Text;

namespace Hub.Pdf.Writing;

/// <summary>Writes the structure of a document (ISO 32000-1, 14.7.2), and what leads from pages and links back to it.</summary>
internal sealed class PdfStructure(PdfFile file, Sheets pages)
{
    private readonly Dictionary<PdfTag, int> _numbers = [];

    /// <summary>The key of a link in the tree that leads back: those of pages come first.</summary>
    public int KeyOf(int link) => pages.Numbers.Length + link;

    /// <summary>Writes it; returns the object of its root.</summary>
    /// <param name="root">The document.</param>
    /// <param name="links">The links of all pages, in the order of their keys, with their objects.</param>
    public int Write(PdfTag root, IReadOnlyList<(PdfLink Link, int Object, int Page)> links)
    {
        var (tree, number) = (file.Reserve(), file.Reserve());
        Number(root);
        var linked = links.ToLookup(l => l.Link.Tag);
        foreach (var (tag, own) in _numbers)
        {
            file.Set(own, Element(tag, tag.Parent is { } parent ? _numbers[parent] : tree, linked[tag]));
        }

        var backwards = pages.Marks.Select(m => $"[{Many(m.Select(t => _numbers[t]))}]").Concat(links.Select(l => $"{_numbers[l.Link.Tag]} 0 R"));
        file.Set(number, $"<</Nums[{string.Concat(backwards.Select((b, i) => $"{i} {b} "))}]>>");
        file.Set(tree, $"<</Type/StructTreeRoot/K {_numbers[root]} 0 R/ParentTree {number} 0 R/ParentTreeNextKey {pages.Numbers.Length + links.Count}>>");
        return tree;
    }

    private void Number(PdfTag tag)
    {
        _numbers[tag] = file.Reserve();
        foreach (var part in tag.Parts.OfType<PdfTag>())
        {
            Number(part);
        }
    }

    private string Element(PdfTag tag, int parent, IEnumerable<(PdfLink Link, int Object, int Page)> links)
    {
        var own = tag.Parts.OfType<PdfMark>().Select(m => m.Page).Cast<int?>().FirstOrDefault();
        var text = new StringBuilder($"<</S/{tag.Type}/P {parent} 0 R");
        text.Append(own is { } page ? $"/Pg {pages.Numbers[page]} 0 R" : "");
        text.Append(tag.Alternative.Length > 0 ? $"/Alt {PdfFile.Text(tag.Alternative)}" : "");
        text.Append(tag.Type == "TH" ? "/A<</O/Table/Scope/Column>>" : "");
        var parts = tag.Parts.Select(p => p switch
        {
            PdfTag inner => $"{_numbers[inner]} 0 R",
            PdfMark mark when mark.Page == own => mark.Id.ToString(CultureInfo.InvariantCulture),
            PdfMark mark => $"<</Type/MCR/Pg {pages.Numbers[mark.Page]} 0 R/MCID {mark.Id}>>",
            _ => throw new InvalidOperationException($"{p} is no part of a tag"),
        });
        var references = links.Select(l => $"<</Type/OBJR/Pg {pages.Numbers[l.Page]} 0 R/Obj {l.Object} 0 R>>");
        return text.Append(CultureInfo.InvariantCulture, $"/K[{string.Join(' ', parts.Concat(references))}]>>").ToString();
    }

    private static string Many(IEnumerable<int> objects) => string.Concat(objects.Select(o => $"{o} 0 R "));
}

/// <summary>The objects of the pages, and by page the tags of its marks in their order.</summary>
internal sealed record Sheets(int[] Numbers, IReadOnlyList<IReadOnlyList<PdfTag>> Marks);
