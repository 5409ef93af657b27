using System.Text.Json;
using Azure.Data.Tables;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Profiles;

namespace Hub.Azure.Profiles;

/// <summary>
/// The row of an enterprise: small typed columns for what is queried, and the packed profile in binary columns.
/// A profile over 256 KB is only in the history; the row points there.
/// </summary>
/// <param name="Profile">The current version.</param>
/// <param name="Pointer">Where the current version lies in the history.</param>
/// <param name="Asked">When each perSubject interface last answered about this enterprise.</param>
/// <param name="Entity">The entity as read or to be written.</param>
public sealed record ProfileRow(Profile Profile, VersionPointer Pointer, IReadOnlyDictionary<string, DateTimeOffset> Asked, TableEntity Entity)
{
    /// <summary>First character of the row keys that are no profiles: the outbox sorts behind all credit codes.</summary>
    public const string OutboxPrefix = "~";

    /// <summary>The column with the ids of the quality rules that note something, parted by spaces; absent if none does.</summary>
    public const string NotesColumn = "notes";

    /// <summary>The column with the version of the rules that <see cref="NotesColumn"/> goes by.</summary>
    private const string NotedByColumn = "notedBy";

    private const string AskedPrefix = "asked_";
    private const int ColumnSize = 60 * 1024;
    private const int MostColumns = 4;

    /// <summary>The interface that says who an enterprise is: its fields become columns.</summary>
    private const string Registration = "I24";

    private static readonly (string Column, string Field)[] s_columns =
        [("name", "ent_name"), ("region", "region_code"), ("industry", "industry_code"), ("status", "status")];

    /// <summary>Partition of a bucket.</summary>
    public static string PartitionOf(int bucket) => $"{bucket:x3}";

    /// <summary>The column with the time of an interface's last answer.</summary>
    public static string AskedColumn(string interfaceId) => AskedPrefix + interfaceId;

    /// <summary>The row's bytes of the profile; empty if they are only in the history.</summary>
    public static byte[] PackedOf(TableEntity entity) =>
        [.. Enumerable.Range(0, MostColumns).Select(i => entity.GetBinary($"doc{i}")).TakeWhile(b => b is not null).SelectMany(b => b!)];

    /// <summary>Where the row's version lies in the history.</summary>
    public static VersionPointer PointerOf(TableEntity entity) =>
        new(entity.GetString("historyBlob"), entity.GetInt64("historyOffset")!.Value, entity.GetInt32("historyLength")!.Value);

    /// <summary>The times of the last answers in a row.</summary>
    public static Dictionary<string, DateTimeOffset> AskedOf(TableEntity entity) =>
        entity.Keys.Where(k => k.StartsWith(AskedPrefix, StringComparison.Ordinal))
            .ToDictionary(k => k[AskedPrefix.Length..], k => entity.GetDateTimeOffset(k)!.Value);

    /// <summary>The rules that noted something when the row was written; null if those were other rules than these.</summary>
    public static string[]? NotesOf(TableEntity entity, QualityRules rules) => entity.GetString(NotedByColumn) == rules.Version
        ? entity.GetString(NotesColumn)?.Split(' ') ?? []
        : null;

    /// <summary>Makes the entity of a version.</summary>
    public static TableEntity ToEntity(
        string partition, Profile profile, byte[] packed, VersionPointer pointer, IReadOnlyDictionary<string, DateTimeOffset> asked,
        QualityRules rules, IReadOnlyList<string> notes)
    {
        var entity = new TableEntity(partition, profile.Code)
        {
            ["version"] = profile.Version,
            ["versionTime"] = profile.VersionTime,
            ["historyBlob"] = pointer.Blob,
            ["historyOffset"] = pointer.Offset,
            ["historyLength"] = pointer.Length,
        };
        AddHeadline(entity, profile);
        entity[NotedByColumn] = rules.Version;
        if (notes.Count > 0)
        {
            entity[NotesColumn] = string.Join(' ', notes);
        }

        foreach (var (interfaceId, at) in asked)
        {
            entity[AskedColumn(interfaceId)] = at;
        }

        if (packed.Length <= ColumnSize * MostColumns)
        {
            foreach (var (part, i) in packed.Chunk(ColumnSize).Select((p, i) => (p, i)))
            {
                entity[$"doc{i}"] = part;
            }
        }

        return entity;
    }

    private static void AddHeadline(TableEntity entity, Profile profile)
    {
        if (profile.Find(Registration)?.Present.FirstOrDefault() is not { } registration)
        {
            return;
        }

        using var document = JsonDocument.Parse(registration.Content);
        foreach (var (column, field) in s_columns)
        {
            if (document.RootElement.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String)
            {
                entity[column] = value.GetString();
            }
        }
    }
}
