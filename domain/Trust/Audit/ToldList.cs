using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hub.Domain.Trust.Audit;

/// <summary>An enterprise that a bank was told of under a consent, by one request.</summary>
/// <param name="Salt">16 hexadecimal digits by chance: without them nobody finds out by trying who else is in the list.</param>
/// <param name="CreditCode">The enterprise.</param>
/// <param name="Consent">By which consent; null where none is needed.</param>
/// <param name="Events">Types of the events, parted by spaces.</param>
/// <param name="Interfaces">Interfaces that the values in the events rest on, parted by spaces; empty where there are no values.</param>
public sealed record ToldEnterprise(string Salt, string CreditCode, string? Consent, string Events, string Interfaces)
{
    /// <summary>The bytes of its leaf, as text: one JSON object without white space, its members in this order, those without a value left out.</summary>
    public string Text => Encoding.UTF8.GetString(Write());

    internal byte[] Write()
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(bytes, ToldList.Writing);
        writer.WriteStartObject();
        writer.WriteString("salt", Salt);
        writer.WriteString("creditCode", CreditCode);
        if (Consent is not null)
        {
            writer.WriteString("consent", Consent);
        }

        writer.WriteString("events", Events);
        if (Interfaces.Length > 0)
        {
            writer.WriteString("interfaces", Interfaces);
        }

        writer.WriteEndObject();
        writer.Flush();
        return bytes.WrittenSpan.ToArray();
    }
}

/// <summary>
/// Whom a request told a bank of. The entry has only the root of the Merkle tree over the list, and the list stands behind the entry in
/// its line: so an enterprise can be proved to be in it without being shown who else is.
/// </summary>
public sealed class ToldList
{
    internal static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int SaltLength = 16;

    private readonly List<byte[]> _leaves;

    private ToldList(IReadOnlyList<ToldEnterprise> enterprises)
    {
        Enterprises = enterprises;
        _leaves = [.. enterprises.Select(e => MerkleTree.Leaf(e.Write()))];
        Root = Convert.ToHexStringLower(MerkleTree.Root(_leaves));
    }

    /// <summary>The enterprises, each once for each consent.</summary>
    public IReadOnlyList<ToldEnterprise> Enterprises { get; }

    /// <summary>Root of the tree over them, lower-case hex.</summary>
    public string Root { get; }

    /// <summary>A new list, salted; null of nothing.</summary>
    public static ToldList? Of(IReadOnlyCollection<(string CreditCode, string? Consent, string Events, string Interfaces)> told)
    {
        var salts = RandomNumberGenerator.GetHexString(SaltLength * told.Count, lowercase: true);
        return told.Count == 0
            ? null
            : new ToldList([.. told
                .OrderBy(t => t.Events, StringComparer.Ordinal).ThenBy(t => t.Interfaces, StringComparer.Ordinal)
                .Select((t, i) => new ToldEnterprise(salts.Substring(i * SaltLength, SaltLength), t.CreditCode, t.Consent, t.Events, t.Interfaces))]);
    }

    /// <summary>The sibling hashes from an enterprise's leaf to the root, the lowest first.</summary>
    public IReadOnlyList<byte[]> Path(int index) => MerkleTree.Path(_leaves, index);

    /// <summary>Writes the list: those of whom the same was told stand together.</summary>
    internal byte[] Write()
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(bytes, Writing);
        writer.WriteStartArray();
        foreach (var group in Enterprises.GroupBy(e => (e.Events, e.Interfaces)))
        {
            writer.WriteStartObject();
            writer.WriteString("events", group.Key.Events);
            writer.WriteString("interfaces", group.Key.Interfaces);
            writer.WriteStartArray("enterprises");
            foreach (var enterprise in group)
            {
                writer.WriteStringValue(enterprise.Consent is null ? $"{enterprise.Salt} {enterprise.CreditCode}" : $"{enterprise.Salt} {enterprise.CreditCode} {enterprise.Consent}");
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    /// <exception cref="KeyNotFoundException">Or no list.</exception>
    internal static ToldList Read(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        return new ToldList([.. document.RootElement.EnumerateArray().SelectMany(group => group.GetProperty("enterprises").EnumerateArray().Select(e => ReadOne(group, e.GetString()!)))]);
    }

    private static ToldEnterprise ReadOne(JsonElement group, string text) => text.Split(' ') is [var salt, var code, .. var consent]
        ? new ToldEnterprise(salt, code, consent.Length == 0 ? null : string.Join(' ', consent), group.GetProperty("events").GetString()!, group.GetProperty("interfaces").GetString()!)
        : throw new JsonException("An enterprise in a list has a salt and a credit code.");
}
