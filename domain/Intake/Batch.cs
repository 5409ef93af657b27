using System.Text.Json.Serialization;

namespace Hub.Domain.Intake;

/// <summary>Where a batch stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BatchState>))]
public enum BatchState
{
    /// <summary>Records are being received.</summary>
    Open,

    /// <summary>All records are received and staged; to be sealed.</summary>
    Received,

    /// <summary>Sealed: its records are to be built, or are built.</summary>
    Sealed,

    /// <summary>The department could not be reached or made no sense; nothing of it is published.</summary>
    Failed,

    /// <summary>Received, but so unlike what is known that a person must look first; nothing of it is published.</summary>
    Held,

    /// <summary>Held, then released: a run of its own took it to the profiles.</summary>
    Released,

    /// <summary>Held, then discarded: nothing of it is ever published.</summary>
    Discarded,
}

/// <summary>What one interface delivered in one run: counts, and where its staged records lie. One row in the store.</summary>
public sealed record Batch
{
    /// <summary>Rejected records whose reasons are kept in the batch itself.</summary>
    public const int MostReasons = 100;

    /// <summary>Changed items kept as examples.</summary>
    public const int MostExamples = 10;

    /// <summary>The run it belongs to.</summary>
    public required string Run { get; init; }

    /// <summary>The interface.</summary>
    public required string InterfaceId { get; init; }

    /// <summary>Where it stands.</summary>
    public BatchState State { get; init; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Where to go on after the last checkpoint; the puller's own words.</summary>
    public string? Cursor { get; init; }

    /// <summary>The one enterprise that was asked about on demand; null for a delivery, which speaks for its interface as a whole.</summary>
    public string? Subject { get; init; }

    /// <summary>
    /// Pushed by a department whose interface the hub fetches: it adds what it has, speaks for nobody else, and leaves the next
    /// fetch as it was.
    /// </summary>
    public bool IsSupplement { get; init; }

    /// <summary>The start of the window asked for, and the next run's start: what the department changed since.</summary>
    public DateTimeOffset? WindowStart { get; init; }

    /// <summary>How often pulling was tried and failed since the last progress.</summary>
    public int Attempts { get; init; }

    /// <summary>When the next attempt is to be made; null if there is no pause. Nobody asks before.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>As of when the data is by the department's own word, the oldest of all replies; null if it does not say.</summary>
    public DateTimeOffset? SourceAsOf { get; init; }

    /// <summary>The file that was fetched; null for what is no file.</summary>
    public FileMark? File { get; init; }

    /// <summary>The run whose delivery, of another business date, had the same bytes; null if none had.</summary>
    public string? Repeats { get; init; }

    /// <summary>Records read.</summary>
    public long Read { get; init; }

    /// <summary>Records staged because they say something new.</summary>
    public long Accepted { get; init; }

    /// <summary>Records that say what is known already.</summary>
    public long Unchanged { get; init; }

    /// <summary>Records in quarantine.</summary>
    public long Quarantined { get; init; }

    /// <summary>Enterprises that were asked about without an answer.</summary>
    public long Unanswered { get; init; }

    /// <summary>How many of these were refused for good, by the reply code.</summary>
    public IReadOnlyDictionary<string, int> Refusals { get; init; } = new Dictionary<string, int>();

    /// <summary>How the delivery differs from what the profiles hold.</summary>
    public ChangeCounts Changes { get; init; }

    /// <summary>The first changed or withdrawn items.</summary>
    public IReadOnlyList<ChangeExample> Examples { get; init; } = [];

    /// <summary>Why it is or was held; null if it never was.</summary>
    public Hold? Hold { get; init; }

    /// <summary>The staged segments.</summary>
    public IReadOnlyList<SegmentPointer> Segments { get; init; } = [];

    /// <summary>The bucket ranges its records touch, ascending.</summary>
    public IReadOnlyList<int> Ranges { get; init; } = [];

    /// <summary>The first rejected records with their reasons.</summary>
    public IReadOnlyList<RejectedRecord> Reasons { get; init; } = [];

    /// <summary>How often each error was found, by name and field: <c>WRONG_TYPE reg_address</c>.</summary>
    public IReadOnlyDictionary<string, int> ErrorCounts { get; init; } = new Dictionary<string, int>();

    /// <summary>How many records each quality rule hit, by the rule's id.</summary>
    public IReadOnlyDictionary<string, int> QualityHits { get; init; } = new Dictionary<string, int>();

    /// <summary>Names the catalog does not know, with how many records had them.</summary>
    public IReadOnlyDictionary<string, int> UnknownFields { get; init; } = new Dictionary<string, int>();

    /// <summary>What went wrong with the delivery as a whole; null if nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>Nothing more will be received.</summary>
    [JsonIgnore]
    public bool IsConcluded => State is not (BatchState.Open or BatchState.Received);
}

/// <summary>A file that was fetched.</summary>
/// <param name="Address">Where, with its business date.</param>
/// <param name="Sha256">Of all its bytes, hex.</param>
public sealed record FileMark(string Address, string Sha256);

/// <summary>A staged segment.</summary>
public sealed record SegmentPointer(string Blob, long Length);

/// <summary>A record that went to quarantine, as a receipt tells it.</summary>
/// <param name="Record">Its number in the delivery, from 1.</param>
/// <param name="Line">Its line in the delivery, from 1; null where lines mean nothing.</param>
/// <param name="Code">The enterprise, if known.</param>
/// <param name="Errors">All that is wrong with it.</param>
public sealed record RejectedRecord(long Record, long? Line, string? Code, IReadOnlyList<RecordError> Errors);
