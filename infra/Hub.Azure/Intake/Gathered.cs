using System.Text;
using Hub.Azure.Intake.Formats;
using Hub.Domain.Intake;

namespace Hub.Azure.Intake;

/// <summary>What was taken since the last checkpoint of a batch.</summary>
internal sealed class Gathered(Batch batch, bool isSensitive)
{
    private const int MostReasonsOfNote = 10;

    private readonly List<StagedRecord> _staged = [];
    private readonly List<QuarantinedRecord> _rejected = [];
    private readonly Dictionary<string, int> _unknown = [];
    private Dictionary<string, int>? _hits;
    private long _read;
    private DateTimeOffset? _sourceAsOf;

    /// <summary>
    /// The evidence blob of this checkpoint. A name of its own for every attempt: evidence is immutable, and a checkpoint that
    /// was killed half-way is not referred to.
    /// </summary>
    public string EvidenceBlob { get; } = $"{batch.InterfaceId}/{batch.Run}/{batch.Segments.Count + 1:d4}-{Guid.NewGuid():N}";

    public IReadOnlyList<StagedRecord> Staged => _staged;

    public IReadOnlyList<QuarantinedRecord> Rejected => _rejected;

    public int Count => _staged.Count + _rejected.Count;

    /// <summary>Counts a record that was read; what is said of it next has its number.</summary>
    public void CountRead() => _read++;

    public void Stage(
        string code, StagedKind kind, string itemKey, DateTimeOffset asOf, DateTimeOffset received, EvidencePointer evidence,
        ReadOnlyMemory<byte> content, ulong hash) =>
        _staged.Add(new StagedRecord(code, kind, itemKey, asOf, received, batch.Read + _read, batch.Run, evidence, content, hash));

    /// <summary>Puts a record into quarantine, and a note of it into its enterprise's profile if that is known.</summary>
    public void Reject(
        RawRecord raw, DateTimeOffset received, EvidencePointer evidence, string? code, string itemKey, IReadOnlyList<RecordError> errors)
    {
        _rejected.Add(new QuarantinedRecord(
            batch.Read + _read, raw.Line, code, received, evidence, Encoding.UTF8.GetString(raw.Json.Span), errors));
        if (code is not null)
        {
            var reasons = string.Join("; ", errors.Select(e => $"{e.Name} {e.Field}").Distinct().Take(MostReasonsOfNote));
            Stage(code, StagedKind.Quarantined, itemKey, received, received, evidence, Encoding.UTF8.GetBytes(reasons), 0);
        }
    }

    public void CountUnknown(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (_unknown.Count < Normaliser.MostUnknownNames || _unknown.ContainsKey(name))
            {
                _unknown[name] = _unknown.GetValueOrDefault(name) + 1;
            }
        }
    }

    /// <summary>Counts what the quality rules said of a record.</summary>
    public void CountHits(IEnumerable<string> rules)
    {
        foreach (var rule in rules)
        {
            _hits ??= [];
            _hits[rule] = _hits.GetValueOrDefault(rule) + 1;
        }
    }

    /// <summary>Notes as of when a reply is by its own word.</summary>
    public void NoteSourceAsOf(DateTimeOffset? asOf) => _sourceAsOf = Older(_sourceAsOf, asOf);

    /// <summary>The batch with this checkpoint added.</summary>
    /// <param name="sifted">What of it was staged, and how it differs from what is known.</param>
    /// <param name="segment">Where.</param>
    /// <param name="rangeOf">The range of an enterprise.</param>
    public Batch AddedTo(Sifted sifted, SegmentPointer segment, Func<string, int> rangeOf)
    {
        var accepted = sifted.Fresh.Count(r => r.Kind is StagedKind.Item or StagedKind.Deletion or StagedKind.Answer);
        return batch with
        {
            Read = batch.Read + _read,
            Accepted = batch.Accepted + accepted,
            Quarantined = batch.Quarantined + _rejected.Count,
            Unchanged = batch.Unchanged + _read - _rejected.Count - accepted,
            Attempts = 0,
            NotBefore = null,
            SourceAsOf = Older(batch.SourceAsOf, _sourceAsOf),
            Changes = batch.Changes + sifted.Changes,
            Examples = [.. batch.Examples.Concat(sifted.Examples).Take(Batch.MostExamples)],
            Segments = [.. batch.Segments, segment],
            Ranges = [.. batch.Ranges.Union(sifted.Fresh.Select(r => rangeOf(r.Code))).Order()],
            Reasons = [.. batch.Reasons.Concat(_rejected.Select(r => new RejectedRecord(r.Record, r.Line, r.Code, Told(r.Errors)))).Take(Batch.MostReasons)],
            ErrorCounts = ErrorCounts(),
            QualityHits = _hits is null ? batch.QualityHits : batch.QualityHits.Concat(_hits).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Sum(p => p.Value)),
            UnknownFields = batch.UnknownFields.Concat(_unknown).GroupBy(p => p.Key)
                .Take(Normaliser.MostUnknownNames).ToDictionary(g => g.Key, g => g.Sum(p => p.Value)),
        };
    }

    /// <summary>A batch lies in clear, the quarantine does not: of what is sensitive, wrong values stand only there.</summary>
    private IReadOnlyList<RecordError> Told(IReadOnlyList<RecordError> errors) => isSensitive ? [.. errors.Select(e => e with { Value = "…" })] : errors;

    private static DateTimeOffset? Older(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;

    private Dictionary<string, int> ErrorCounts()
    {
        var here = _rejected.SelectMany(r => r.Errors).Select(e => KeyValuePair.Create($"{e.Name} {e.Field}", 1));
        return batch.ErrorCounts.Concat(here).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Sum(p => p.Value));
    }
}
