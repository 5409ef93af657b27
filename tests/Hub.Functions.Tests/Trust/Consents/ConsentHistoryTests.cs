using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Simulator;

namespace Hub.Functions.Tests.Trust.Consents;

/// <summary>
/// Over random histories of consents, put through the API of two hubs on one store: a bank is given a section if and only if it is
/// public or a consent in force at that instant allows it, and a natural person if that person consents, too.
/// </summary>
public sealed class ConsentHistoryTests(AzuriteFixture azurite)
{
    private const int Steps = 240;
    private static readonly string[] s_interfaces = ["I09", "I24", "I31", "I37", "I38"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_section_is_returned_if_and_only_if_a_consent_in_force_allows_it()
    {
        var connection = azurite.TakeAccount();
        await using var hub = await HubUnderTest.StartAsync(connection, null);
        await using var other = await HubUnderTest.StartAsync(connection, null);
        var held = await FilledAsync(hub);
        var banks = new Dictionary<string, string>();
        foreach (var bank in new[] { "bank-a", "bank-b", "bank-c" })
        {
            var made = await hub.SendAsync(HttpMethod.Post, "api/v1/callers", HubUnderTest.OperatorKey, JsonContent.Create(
                new { id = bank, role = "Bank", limits = new { perMinute = 60_000, perDay = 1_000_000 } }));
            banks[bank] = made.Json.GetProperty("key").GetString()!;
        }

        var seed = Guid.NewGuid().GetHashCode();
        var chance = new Random(seed);
        var history = new ConsentHistory([hub, other], banks, [.. held.Keys], chance);
        for (var step = 0; step < Steps; step++)
        {
            try
            {
                await (chance.Next(10) switch { 0 => history.GrantAsync(), 1 or 2 => history.ChangeAsync(), 3 or 4 => history.PersonAsync(held), _ => history.ReadAsync(held) });
            }
            catch (Exception e) when (e is Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"seed {seed}, step {step}: {e.Message}\n{history}");
            }
        }
    }

    /// <summary>Two enterprises of which there is all, and of each section a text that stands in no other.</summary>
    private static async Task<Dictionary<string, HeldEnterprise>> FilledAsync(HubUnderTest hub)
    {
        var city = new City(7, 120);
        var yesterday = FullCity.Yesterday;
        foreach (var id in s_interfaces)
        {
            var batch = Pushes.Batches(city, id, yesterday, batchSize: 100_000).Single();
            var receipt = (await Pusher.PushAsync(hub.Http, PushingDepartments.KeyOf(batch.Department), [batch], TimeProvider.System, Stop)).Single();
            await hub.CompleteAsync(receipt.Id!);
        }

        var shareholders = city.Enterprises.Index().ToDictionary(e => e.Item.CreditCode, e => SharesOf(e.Item.CreditCode, e.Index));
        await PushAsync(hub, shareholders);
        var held = new Dictionary<string, HeldEnterprise>();
        foreach (var code in city.Enterprises.Select(e => e.CreditCode).TakeWhile(_ => held.Count < 2))
        {
            var sections = (await hub.OwnAsync($"api/v1/enterprises/{code}/profile", code)).Json.GetProperty("sections").EnumerateObject().ToDictionary(s => s.Name, s => s.Value);
            if (s_interfaces.Count(sections.ContainsKey) >= 4)
            {
                Assert.Contains(GrantedConsent.OfPersons, sections.Keys);
                var words = sections.ToDictionary(s => s.Key, s => Longest(s.Value, [.. sections.Where(o => o.Key != s.Key).Select(o => o.Value.GetRawText())]));
                held[code] = new HeldEnterprise(words, shareholders[code]);
            }
        }

        Assert.Equal(2, held.Count);
        return held;
    }

    /// <summary>Three shareholders, each with a share that nobody else has.</summary>
    private static Dictionary<string, string> SharesOf(string code, int number) => Enumerable.Range(0, 3).ToDictionary(
        person => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{code}/{person}"))), person => $"{31 + person}.{(number * 10) + 3:d4}");

    private static async Task PushAsync(HubUnderTest hub, Dictionary<string, Dictionary<string, string>> shareholders)
    {
        var records = shareholders.Select(e => new Dictionary<string, object>
        {
            ["统一社会信用代码"] = e.Key,
            ["股东"] = e.Value.Select(p => new Dictionary<string, object>
            {
                ["名称"] = "张三", ["类型"] = "自然人", ["证件摘要"] = p.Key, ["出资"] = new Dictionary<string, string> { ["比例(%)"] = p.Value },
            }),
        });
        var pushed = await hub.SendAsync(HttpMethod.Post, "api/v1/departments/D13/interfaces/I25/records", HubUnderTest.RegistrationKey, JsonContent.Create(records));
        Assert.True(pushed.Status == HttpStatusCode.Accepted, pushed.Text);
        await hub.CompleteAsync(pushed.Json.Text("id")!);
    }

    private static string Longest(JsonElement section, string[] others) =>
        Texts(section).Where(t => others.All(o => !o.Contains(t, StringComparison.Ordinal))).MaxBy(t => t.Length)!;

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Texts(p.Value)),
        _ => [],
    };
}
