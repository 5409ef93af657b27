using System.Text;
using Hub.Azure.Intake.Formats;
using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Intake;

/// <summary>Opens writers for batches.</summary>
public sealed class BatchWriters(
    HubStore store, BatchStore batches, ContentIndex index, QuarantineStore quarantine, IOptions<HubOptions> options)
{
    /// <summary>Goes on with a batch after its last checkpoint.</summary>
    public BatchWriter For(Interface @interface, Stored<Batch> batch) =>
        new(@interface, batch, store, batches, index, quarantine, options.Value);
}

/// <summary>
/// Takes the records of one delivery: normalises each, and at every checkpoint keeps the raw bytes as evidence, drops what is
/// known, stages the rest as a segment and puts what is wrong into quarantine. A kill between two checkpoints costs the
/// work since the last one, nothing else.
/// </summary>
public sealed class BatchWriter
{
    private readonly Interface _interface;
    private readonly HubStore _store;
    private readonly BatchStore _batches;
    private readonly ContentIndex _index;
    private readonly QuarantineStore _quarantine;
    private readonly HubOptions _options;
    private readonly Normaliser _normaliser;
    private readonly List<StagedRecord> _staged = [];
    private readonly List<QuarantinedRecord> _rejected = [];
    private readonly Dictionary<string, int> _unknown = [];
    private readonly HashSet<ulong> _stagedBefore = [];
    private readonly bool _resumed;
    private Stored<Batch> _batch;
    private string _evidenceBlob = "";
    private long _read;

    internal BatchWriter(
        Interface @interface, Stored<Batch> batch, HubStore store, BatchStore batches, ContentIndex index, QuarantineStore quarantine, HubOptions options)
    {
        (_interface, _batch, _store, _batches, _index, _quarantine, _options) =
            (@interface, batch, store, batches, index, quarantine, options);
        _normaliser = new Normaliser(@interface);
        _resumed = batch.Value.Segments.Count > 0;
        StartCheckpoint();
    }

    /// <summary>The raw bytes since the last checkpoint.</summary>
    public EvidenceBuffer Evidence { get; } = new();

    /// <summary>The batch as of the last checkpoint.</summary>
    public Batch Batch => _batch.Value;

    /// <summary>Time for a checkpoint.</summary>
    public bool IsFull =>
        _staged.Count + _rejected.Count >= _options.CheckpointRecords || Evidence.End - Evidence.Start >= _options.CheckpointBytes;

    /// <summary>Takes a record that lies in <see cref="Evidence"/>.</summary>
    public void Add(RawRecord raw, DateTimeOffset received) => Add(raw, received, PointTo(raw));

    /// <summary>Takes a record whose raw bytes are kept elsewhere already.</summary>
    public void Add(RawRecord raw, DateTimeOffset received, EvidencePointer evidence)
    {
        _read++;
        if (raw.Error is { } error)
        {
            Reject(raw, received, evidence, null, [error]);
            return;
        }

        var record = _normaliser.Normalise(raw.Json.Span, received);
        CountUnknown(record);
        if (record.IsClean)
        {
            var kind = record.Deleted ? StagedKind.Deletion : StagedKind.Item;
            _staged.Add(Stage(record.Code!, kind, record.ItemKey, record.AsOf, received, evidence, record.Content, record.Hash));
            return;
        }

        Reject(raw, received, evidence, record.Code, record.Errors);
        if (record.Code is { } code)
        {
            StageQuarantineNote(code, record.ItemKey, record.Errors, received, evidence);
        }
    }

    /// <summary>
    /// Takes a department's complete answer about one enterprise; no items mean "no record". One bad item puts the whole
    /// answer into quarantine: half an answer would look like a whole one.
    /// </summary>
    public void AddAnswer(string code, IReadOnlyList<RawRecord> items, EvidencePointer evidence, DateTimeOffset received)
    {
        _read++;
        var records = items.Select(i => (Raw: i, Record: _normaliser.Normalise(i.Json.Span, received))).ToList();
        records.ForEach(r => CountUnknown(r.Record));
        var errors = records.SelectMany(r => r.Record.Errors).Concat(Mismatches(code, records.Select(r => r.Record))).ToList();
        if (errors.Count > 0)
        {
            Reject(WholeAnswer(items, evidence), received, evidence, code, errors);
            StageQuarantineNote(code, "", errors, received, evidence);
            return;
        }

        var content = AnswerContent(records.Select(r => r.Record));
        _staged.Add(Stage(code, StagedKind.Answer, "", received, received, evidence, content, Fingerprint.OfContent(null, false, content)));
    }

    /// <summary>Makes durable all that was taken so far.</summary>
    /// <param name="position">Position in the delivery up to which the evidence belongs to it.</param>
    /// <param name="cursor">Where to go on after a kill.</param>
    /// <param name="change">What else to change in the batch at the same moment.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <exception cref="BatchTakenOverException">Another worker went on with this batch.</exception>
    public async Task CheckpointAsync(long position, string? cursor, CancellationToken cancellation, Func<Batch, Batch>? change = null)
    {
        var number = Batch.Segments.Count + 1;
        await KeepEvidenceAsync(position, cancellation);
        var fresh = await DropKnownAsync(cancellation);
        var segment = await StageAsync(fresh, cancellation);
        await _quarantine.WriteAsync(_interface.Id, Batch.Run, number, _rejected, cancellation);
        var next = Advance(fresh, segment) with { Cursor = cursor };
        _batch = await _batches.UpdateAsync(_batch, change?.Invoke(next) ?? next, cancellation);
        StartCheckpoint();
    }

    /// <summary>The last checkpoint: nothing more comes, the batch may be sealed.</summary>
    public Task FinishAsync(long position, string? problem, CancellationToken cancellation) =>
        CheckpointAsync(position, null, cancellation, b => b with { State = BatchState.Received, Problem = problem });

    /// <summary>All items as one array: replayed, they are one answer again.</summary>
    private static RawRecord WholeAnswer(IReadOnlyList<RawRecord> items, EvidencePointer evidence)
    {
        var array = $"[{string.Join(',', items.Select(i => Encoding.UTF8.GetString(i.Json.Span)))}]";
        return new RawRecord(Encoding.UTF8.GetBytes(array), evidence.Offset, evidence.Length, null);
    }

    private static IEnumerable<RecordError> Mismatches(string code, IEnumerable<NormalisedRecord> records) =>
        records.Where(r => r.IsClean && r.Code != code)
            .Select(r => RecordError.Of("WRONG_SUBJECT", "subject", r.Code, $"{code}, the enterprise that was asked for"));

    /// <summary>A JSON object of key to record, ordered by key, so that equal answers have equal bytes.</summary>
    private static byte[] AnswerContent(IEnumerable<NormalisedRecord> records)
    {
        var byKey = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var record in records.Where(r => !r.Deleted))
        {
            byKey[record.ItemKey] = record.Content;
        }

        using var content = new MemoryStream();
        using var writer = new System.Text.Json.Utf8JsonWriter(
            content, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        foreach (var (key, record) in byKey)
        {
            writer.WritePropertyName(key);
            writer.WriteRawValue(record.Span);
        }

        writer.WriteEndObject();
        writer.Flush();
        return content.ToArray();
    }

    private void StartCheckpoint()
    {
        _staged.Clear();
        _rejected.Clear();
        _unknown.Clear();
        _read = 0;

        // A name of its own for every attempt: evidence is immutable, and a checkpoint that was killed half-way is not referred to.
        _evidenceBlob = $"{_interface.Id}/{Batch.Run}/{Batch.Segments.Count + 1:d4}-{Guid.NewGuid():N}";
    }

    private EvidencePointer PointTo(RawRecord raw) => new(_evidenceBlob, raw.Start - Evidence.Start, raw.Length);

    /// <summary>A pointer into the evidence of this checkpoint.</summary>
    public EvidencePointer PointTo(long start, int length) => new(_evidenceBlob, start - Evidence.Start, length);

    private StagedRecord Stage(
        string code, StagedKind kind, string key, DateTimeOffset asOf, DateTimeOffset received, EvidencePointer evidence, ReadOnlyMemory<byte> content, ulong hash) =>
        new(code, kind, key, asOf, received, Batch.Read + _read, Batch.Run, evidence, content, hash);

    private void StageQuarantineNote(
        string code, string itemKey, IReadOnlyList<RecordError> errors, DateTimeOffset received, EvidencePointer evidence)
    {
        var reasons = Encoding.UTF8.GetBytes(string.Join("; ", errors.Select(e => $"{e.Name} {e.Field}").Distinct().Take(10)));
        _staged.Add(Stage(code, StagedKind.Quarantined, itemKey, received, received, evidence, reasons, 0));
    }

    private void Reject(RawRecord raw, DateTimeOffset received, EvidencePointer evidence, string? code, IReadOnlyList<RecordError> errors) =>
        _rejected.Add(new QuarantinedRecord(
            Batch.Read + _read, raw.Line, code, received, evidence, Encoding.UTF8.GetString(raw.Json.Span), errors));

    private void CountUnknown(NormalisedRecord record)
    {
        foreach (var name in record.UnknownFields)
        {
            if (_unknown.Count < Normaliser.MostUnknownNames || _unknown.ContainsKey(name))
            {
                _unknown[name] = _unknown.GetValueOrDefault(name) + 1;
            }
        }
    }

    private async Task KeepEvidenceAsync(long position, CancellationToken cancellation)
    {
        var bytes = Evidence.CutAt(position);
        if (bytes.Length > 0)
        {
            await _store.Evidence.GetBlobClient(_evidenceBlob).UploadAsync(BinaryData.FromBytes(bytes), overwrite: false, cancellation);
        }
    }

    /// <summary>
    /// What the profiles do not hold yet. Nothing is dropped while another delivery of the interface waits to be built: the index
    /// speaks of the profiles, and that delivery may be about to change them. Nor after a kill: what this delivery staged before
    /// is not in memory any more.
    /// </summary>
    private async Task<List<StagedRecord>> DropKnownAsync(CancellationToken cancellation)
    {
        var repeated = _staged.Where(r => !_stagedBefore.Add(KeyOf(r))).Select(KeyOf).ToHashSet();
        if (_staged.Count == 0 || _resumed || await _batches.OthersUnbuiltAsync(_interface.Id, Batch.Run, cancellation))
        {
            return [.. _staged];
        }

        var fresh = new List<StagedRecord>(_staged.Count);
        foreach (var range in _staged.GroupBy(r => _store.Buckets.RangeOf(r.Code)))
        {
            var shard = await _index.ReadAsync(_interface.Id, range.Key, cancellation);
            fresh.AddRange(range.Select(r => IsKnown(shard, r, repeated) ? Confirmed(r) : r).OfType<StagedRecord>());
        }

        return fresh;
    }

    /// <summary>A record whose item comes more than once in this delivery is never dropped: only folding can tell which one counts.</summary>
    private static bool IsKnown(IndexShard shard, StagedRecord record, HashSet<ulong> repeated) =>
        record.Kind != StagedKind.Quarantined && !repeated.Contains(KeyOf(record)) && shard.Knows(record);

    private static ulong KeyOf(StagedRecord record) => Fingerprint.OfKey(record.Code, record.ItemKey);

    private static StagedRecord? Confirmed(StagedRecord record) => record.Kind == StagedKind.Answer
        ? record with { Kind = StagedKind.Confirmation, Content = ReadOnlyMemory<byte>.Empty }
        : null;

    private async Task<SegmentPointer> StageAsync(List<StagedRecord> fresh, CancellationToken cancellation)
    {
        var bytes = SegmentBytes.Pack(fresh, _store.Buckets.RangeOf, _store.Buckets.RangeCount);
        var blob = $"{_evidenceBlob}.segment";
        await _store.Segments.GetBlobClient(blob).UploadAsync(BinaryData.FromBytes(bytes), overwrite: true, cancellation);
        return new SegmentPointer(blob, bytes.Length);
    }

    private Batch Advance(List<StagedRecord> fresh, SegmentPointer segment)
    {
        var accepted = fresh.Count(r => r.Kind is StagedKind.Item or StagedKind.Deletion or StagedKind.Answer);
        return Batch with
        {
            Read = Batch.Read + _read,
            Accepted = Batch.Accepted + accepted,
            Quarantined = Batch.Quarantined + _rejected.Count,
            Unchanged = Batch.Unchanged + _read - _rejected.Count - accepted,
            Attempts = 0,
            Segments = [.. Batch.Segments, segment],
            Ranges = [.. Batch.Ranges.Union(fresh.Select(r => _store.Buckets.RangeOf(r.Code))).Order()],
            Reasons = [.. Batch.Reasons.Concat(_rejected.Select(r => new RejectedRecord(r.Record, r.Line, r.Code, r.Errors))).Take(Batch.MostReasons)],
            UnknownFields = Batch.UnknownFields.Concat(_unknown).GroupBy(p => p.Key)
                .Take(Normaliser.MostUnknownNames).ToDictionary(g => g.Key, g => g.Sum(p => p.Value)),
        };
    }
}
