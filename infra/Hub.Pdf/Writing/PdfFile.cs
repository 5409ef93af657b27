using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Hub.Pdf.Writing;

/// <summary>
/// Writes the objects of a PDF 1.7 file (ISO 32000-1). Nothing in it comes from a clock or from chance: the same objects make the same
/// bytes.
/// </summary>
internal sealed class PdfFile
{
    private readonly List<byte[]?> _objects = [];

    /// <summary>Adds an object; returns its number.</summary>
    public int Add(string content)
    {
        _objects.Add(Encoding.Latin1.GetBytes(content));
        return _objects.Count;
    }

    /// <summary>A number for an object that others name before it is known.</summary>
    public int Reserve()
    {
        _objects.Add(null);
        return _objects.Count;
    }

    /// <summary>The object of a reserved number.</summary>
    public void Set(int number, string content) => _objects[number - 1] = Encoding.Latin1.GetBytes(content);

    /// <summary>Adds a stream, compressed; returns its number.</summary>
    /// <param name="entries">Entries of its dictionary besides length and filter.</param>
    /// <param name="content">What it holds.</param>
    public int AddStream(string entries, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(content);
        }

        var head = Encoding.Latin1.GetBytes($"<<{entries}/Filter/FlateDecode/Length {packed.Length}>>\nstream\n");
        _objects.Add([.. head, .. packed.ToArray(), .. "\nendstream"u8]);
        return _objects.Count;
    }

    /// <summary>A text for a dictionary: UTF-16 with its mark, in hexadecimal digits.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>An instant for a dictionary (7.9.4).</summary>
    public static string Date(DateTimeOffset instant) => $"(D:{instant.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)";

    /// <summary>The file.</summary>
    /// <param name="root">The catalog's object.</param>
    /// <param name="info">The information dictionary's object.</param>
    /// <param name="id">What tells this file from others: 16 bytes.</param>
    public byte[] ToBytes(int root, int info, ReadOnlySpan<byte> id)
    {
        using var file = new MemoryStream();
        file.Write([.. "%PDF-1.7\n%"u8, 0xe2, 0xe3, 0xcf, 0xd3, (byte)'\n']);
        var offsets = new List<long>();
        foreach (var (index, content) in _objects.Index())
        {
            offsets.Add(file.Length);
            file.Write(Encoding.Latin1.GetBytes($"{index + 1} 0 obj\n"));
            file.Write(content ?? throw new InvalidOperationException($"Object {index + 1} was reserved and never set."));
            file.Write("\nendobj\n"u8);
        }

        var table = file.Length;
        var hex = Convert.ToHexString(id);
        file.Write(Encoding.Latin1.GetBytes($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n"));
        file.Write(Encoding.Latin1.GetBytes(string.Concat(offsets.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o:0000000000} 00000 n \n")))));
        file.Write(Encoding.Latin1.GetBytes($"trailer\n<</Size {_objects.Count + 1}/Root {root} 0 R/Info {info} 0 R/ID[<{hex}><{hex}>]>>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }
}
