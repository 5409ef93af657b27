using Azure.Data.Tables;

namespace Hub.Azure.Sharing.Reports;

/// <summary>What the hub notes of a report beside its bytes: table <c>reports</c>, PartitionKey credit code, RowKey number.</summary>
public sealed record ReportRow
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>The enterprise.</summary>
    public required string CreditCode { get; init; }

    /// <summary>The bank that asked; null for the enterprise's own.</summary>
    public string? Bank { get; init; }

    /// <summary>The bank's branch; null if it did not say.</summary>
    public string? Branch { get; init; }

    /// <summary>The bank's user; null if it did not say.</summary>
    public string? User { get; init; }

    /// <summary>What for.</summary>
    public required string Purpose { get; init; }

    /// <summary>The consent that it rests on; null for the enterprise's own.</summary>
    public string? Consent { get; init; }

    /// <summary>Whether the enterprise made it of itself.</summary>
    public bool IsOwn => Bank is null;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The version of the profile that it shows.</summary>
    public required int Version { get; init; }

    /// <summary>When that version was made.</summary>
    public required DateTimeOffset VersionTime { get; init; }

    /// <summary>SHA-256 of the report, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The interfaces whose data it shows or rests on.</summary>
    public required IReadOnlyList<string> Interfaces { get; init; }

    /// <summary>Digests of the natural persons whose consent it rests on.</summary>
    public required IReadOnlyList<string> Persons { get; init; }

    /// <summary>Whether personal data in it is masked.</summary>
    public required bool IsMasked { get; init; }

    /// <summary>The report that it took the place of; null if none.</summary>
    public string? Supersedes { get; init; }

    /// <summary>The report that took its place; empty where there could be none, null while it is not superseded.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>When it was superseded; null if it was not.</summary>
    public DateTimeOffset? SupersededAt { get; init; }

    /// <summary>The name of its bytes. It tells the bytes, so that of two who make one report at once each writes its own.</summary>
    public string Blob => BlobOf(Number, Hash);

    /// <summary>The name of a report's bytes.</summary>
    public static string BlobOf(string number, string hash) => $"{number}/{hash}.jws";

    internal TableEntity ToEntity() => new(CreditCode, Number)
    {
        ["bank"] = Bank,
        ["branch"] = Branch,
        ["user"] = User,
        ["purpose"] = Purpose,
        ["consent"] = Consent,
        ["madeAt"] = MadeAt,
        ["version"] = Version,
        ["versionTime"] = VersionTime,
        ["hash"] = Hash,
        ["interfaces"] = string.Join(' ', Interfaces),
        ["persons"] = string.Join(' ', Persons),
        ["masked"] = IsMasked,
        ["supersedes"] = Supersedes,
        ["supersededBy"] = SupersededBy,
        ["supersededAt"] = SupersededAt,
    };

    internal static ReportRow Of(TableEntity row) => new()
    {
        Number = row.RowKey,
        CreditCode = row.PartitionKey,
        Bank = row.GetString("bank"),
        Branch = row.GetString("branch"),
        User = row.GetString("user"),
        Purpose = row.GetString("purpose"),
        Consent = row.GetString("consent"),
        MadeAt = row.GetDateTimeOffset("madeAt")!.Value,
        Version = row.GetInt32("version")!.Value,
        VersionTime = row.GetDateTimeOffset("versionTime")!.Value,
        Hash = row.GetString("hash"),
        Interfaces = row.GetString("interfaces").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Persons = row.GetString("persons").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        IsMasked = row.GetBoolean("masked") == true,
        Supersedes = row.GetString("supersedes"),
        SupersededBy = row.GetString("supersededBy"),
        SupersededAt = row.GetDateTimeOffset("supersededAt"),
    };
}
