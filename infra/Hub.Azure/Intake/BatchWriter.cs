using Hub.Azure.Intake.Formats;
using Hub.Azure.Trust.Keys;
using Hub.Domain.Intake;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Keys;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Intake;

/// <summary>Opens writers for batches.</summary>
public sealed class BatchWriters(
    HubStore store, BatchStore batches, ContentIndex index, QuarantineStore quarantine, DataKeys keys, SealedBlobs blobs, QualityRules rules, HubMetrics metrics,
    IOptions<HubOptions> options)
{
    /// <summary>Goes on with a batch after its last checkpoint.</summary>
    public BatchWriter For(Interface @interface, Stored<Batch> batch) =>
        new(@interface, rules.OfRecords(@interface.Id), batch, new KnownRecords(store, batches, index, batch.Value), store, batches, quarantine, keys, blobs, metrics, options.Value);
}

/// <summary>
/// Takes the records of one delivery: normalises each, and at every checkpoint keeps the raw bytes as evidence, drops what is
/// known, stages the rest as a segment and puts what is wrong into quarantine. A kill between two checkpoints costs the
/// work since the last one, nothing else.
/// </summary>
public sealed class BatchWriter
{
    private readonly Interface _interface;
    private readonly Normaliser _normaliser;
    private readonly QualityGate? _gate;
    private readonly KnownRecords _known;
    private readonly HubStore _store;
    private readonly BatchStore _batches;
    private readonly QuarantineStore _quarantine;
    private readonly DataKeys _keys;
    private readonly SealedBlobs _blobs;
    private readonly HubMetrics _metrics;
    private readonly HubOptions _options;
    private Stored<Batch> _batch;
    private Gathered _gathered;

    internal BatchWriter(
        Interface @interface, RecordRules? rules, Stored<Batch> batch, KnownRecords known, HubStore store, BatchStore batches, QuarantineStore quarantine,
        DataKeys keys, SealedBlobs blobs, HubMetrics metrics, HubOptions options)
    {
        (_interface, _normaliser, _keys, _blobs) = (@interface, new Normaliser(@interface), keys, blobs);
        _gate = rules is null ? null : new QualityGate(rules);
        (_batch, _known, _store, _batches, _quarantine, _metrics, _options) = (batch, known, store, batches, quarantine, metrics, options);
        _gathered = new Gathered(batch.Value, @interface.IsSensitive);
    }

    /// <summary>The raw bytes since the last checkpoint.</summary>
    public EvidenceBuffer Evidence { get; } = new();

    /// <summary>The batch as of the last checkpoint.</summary>
    public Batch Batch => _batch.Value;

    /// <summary>Time for a checkpoint.</summary>
    public bool IsFull =>
        _gathered.Count >= _options.CheckpointRecords || Evidence.End - Evidence.Start >= _options.CheckpointBytes;

    /// <summary>A pointer to bytes in <see cref="Evidence"/>.</summary>
    public EvidencePointer PointTo(long start, int length) => new(_gathered.EvidenceBlob, start - Evidence.Start, length);

    /// <summary>Takes a record that lies in <see cref="Evidence"/>.</summary>
    /// <param name="raw">The record.</param>
    /// <param name="received">When it was received.</param>
    /// <param name="stated">As of when the reply that has it is, if it says so.</param>
    public void Add(RawRecord raw, DateTimeOffset received, DateTimeOffset? stated = null) =>
        Add(raw, received, PointTo(raw.Start, raw.Length), stated);

    /// <summary>Takes a record whose raw bytes are kept elsewhere already.</summary>
    public void Add(RawRecord raw, DateTimeOffset received, EvidencePointer evidence, DateTimeOffset? stated = null)
    {
        if (raw.Error is { } error)
        {
            _gathered.CountRead();
            _gathered.Reject(raw, received, evidence, null, "", [error]);
        }
        else if (_normaliser.HasRows)
        {
            foreach (var row in _normaliser.NormaliseRows(raw.Json.Span, received, stated))
            {
                Take(row.Record, raw, received, evidence, row.Place);
            }
        }
        else
        {
            Take(_normaliser.Normalise(raw.Json.Span, received, stated), raw, received, evidence, null);
        }
    }

    private void Take(NormalisedRecord normalised, RawRecord raw, DateTimeOffset received, EvidencePointer evidence, RowPlace? row)
    {
        _gathered.CountRead();
        var record = Checked(normalised, received);
        _gathered.CountUnknown(record.UnknownFields);
        if (record.IsClean)
        {
            var kind = record.Deleted ? StagedKind.Deletion : StagedKind.Item;
            _gathered.Stage(record.Code!, kind, record.ItemKey, record.AsOf, received, evidence, record.Content, record.Hash);
        }
        else
        {
            // The evidence is what the department sent; what waits to be replayed is the wrong row alone.
            var wrong = row is { } place ? raw with { Json = place.Alone(raw.Json.Span) } : raw;
            _gathered.Reject(wrong, received, evidence, record.Code, record.ItemKey, record.Errors);
        }
    }

    /// <summary>
    /// Takes a department's complete answer about one enterprise; no items mean "no record". One bad item puts the whole
    /// answer into quarantine: half an answer would look like a whole one.
    /// </summary>
    /// <param name="code">The enterprise that was asked for.</param>
    /// <param name="items">The records of the answer.</param>
    /// <param name="evidence">The reply's raw bytes.</param>
    /// <param name="received">When it was received.</param>
    /// <param name="stated">As of when the answer is, if it says so.</param>
    public void AddAnswer(
        string code, IReadOnlyList<RawRecord> items, EvidencePointer evidence, DateTimeOffset received, DateTimeOffset? stated = null)
    {
        _gathered.CountRead();
        var asOf = stated < received ? stated.Value : received;
        var answer = Answer.Of(code, [.. items.SelectMany(item => Normalised(item.Json.Span, received, asOf)).Select(r => Checked(r, received))]);
        _gathered.CountUnknown(answer.Records.SelectMany(r => r.UnknownFields));
        if (answer.Errors.Count > 0)
        {
            _gathered.Reject(Answer.Raw(items, evidence), received, evidence, code, "", answer.Errors);
            return;
        }

        var content = answer.ToContent();
        var hash = Fingerprint.OfContent(null, false, content);
        _gathered.Stage(code, StagedKind.Answer, "", asOf, received, evidence, content, hash);
    }

    /// <summary>Takes the withdrawal of an item that its department asks for in words and not by a record.</summary>
    public void AddWithdrawal(string code, string itemKey, DateTimeOffset asOf, DateTimeOffset received, EvidencePointer evidence)
    {
        _gathered.CountRead();
        _gathered.Stage(code, StagedKind.Deletion, itemKey, asOf, received, evidence, ReadOnlyMemory<byte>.Empty, Fingerprint.OfContent(asOf, true, []));
    }

    /// <summary>Notes as of when a reply is by its own word; the oldest of all counts.</summary>
    public void NoteSourceAsOf(DateTimeOffset? asOf) => _gathered.NoteSourceAsOf(asOf);

    /// <summary>Makes durable all that was taken so far.</summary>
    /// <param name="position">Position in the delivery up to which the evidence belongs to it.</param>
    /// <param name="cursor">Where to go on after a kill.</param>
    /// <param name="change">What else to change in the batch at the same moment.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <exception cref="BatchTakenOverException">Another worker went on with this batch.</exception>
    public async Task CheckpointAsync(long position, string? cursor, CancellationToken cancellation, Func<Batch, Batch>? change = null)
    {
        await KeepEvidenceAsync(position, cancellation);
        var sifted = await _known.SiftAsync(_gathered.Staged, cancellation);
        var segment = await StageAsync(sifted.Fresh, cancellation);
        await _quarantine.WriteAsync(Batch.InterfaceId, Batch.Run, Batch.Segments.Count + 1, _gathered.Rejected, cancellation);
        var next = _gathered.AddedTo(sifted, segment, _store.Buckets.RangeOf) with { Cursor = cursor };
        var before = Batch;
        _batch = await _batches.UpdateAsync(_batch, change?.Invoke(next) ?? next, cancellation);
        _metrics.CountRecords(
            Batch.InterfaceId, Batch.Accepted - before.Accepted, Batch.Unchanged - before.Unchanged, Batch.Quarantined - before.Quarantined);
        _gathered = new Gathered(Batch, _interface.IsSensitive);
    }

    /// <summary>The last checkpoint: nothing more comes, the batch may be sealed.</summary>
    public Task FinishAsync(long position, string? problem, CancellationToken cancellation) =>
        CheckpointAsync(position, null, cancellation, b => b with { State = BatchState.Received, Problem = problem });

    private IEnumerable<NormalisedRecord> Normalised(ReadOnlySpan<byte> item, DateTimeOffset received, DateTimeOffset stated) => _normaliser.HasRows
        ? _normaliser.NormaliseRows(item, received, stated).Select(row => row.Record)
        : [_normaliser.Normalise(item, received, stated)];

    /// <summary>The record with what the quality rules have against it; as it is where its interface has no rules.</summary>
    private NormalisedRecord Checked(NormalisedRecord record, DateTimeOffset received) =>
        _gate is null ? record : _gate.Checked(record, received, _gathered.CountHits);

    private async Task KeepEvidenceAsync(long position, CancellationToken cancellation)
    {
        var bytes = Evidence.CutAt(position);
        if (bytes.Length > 0)
        {
            await _blobs.WriteAsync(
                _store.Evidence, _gathered.EvidenceBlob, KeyUse.Raw, Batch.InterfaceId, bytes, SealedBlobs.OnlyNew, cancellation);
        }
    }

    private async Task<SegmentPointer> StageAsync(IReadOnlyList<StagedRecord> fresh, CancellationToken cancellation)
    {
        var blob = $"{_gathered.EvidenceBlob}.segment";
        var key = await _keys.CurrentAsync(KeyUse.Raw, Batch.InterfaceId, cancellation);
        var bytes = SegmentBytes.Pack(fresh, _store.Buckets.Of, _store.Buckets.Count, key, blob);
        await _store.Segments.GetBlobClient(blob).UploadAsync(BinaryData.FromBytes(bytes), overwrite: true, cancellation);
        return new SegmentPointer(blob, bytes.Length, key.Id);
    }
}
