using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Azure.Storage.Blobs;
using Hub.Azure.Intake;
using Hub.Azure.Intake.Formats;
using Hub.Azure.Profiles;
using Hub.Azure.Trust.Keys;
using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Keys;
using Hub.Embedded.Keys;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;

namespace Hub.Azure.Tests;

/// <summary>The hub's parts on a storage account of its own, without triggers: a test calls what a trigger would.</summary>
internal sealed class HubUnderTest : IAsyncDisposable
{
    /// <summary>One o'clock in Shanghai, when a night's run starts.</summary>
    public static readonly DateTimeOffset Night = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;
    private readonly LogWatch _watch;

    private HubUnderTest(ServiceProvider services, LogWatch watch, string connection, ManualTime time, SentRequests requests)
    {
        (_services, _watch, Connection, Time, Requests) = (services, watch, connection, time, requests);
        Store = Get<HubStore>();
    }

    public string Connection { get; }

    public ManualTime Time { get; }

    public SentRequests Requests { get; }

    public HubStore Store { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens a hub on a fresh account.</summary>
    public static Task<HubUnderTest> StartAsync(AzuriteFixture azurite, params (string Key, string Value)[] settings) =>
        StartAsync(azurite.TakeAccount(), new ManualTime(Night), settings);

    /// <summary>Opens another process's hub on an account.</summary>
    public static async Task<HubUnderTest> StartAsync(string connection, ManualTime time, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hub:CatalogPath"] = Path.Combine(Repository.Root, "catalog"),
            ["Hub:ApiKeyPepper"] = "pepper-of-the-tests",
            ["Hub:PullRetryDelay"] = "00:00:20",
        }).AddInMemoryCollection(settings.ToDictionary(s => $"Hub:{s.Key}", s => (string?)s.Value)).Build();
        var services = new ServiceCollection();
        var watch = new LogWatch(configuration.AsEnumerable().Select(s => KeyValuePair.Create(s.Key, s.Value ?? "")).Append(new("", connection)));
        services.AddLogging(logging => logging.AddProvider(watch));
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(time);
        var requests = new SentRequests();
        services.AddSingleton(new TableServiceClient(connection, Counted(new TableClientOptions(), requests)));
        services.AddSingleton(new BlobServiceClient(connection, Counted(new BlobClientOptions(), requests)));
        services.AddSingleton(new ServiceBusClient(connection)).AddSingleton(new ServiceBusAdministrationClient(connection));
        services.AddSingleton<IPlatformKeys>(new FileKeys(AzuriteFixture.KeyFolder, TimeProvider.System));
        services.AddHub(configuration);
        services.ConfigureAll<HttpStandardResilienceOptions>(Hurry);
        var hub = new HubUnderTest(services.BuildServiceProvider(), watch, connection, time, requests);
        await hub.Store.EnsureCreatedAsync(Stop);
        await Tokens.EnsureQueuesAsync(hub.Get<ServiceBusAdministrationClient>(), TimeSpan.FromMinutes(1), Stop);
        return hub;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Interface Interface(string id) => Get<Catalog>().FindInterface(id)!;

    /// <summary>Makes a run and opens its batch.</summary>
    public async Task<BatchWriter> OpenAsync(string interfaceId, RunKind kind = RunKind.Push)
    {
        var now = Time.GetUtcNow();
        var run = new Run(Run.NewId(now, kind, Guid.NewGuid()), kind, now, now.AddHours(3), [interfaceId], RunState.Receiving, null);
        await Get<RunStore>().CreateAsync(run, Stop);
        return Get<BatchWriters>().For(Interface(interfaceId), await Get<BatchStore>().OpenAsync(run.Id, interfaceId, Stop));
    }

    /// <summary>Has a batch receive a record, whose bytes are its evidence.</summary>
    public void Receive(BatchWriter writer, string record)
    {
        var start = writer.Evidence.End;
        var bytes = Encoding.UTF8.GetBytes(record);
        writer.Evidence.Append(bytes);
        writer.Add(new RawRecord(bytes, start, bytes.Length, null), Time.GetUtcNow());
    }

    /// <summary>Pushes an NDJSON body to I24.</summary>
    public Task<Batch> PushAsync(params string[] records) => PushAsync(string.Join('\n', records), RecordFormat.NdJson);

    /// <summary>Pushes a body to I24.</summary>
    public Task<Batch> PushAsync(string body, RecordFormat format) =>
        Get<PushIntake>().ReceiveAsync(
            new Push(Interface("I24"), new MemoryStream(Encoding.UTF8.GetBytes(body)), format, null, null), Stop);

    /// <summary>Builds all that waits.</summary>
    public async Task BuildAsync()
    {
        foreach (var range in await PendingRangesAsync())
        {
            await Get<RangeBuilder>().BuildAsync(range, Stop);
        }
    }

    public async Task<IReadOnlyList<int>> PendingRangesAsync()
    {
        var ranges = new HashSet<int>();
        await foreach (var row in Store.Pending.QueryAsync<TableEntity>(cancellationToken: Stop))
        {
            ranges.Add(int.Parse(row.PartitionKey["range-".Length..]));
        }

        return [.. ranges.Order()];
    }

    public async Task<List<TableEntity>> RowsAsync(TableClient table)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: Stop))
        {
            rows.Add(row);
        }

        return rows;
    }

    public async Task<byte[]> BytesAsync(BlobContainerClient container, string blob) =>
        (await container.GetBlobClient(blob).DownloadContentAsync(Stop)).Value.Content.ToArray();

    /// <summary>The raw bytes that a pointer names.</summary>
    public async Task<byte[]> EvidenceAsync(EvidencePointer pointer) =>
        await Get<SealedBlobs>().ReadAsync(Store.Evidence, pointer.Blob, pointer.Offset, pointer.Length, Stop);

    /// <summary>All that a batch staged.</summary>
    public async Task<List<StagedRecord>> StagedAsync(Batch batch)
    {
        var staged = new List<StagedRecord>();
        foreach (var pending in await Get<Sealing>().PendingAsync(batch, Stop))
        {
            staged.AddRange(await Get<StagedRecords>().ReadAsync(pending, Stop));
        }

        return [.. staged.OrderBy(r => r.Sequence)];
    }

    public async Task<ProfileRow> ProfileAsync(string code) => (await Get<ProfileStore>().FindAsync(code, Stop))!;

    public async ValueTask DisposeAsync()
    {
        var persons = await LogWatch.PersonsAsync(_services);
        await _services.DisposeAsync();
        _watch.Check(persons);
    }

    private static T Counted<T>(T options, SentRequests requests)
        where T : ClientOptions
    {
        options.AddPolicy(requests, HttpPipelinePosition.PerCall);
        return options;
    }

    /// <summary>The same pipeline, with milliseconds for seconds.</summary>
    private static void Hurry(HttpStandardResilienceOptions resilience)
    {
        resilience.Retry.Delay = TimeSpan.FromMilliseconds(5);
        resilience.AttemptTimeout.Timeout = TimeSpan.FromSeconds(2);
        resilience.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(10);
        resilience.CircuitBreaker.MinimumThroughput = 1_000;
    }
}
