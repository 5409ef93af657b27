using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Hub.Domain.Profiles;

namespace Hub.Azure;

/// <summary>The hub's tables and containers, by name, and the number of buckets that the store was made with.</summary>
public sealed class HubStore
{
    private readonly TableServiceClient _service;
    private readonly BlobServiceClient _blobs;
    private readonly List<TableClient> _tables = [];
    private readonly List<BlobContainerClient> _containers = [];
    private Buckets? _buckets;

    /// <summary>The store of one storage account.</summary>
    public HubStore(TableServiceClient tables, BlobServiceClient blobs)
    {
        (_service, _blobs) = (tables, blobs);
        Runs = Table("runs");
        Batches = Table("batches");
        Markers = Table("markers");
        Unbuilt = Table("unbuilt");
        Pending = Table("pending");
        Profiles = Table("profiles");
        Interfaces = Table("interfaces");
        Quarantine = Table("quarantine");
        Idempotency = Table("idempotency");
        Callers = Table("callers");
        EnterpriseAccesses = Table("enterpriseaccesses");
        AuditIndex = Table("auditindex");
        Nonces = Table("nonces");
        CallQuotas = Table("callquotas");
        Cases = Table("cases");
        ShadowRuns = Table("shadowruns");
        Releases = Table("releases");
        Feeds = Table("feeds");
        Consents = Table("consents");
        Subscriptions = Table("subscriptions");
        Alerts = Table("alerts");
        Evidence = Container("evidence");
        Segments = Container("segments");
        History = Container("history");
        Index = Container("index");
        QuarantineBlobs = Container("quarantine");
        Locks = Container("locks");
        DataKeys = Table("datakeys");
        Audit = Container("audit");
        Population = Container("population");
        Reports = Table("reports");
        Milestones = Table("milestones");
        ReportBlobs = Container("reports");
        Settings = Table("settings");
    }

    /// <summary>Runs. PartitionKey month, RowKey run.</summary>
    public TableClient Runs { get; }

    /// <summary>Batches. PartitionKey run, RowKey interface.</summary>
    public TableClient Batches { get; }

    /// <summary>Insert-once marks of finished steps. PartitionKey run, RowKey step.</summary>
    public TableClient Markers { get; }

    /// <summary>Batches that are received but not yet all built. PartitionKey interface, RowKey run.</summary>
    public TableClient Unbuilt { get; }

    /// <summary>What is to be built. PartitionKey bucket range, RowKey run and interface.</summary>
    public TableClient Pending { get; }

    /// <summary>Profiles and, in the same partition, their outbox. PartitionKey bucket, RowKey credit code or <c>~…</c>.</summary>
    public TableClient Profiles { get; }

    /// <summary>State of each interface. PartitionKey "interface", RowKey interface.</summary>
    public TableClient Interfaces { get; }

    /// <summary>Quarantine segments. PartitionKey interface, RowKey run and number.</summary>
    public TableClient Quarantine { get; }

    /// <summary>Pushes already received. PartitionKey department and interface, RowKey idempotency key.</summary>
    public TableClient Idempotency { get; }

    /// <summary>Callers, one row each (PartitionKey "caller"), who has a key or principal ("key", "principal"), when a key was used ("used").</summary>
    public TableClient Callers { get; }

    /// <summary>Who looked at an enterprise, and which banks were told of it. PartitionKey range, RowKey bucket, time backwards, entry; see <see cref="Trust.Audit.AccessRow"/>. Made of the audit, when it is sealed.</summary>
    public TableClient EnterpriseAccesses { get; }

    /// <summary>How far the audit is sealed, and which seal covers an entry. PartitionKey "sealing" or chain, RowKey chain or last sequence.</summary>
    public TableClient AuditIndex { get; }

    /// <summary>Data keys, wrapped. PartitionKey interface, RowKey use and month.</summary>
    public TableClient DataKeys { get; }

    /// <summary>Nonces of signed requests. PartitionKey hour of the signature, RowKey hash of key and nonce.</summary>
    public TableClient Nonces { get; }

    /// <summary>Requests reserved of callers' daily quotas. PartitionKey day of China, RowKey caller.</summary>
    public TableClient CallQuotas { get; }

    /// <summary>Trials of drafts on everybody. PartitionKey version of the rulebook, RowKey run.</summary>
    public TableClient ShadowRuns { get; }

    /// <summary>Rulebooks that may take effect. PartitionKey "release", RowKey fingerprint of the content, or "first".</summary>
    public TableClient Releases { get; }

    /// <summary>What each bank is to get. PartitionKey bank, RowKey head, segment or mark.</summary>
    public TableClient Feeds { get; }

    /// <summary>Versions of consents: PartitionKey bucket, RowKey consent and version. Erasure receipts and self-reports: PartitionKey credit code, RowKey <c>~…</c>. PartitionKey <c>~…</c>: what is still to be told.</summary>
    public TableClient Consents { get; }

    /// <summary>Disputes, appeals and repairs, from which the marks of profiles follow. PartitionKey bucket, RowKey credit code, kind and number.</summary>
    public TableClient Cases { get; }

    /// <summary>What banks subscribed to, and how far deliveries are. PartitionKey bank, RowKey subscription.</summary>
    public TableClient Subscriptions { get; }

    /// <summary>The last versions of earlier months. PartitionKey bucket, RowKey code and month.</summary>
    public TableClient Milestones { get; }

    /// <summary>What is noted of credit reports. PartitionKey credit code or shelf of numbers, RowKey number or <c>~correction-…</c>.</summary>
    public TableClient Reports { get; }

    /// <summary>Credit reports as they were signed, sealed. Never changed.</summary>
    public BlobContainerClient ReportBlobs { get; }

    /// <summary>Alerts on risks. PartitionKey bank, RowKey alert, or <c>~…</c> what leads to alerts; PartitionKey <c>~…</c>: who has any.</summary>
    public TableClient Alerts { get; }

    /// <summary>Raw bytes as departments sent them. Never changed.</summary>
    public BlobContainerClient Evidence { get; }

    /// <summary>Staged records.</summary>
    public BlobContainerClient Segments { get; }

    /// <summary>Every version of every profile. Never changed.</summary>
    public BlobContainerClient History { get; }

    /// <summary>Content index, one blob an interface and range.</summary>
    public BlobContainerClient Index { get; }

    /// <summary>Records that could not be taken, with their reasons.</summary>
    public BlobContainerClient QuarantineBlobs { get; }

    /// <summary>Empty blobs to hold leases on.</summary>
    public BlobContainerClient Locks { get; }

    /// <summary>The record of access: chains, their logs, seals and leaf hashes. Only added to.</summary>
    public BlobContainerClient Audit { get; }

    /// <summary>Counts of the city's values and parts of shadow runs, a blob a bucket range.</summary>
    public BlobContainerClient Population { get; }

    /// <summary>What the hub keeps of itself: the number of buckets (PartitionKey "store"), the last firings of timers ("timer").</summary>
    internal TableClient Settings { get; }

    /// <summary>Every table.</summary>
    internal IReadOnlyList<TableClient> Tables => _tables;

    /// <summary>Every container.</summary>
    internal IReadOnlyList<BlobContainerClient> Containers => _containers;

    /// <summary>How profiles are spread. Known after <see cref="EnsureCreatedAsync"/>.</summary>
    public Buckets Buckets => _buckets ?? throw new InvalidOperationException("The store is not opened yet: call EnsureCreatedAsync at start.");

    /// <summary>Makes what is missing, and reads the number of buckets.</summary>
    public async Task EnsureCreatedAsync(CancellationToken cancellation)
    {
        await Task.WhenAll(
        [
            .. _tables.Select(t => (Task)t.CreateIfNotExistsAsync(cancellation)),
            .. _containers.Select(c => (Task)c.CreateIfNotExistsAsync(cancellationToken: cancellation)),
        ]);
        _buckets = await BucketsOfStoreAsync(cancellation);
    }

    /// <summary>Reads one row and one container's properties.</summary>
    /// <exception cref="RequestFailedException">The store does not answer.</exception>
    public async Task PingAsync(CancellationToken cancellation)
    {
        await Settings.GetEntityAsync<TableEntity>("store", "buckets", cancellationToken: cancellation);
        await Locks.ExistsAsync(cancellation);
    }

    private TableClient Table(string name)
    {
        _tables.Add(_service.GetTableClient(name));
        return _tables[^1];
    }

    private BlobContainerClient Container(string name)
    {
        _containers.Add(_blobs.GetBlobContainerClient(name));
        return _containers[^1];
    }

    private async Task<Buckets> BucketsOfStoreAsync(CancellationToken cancellation)
    {
        var chosen = new TableEntity("store", "buckets") { ["count"] = Buckets.Default.Count, ["ranges"] = Buckets.Default.RangeCount };
        await Settings.TryAddAsync(chosen, cancellation);
        TableEntity kept = await Settings.GetEntityAsync<TableEntity>("store", "buckets", cancellationToken: cancellation);
        return new Buckets(kept.GetInt32("count")!.Value, kept.GetInt32("ranges")!.Value);
    }
}
