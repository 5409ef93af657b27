using System.Net.Http.Json;
using System.Text.Json;
using Hub.Simulator;

namespace Hub.Functions.Tests.Trust.Consents;

/// <summary>
/// Over random histories of consents, put through the API of two hubs on one store: a bank is given a section if and only if it is
/// public or a consent in force at that instant allows it.
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
                await (chance.Next(8) switch { 0 => history.GrantAsync(), 1 or 2 => history.ChangeAsync(), _ => history.ReadAsync(held) });
            }
            catch (Exception e) when (e is Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"seed {seed}, step {step}: {e.Message}\n{history}");
            }
        }
    }

    /// <summary>Two enterprises of which there is all, and of each section a text that stands in no other.</summary>
    private static async Task<Dictionary<string, Dictionary<string, string>>> FilledAsync(HubUnderTest hub)
    {
        var city = new City(7, 120);
        var yesterday = FullCity.Yesterday;
        foreach (var id in s_interfaces)
        {
            var batch = Pushes.Batches(city, id, yesterday, batchSize: 100_000).Single();
            var receipt = (await Pusher.PushAsync(hub.Http, PushingDepartments.KeyOf(batch.Department), [batch], TimeProvider.System, Stop)).Single();
            await hub.CompleteAsync(receipt.Id!);
        }

        var held = new Dictionary<string, Dictionary<string, string>>();
        foreach (var code in city.Enterprises.Select(e => e.CreditCode).TakeWhile(_ => held.Count < 2))
        {
            var sections = (await hub.OwnAsync($"api/v1/enterprises/{code}/profile", code)).Json.GetProperty("sections").EnumerateObject().ToDictionary(s => s.Name, s => s.Value);
            if (s_interfaces.Count(sections.ContainsKey) >= 4)
            {
                held[code] = sections.ToDictionary(s => s.Key, s => Longest(s.Value, [.. sections.Where(o => o.Key != s.Key).Select(o => o.Value.GetRawText())]));
            }
        }

        Assert.Equal(2, held.Count);
        return held;
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
