using System.Text;
using System.Text.Json;
using Hub.Domain.Sources;
using Hub.Simulator;

namespace Hub.Bench;

/// <summary>Source records of many interfaces, each as a JSON object: what is pushed, and what departments serve themselves.</summary>
internal static class Deliveries
{
    private const int PageSize = 1_000;

    private static readonly Dictionary<string, string> Pages = new()
    {
        ["I28"] = "D14/nsxy/v1/grades", ["I29"] = "D14/sbrk/v1/declarations", ["I30"] = "D14/cwbb/v1/statements",
    };

    public static async Task<IReadOnlyList<(Interface Interface, IReadOnlyList<byte[]> Records)>> ReadAsync(Catalog catalog, int enterprises, CancellationToken stop)
    {
        await using var departments = await DepartmentServer.StartAsync(new SimulatorOptions { Enterprises = enterprises, Months = 1, Coverage = Coverage.Full }, stop);
        using var client = new HttpClient { BaseAddress = departments.BaseAddress };
        client.DefaultRequestHeaders.Add("x-api-key", new SimulatorOptions().ApiKey);
        var deliveries = new List<(Interface, IReadOnlyList<byte[]>)>();
        foreach (var id in Pushes.Interfaces)
        {
            var bodies = Pushes.Batches(departments.City, id, departments.BusinessDate, PushFormat.Json, enterprises);
            deliveries.Add((catalog.FindInterface(id)!, [.. bodies.SelectMany(b => Objects(b.Content, null))]));
        }

        foreach (var (id, path) in Pages)
        {
            var body = await client.GetByteArrayAsync($"{path}?limit={PageSize}", stop);
            deliveries.Add((catalog.FindInterface(id)!, Objects(body, ["data", "rows"])));
        }

        return deliveries;
    }

    private static List<byte[]> Objects(ReadOnlyMemory<byte> json, string[]? path)
    {
        using var document = JsonDocument.Parse(json);
        var array = (path ?? []).Aggregate(document.RootElement, (element, name) => element.GetProperty(name));
        return [.. array.EnumerateArray().Select(e => Encoding.UTF8.GetBytes(e.GetRawText()))];
    }
}
