using System.Globalization;
using System.Text.Json;
using Hub.Domain.Trust.Audit.Checking;
using Hub.Domain.Trust.Keys;

namespace Hub.AuditVerifier;

/// <summary>A copy of the record: jwks.json, seals, leaves, chains and log, each file by its number.</summary>
internal sealed class AuditFolder(string root)
{
    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    public string Keys => Path.Combine(root, "jwks.json");

    public long LastSeal => Last("seals");

    public int LastChain => (int)Last("chains");

    public string Seal(long number) => PathOf("seals", $"{number:d10}.jws");

    public string Leaves(long number) => PathOf("leaves", $"{number:d10}.bin");

    public string Opening(int chain) => PathOf("chains", $"{chain:d8}.json");

    public string Log(int chain) => PathOf("log", $"{chain:d8}.ndjson");

    /// <summary>All seals of the copy.</summary>
    public IReadOnlyList<string> Seals() => [.. Files("seals").Select(File.ReadAllText)];

    /// <summary>The copy, to be checked with some keys.</summary>
    public AuditMaterial Material(string keysFile, IReadOnlyList<string> witnessed) =>
        new(JsonSerializer.Deserialize<KeySet>(File.ReadAllText(keysFile), s_web)!.ToKeys(), LastSeal, LastChain)
        {
            Seal = n => File.Exists(Seal(n)) ? File.ReadAllText(Seal(n)) : null,
            Leaves = n => Read(Leaves(n)),
            Opening = c => Read(Opening(c)),
            Log = c => Read(Log(c)),
            Witnessed = witnessed,
        };

    private static ReadOnlyMemory<byte>? Read(string file) => File.Exists(file) ? File.ReadAllBytes(file) : default(ReadOnlyMemory<byte>?);

    private long Last(string folder) => Files(folder).Select(f => long.Parse(Path.GetFileNameWithoutExtension(f), CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();

    private IEnumerable<string> Files(string folder) =>
        Directory.Exists(Path.Combine(root, folder)) ? Directory.EnumerateFiles(Path.Combine(root, folder)).Order(StringComparer.Ordinal) : [];

    private string PathOf(string folder, string file) => Path.Combine(Directory.CreateDirectory(Path.Combine(root, folder)).FullName, file);
}
