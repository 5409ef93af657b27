using System.Reflection;
using System.Text.Json;
using System.Xml;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus.Administration;
using Azure.Storage.Blobs;
using Hub.Azure;
using Hub.Azure.Intake;
using Hub.Bicep.Tests.Evaluation;
using Hub.Bicep.Tests.Structure;
using Hub.Domain.Trust;
using Hub.Functions;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Bicep.Tests.Deployment;

/// <summary>What the code names, the templates declare: tables, containers, queues with their settings, functions, scopes.</summary>
public sealed class CodeNamesTests
{
    private const string Connection = "UseDevelopmentStorage=true";

    [Theory]
    [ClassData(typeof(ParameterFiles))]
    public async Task The_tables_are_those_of_the_store(string file)
    {
        var declared = (await Plan.OfAsync(file)).Of("Microsoft.Storage/storageAccounts/tableServices/tables").Select(Last);

        Assert.Equal(OfStore<TableClient>(t => t.Name).Order(), declared.Order());
    }

    [Theory]
    [ClassData(typeof(ParameterFiles))]
    public async Task The_containers_are_those_of_the_store_and_one_for_packages(string file)
    {
        var declared = (await Plan.OfAsync(file)).Of("Microsoft.Storage/storageAccounts/blobServices/containers").Select(Last);

        Assert.Equal(OfStore<BlobContainerClient>(c => c.Name).Append("packages").Order(), declared.Order());
    }

    [Theory]
    [ClassData(typeof(ParameterFiles))]
    public async Task The_queues_are_those_that_tokens_go_through_with_the_same_settings(string file)
    {
        var made = new MadeQueues();
        await Tokens.EnsureQueuesAsync(made, new HubOptions().QueueLock, CancellationToken.None);

        var declared = (await Plan.OfAsync(file)).Of("Microsoft.ServiceBus/namespaces/queues").Select(q => (
            Last(q),
            XmlConvert.ToTimeSpan((string)q.Value("properties.lockDuration")!),
            q.Value("properties.maxDeliveryCount"),
            q.Value("properties.requiresDuplicateDetection"),
            XmlConvert.ToTimeSpan((string)q.Value("properties.duplicateDetectionHistoryTimeWindow")!)));

        Assert.NotEmpty(made.Queues);
        Assert.Equal(
            made.Queues.Select(q => (
                q.Name, q.LockDuration, (object?)(long)q.MaxDeliveryCount, (object?)q.RequiresDuplicateDetection, q.DuplicateDetectionHistoryTimeWindow)).Order(),
            declared.Order());
    }

    [Fact]
    public void What_is_kept_ready_is_a_group_or_a_function_of_the_app()
    {
        var groups = FunctionNames().Select(f => $"function:{f}").Append("http").ToHashSet();
        var stages = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Repository.PathOf("bicep", "stages.json")));

        var ready = stages.EnumerateObject().SelectMany(s => s.Value.GetProperty("alwaysReady").EnumerateObject().Select(g => g.Name));

        Findings.None(ready.Where(g => !groups.Contains(g)));
    }

    [Fact]
    public void The_app_roles_are_the_scopes()
    {
        var roles = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Repository.PathOf("bicep", "app-roles.json"))).EnumerateArray().ToList();

        Assert.Equal(Scope.All.Order(), roles.Select(r => r.GetProperty("value").GetString()!).Order());
        Assert.Equal(roles.Count, roles.Select(r => r.GetProperty("id").GetGuid()).Distinct().Count());
    }

    /// <summary>The names of all functions.</summary>
    internal static IEnumerable<string> FunctionNames() =>
        typeof(Routes).Assembly.GetTypes().SelectMany(t => t.GetMethods()).Select(m => m.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>();

    /// <summary>The store keeps a client for each; making them connects to nothing.</summary>
    private static IEnumerable<string> OfStore<T>(Func<T, string> name)
    {
        var store = new HubStore(new TableServiceClient(Connection), new BlobServiceClient(Connection));
        return typeof(HubStore).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(p => p.PropertyType == typeof(T)).Select(p => name((T)p.GetValue(store)!));
    }

    private static string Last(PlannedResource resource) => resource.Name.Split('/')[^1];

    /// <summary>Keeps what it is asked for.</summary>
    private sealed class MadeQueues : ServiceBusAdministrationClient
    {
        public List<CreateQueueOptions> Queues { get; } = [];

        public override Task<global::Azure.Response<bool>> QueueExistsAsync(string name, CancellationToken cancellationToken = default) =>
            Task.FromResult(global::Azure.Response.FromValue(false, null!));

        public override Task<global::Azure.Response<QueueProperties>> CreateQueueAsync(CreateQueueOptions options, CancellationToken cancellationToken = default)
        {
            Queues.Add(options);
            return Task.FromResult<global::Azure.Response<QueueProperties>>(null!);
        }
    }
}
