namespace Hub.Domain.Sources;

/// <summary>How an interface's records reach the hub, and where in a source record the envelope facts stand.</summary>
/// <param name="Subject">Source fields that may hold the enterprise's credit code, in order of preference.</param>
/// <param name="AsOf">Source field with the instant the record was true, or null: then the period's end (series) or the receipt counts.</param>
/// <param name="Deleted">What marks a record as withdrawn by the department, or null.</param>
/// <param name="NotStated">Source values that mean "not stated", such as <c>N/A</c>.</param>
public abstract record Source(
    IReadOnlyList<string> Subject,
    string? AsOf,
    DeletedMark? Deleted,
    IReadOnlyList<string> NotStated)
{
    /// <summary>The word the catalog file uses, one of <see cref="CatalogVocabulary.ShapeProperties"/>.</summary>
    public abstract string Shape { get; }

    /// <summary>Dotted path of an array in a source record: each of its objects is a record of ours. Null where a record is one.</summary>
    public string? Rows { get; init; }

    /// <summary>Source field that tells the parts of an item apart: several source records make one of ours. Null where one does.</summary>
    public string? Part { get; init; }
}

/// <summary>
/// The question goes to the city's shared data platform (一体化智能化公共数据平台) in its signed envelope, whose names and reply codes
/// are the platform's and not the department's.
/// </summary>
/// <param name="PurposeCode">What the data is asked for, one of <see cref="CatalogVocabulary.PurposeCodes"/>.</param>
public sealed record PlatformCall(string PurposeCode)
{
    /// <summary>Where a reply has its records.</summary>
    public const string Items = "items";

    /// <summary>Where a reply names the next page.</summary>
    public const string Next = "next";

    /// <summary>What the platform's reply codes mean.</summary>
    public static readonly ReplyCodes Codes = new("code", ["0"], ["1001"], ["3001", "3002"], ["5001"]);

    /// <summary>Codes that no asking again changes, with what has to be done.</summary>
    public static readonly IReadOnlyDictionary<string, string> Refusals = new Dictionary<string, string>
    {
        ["2001"] = "授权缺失或已失效，请先取得企业授权 (consent missing or expired: obtain the enterprise's authorisation)",
        ["2002"] = "用途不被允许，请向平台申请该用途或更正目录中的 purposeCode (purpose not allowed: have the platform allow it, or correct purposeCode in the catalog)",
        ["4001"] = "统一社会信用代码无效，请核对登记信息 (invalid credit code: compare it with the registration)",
        ["4002"] = "主体已合并或注销，请核对登记状态 (subject merged or cancelled: compare its status in the registration)",
    };
}

/// <summary>A record whose <paramref name="Field"/> has one of <paramref name="Values"/> deletes the item.</summary>
public sealed record DeletedMark(string Field, IReadOnlyList<string> Values);

/// <summary>The department posts records to the hub at any hour.</summary>
public sealed record PushSource(IReadOnlyList<string> Subject, string? AsOf, DeletedMark? Deleted, IReadOnlyList<string> NotStated)
    : Source(Subject, AsOf, Deleted, NotStated)
{
    /// <inheritdoc/>
    public override string Shape => "push";
}

/// <summary>The hub pages through what changed since the last run, less a lag window.</summary>
/// <param name="Path">Path below the department's base address.</param>
/// <param name="Items">Dotted path of the array in a reply, for example <c>data.rows</c>.</param>
/// <param name="CursorParameter">Query parameter that carries the cursor.</param>
/// <param name="NextCursor">Dotted path of the next cursor in a reply; absent, null or empty there ends the paging.</param>
/// <param name="SinceParameter">Query parameter with the start of the window (ISO 8601, +08:00).</param>
/// <param name="LagHours">How far the window reaches back behind the last run, for records that appear late.</param>
/// <param name="PageSizeParameter">Query parameter with the page size.</param>
/// <param name="PageSize">Records asked for a page.</param>
/// <param name="Subject">See <see cref="Source"/>.</param>
/// <param name="AsOf">See <see cref="Source"/>.</param>
/// <param name="Deleted">See <see cref="Source"/>.</param>
/// <param name="NotStated">See <see cref="Source"/>.</param>
public sealed record PagedSource(
    string Path, string Items, string CursorParameter, string NextCursor, string SinceParameter, int LagHours,
    string PageSizeParameter, int PageSize,
    IReadOnlyList<string> Subject, string? AsOf, DeletedMark? Deleted, IReadOnlyList<string> NotStated)
    : Source(Subject, AsOf, Deleted, NotStated)
{
    /// <summary>How the platform is asked; null where the department itself is.</summary>
    public PlatformCall? Platform { get; init; }

    /// <inheritdoc/>
    public override string Shape => Platform is null ? "paged" : "platformPaged";
}

/// <summary>The hub fetches one file a day with all subjects.</summary>
/// <param name="Path">Path below the department's base address; <c>{date}</c> is the business date as yyyyMMdd.</param>
/// <param name="Format">Of the file.</param>
/// <param name="LagDays">How many days before the run's date (Asia/Shanghai) the business date lies.</param>
/// <param name="Subject">See <see cref="Source"/>.</param>
/// <param name="AsOf">See <see cref="Source"/>.</param>
/// <param name="Deleted">See <see cref="Source"/>.</param>
/// <param name="NotStated">See <see cref="Source"/>.</param>
public sealed record FileSource(
    string Path, RecordFormat Format, int LagDays,
    IReadOnlyList<string> Subject, string? AsOf, DeletedMark? Deleted, IReadOnlyList<string> NotStated)
    : Source(Subject, AsOf, Deleted, NotStated)
{
    /// <summary>Of the file's text.</summary>
    public TextEncoding Encoding { get; init; }

    /// <inheritdoc/>
    public override string Shape => "file";
}

/// <summary>The hub asks for one enterprise at a time.</summary>
/// <param name="Path">Path below the department's base address; <c>{code}</c> is the credit code.</param>
/// <param name="Items">Dotted path of the array of records in a reply.</param>
/// <param name="Reply">How a reply says what came of the question.</param>
/// <param name="PerSecond">Requests a second the department bears.</param>
/// <param name="PerDay">Requests a day the department grants.</param>
/// <param name="Subject">See <see cref="Source"/>.</param>
/// <param name="AsOf">See <see cref="Source"/>.</param>
/// <param name="Deleted">See <see cref="Source"/>.</param>
/// <param name="NotStated">See <see cref="Source"/>.</param>
public sealed record PerSubjectSource(
    string Path, string Items, ReplyCodes Reply, int PerSecond, int PerDay,
    IReadOnlyList<string> Subject, string? AsOf, DeletedMark? Deleted, IReadOnlyList<string> NotStated)
    : Source(Subject, AsOf, Deleted, NotStated)
{
    /// <summary>How the platform is asked; null where the department itself is.</summary>
    public PlatformCall? Platform { get; init; }

    /// <inheritdoc/>
    public override string Shape => Platform is null ? "perSubject" : "platformPerSubject";
}

/// <summary>The result codes of a department's replies. "No record" and "did not answer" are never merged.</summary>
/// <param name="Field">Dotted path of the code in a reply.</param>
/// <param name="Ok">Codes that mean: the items are the answer.</param>
/// <param name="NoRecord">Codes that mean: the department has nothing on this enterprise.</param>
/// <param name="Unreached">Codes that mean: the source behind the department did not answer; ask again later.</param>
/// <param name="QuotaExceeded">Codes that mean: no more questions today.</param>
public sealed record ReplyCodes(
    string Field, IReadOnlyList<string> Ok, IReadOnlyList<string> NoRecord,
    IReadOnlyList<string> Unreached, IReadOnlyList<string> QuotaExceeded);

/// <summary>Formats in which many records come at once.</summary>
public enum RecordFormat
{
    /// <summary>A JSON array of objects.</summary>
    JsonArray,

    /// <summary>One JSON object a line.</summary>
    NdJson,

    /// <summary>RFC 4180 with a heading line.</summary>
    Csv,
}

/// <summary>Encodings of a department's files.</summary>
public enum TextEncoding
{
    /// <summary>UTF-8, with or without a byte order mark.</summary>
    Utf8,

    /// <summary>GB 18030, which contains GBK and GB 2312.</summary>
    Gb18030,
}
