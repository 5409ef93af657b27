using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Arguments = object?[];
using Table = System.Collections.Generic.IReadOnlyDictionary<string, object?>;

namespace Hub.Bicep.Tests.Evaluation;

/// <summary>The functions of Bicep that the templates use. An unknown one cannot be called: a misspelled name is found.</summary>
internal static class Functions
{
    private static readonly Dictionary<string, Func<Arguments, Evaluator, object?>> s_all = new()
    {
        ["toLower"] = (a, _) => ((string)a[0]!).ToLowerInvariant(),
        ["take"] = (a, _) => ((string)a[0]!)[..Math.Min(((string)a[0]!).Length, (int)(long)a[1]!)],
        ["string"] = (a, _) => Operators.Text(a[0]),
        ["int"] = (a, _) => long.Parse((string)a[0]!, CultureInfo.InvariantCulture),
        ["join"] = (a, _) => string.Join((string)a[1]!, List(a[0]).Cast<string>()),
        ["empty"] = (a, _) => a[0] switch { null => true, string s => s.Length == 0, List<object?> l => l.Count == 0, Table t => t.Count == 0, _ => throw new InvalidCastException() },
        ["concat"] = (a, _) => a.SelectMany(List).ToList(),
        ["union"] = (a, _) => a.Cast<Table>().Aggregate(Union),
        ["items"] = (a, _) => ((Table)a[0]!).OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => (object?)new Dictionary<string, object?> { ["key"] = p.Key, ["value"] = p.Value }).ToList(),
        ["map"] = (a, _) => List(a[0]).Select(item => Lambda(a[1])([item])).ToList(),
        ["filter"] = (a, _) => List(a[0]).Where(item => Lambda(a[1])([item]) is true).ToList(),
        ["toObject"] = (a, _) => List(a[0]).ToDictionary(item => (string)Lambda(a[1])([item])!, item => a.Length > 2 ? Lambda(a[2])([item]) : item),
        ["cidrSubnet"] = (a, _) => Subnet((string)a[0]!, (int)(long)a[1]!, (int)(long)a[2]!),
        ["guid"] = (a, _) => new Guid(Hash(a)[..16]).ToString(),
        ["uniqueString"] = (a, _) => Convert.ToHexStringLower(Hash(a))[..13],
        ["resourceId"] = (a, _) => $"/{a[0]}/{string.Join('/', a[1..])}",
        ["subscriptionResourceId"] = (a, _) => $"/{a[0]}/{string.Join('/', a[1..])}",
        ["subscription"] = (_, _) => new Dictionary<string, object?> { ["id"] = "/subscriptions/00000000-0000-0000-0000-000000000001" },
        ["resourceGroup"] = (_, _) => new Dictionary<string, object?> { ["id"] = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/x" },
        ["tenant"] = (_, _) => new Dictionary<string, object?> { ["tenantId"] = "00000000-0000-0000-0000-000000000002" },
        ["environment"] = (_, e) => new Dictionary<string, object?> { ["name"] = e.Deployment.Setting.Cloud },
        ["readEnvironmentVariable"] = (a, e) => e.Deployment.Setting.Variables.GetValueOrDefault((string)a[0]!, (string)a[1]!),
        ["loadJsonContent"] = (a, e) => FromJson(JsonSerializer.Deserialize<JsonElement>(Load(a, e))),
        ["loadTextContent"] = Load,
    };

    public static object? Call(string name, Arguments arguments, Evaluator scope) =>
        s_all.TryGetValue(name, out var function)
            ? function(arguments, scope)
            : throw new KeyNotFoundException($"there is no function of this name among {string.Join(", ", s_all.Keys.Order())}");

    private static List<object?> List(object? value) => (List<object?>)value!;

    private static Func<Arguments, object?> Lambda(object? value) => (Func<Arguments, object?>)value!;

    /// <summary>Later wins; objects in objects are joined too.</summary>
    private static Table Union(Table first, Table second)
    {
        var all = new Dictionary<string, object?>(first);
        foreach (var (name, value) in second)
        {
            all[name] = all.GetValueOrDefault(name) is Table a && value is Table b ? Union(a, b) : value;
        }

        return all;
    }

    private static byte[] Hash(Arguments parts) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts)));

    private static string Subnet(string range, int prefix, int index)
    {
        var network = IPNetwork.Parse(range);
        var bytes = network.BaseAddress.GetAddressBytes();
        var start = ((uint)bytes[0] << 24 | (uint)bytes[1] << 16 | (uint)bytes[2] << 8 | bytes[3]) + ((uint)index << (32 - prefix));
        return $"{start >> 24}.{start >> 16 & 255}.{start >> 8 & 255}.{start & 255}/{prefix}";
    }

    private static string Load(Arguments a, Evaluator e) => File.ReadAllText(Repository.PathOf("bicep", e.Deployment.Template.Beside((string)a[0]!)));

    private static object? FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(p => p.Name, p => FromJson(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(FromJson).ToList(),
        JsonValueKind.Number => json.GetInt64(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => json.GetString(),
    };
}
