using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Hub.Functions.Tests;

/// <summary>Short words for what enterprises do with consents.</summary>
internal static class ConsentCalls
{
    /// <summary>A digest, of a document or a person.</summary>
    public const string Digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly ConcurrentDictionary<(HubUnderTest, string), Task<string>> s_keys = new();
    private static readonly ConcurrentDictionary<(HubUnderTest, string), Task> s_consents = new();

    /// <summary>Terms that are right for PRE_LOAN; parts can be replaced.</summary>
    public static Dictionary<string, object?> Terms(string code, params (string Name, object? Value)[] changes)
    {
        var terms = new Dictionary<string, object?>
        {
            ["creditCode"] = code,
            ["signer"] = new { capacity = "LegalRepresentative" },
            ["purposes"] = new[] { "PRE_LOAN" },
            ["receivers"] = new[] { "demo-bank" },
            ["classes"] = new[] { "E" },
            ["validTo"] = new DateTimeOffset(TimeProvider.System.GetUtcNow().Date.AddDays(60), TimeSpan.Zero),
            ["evidenceHash"] = Digest,
            ["textVersion"] = "2026-1",
        };
        foreach (var (name, value) in changes)
        {
            terms[name] = value;
        }

        return terms;
    }

    /// <summary>The key of an enterprise's own caller, made once a hub.</summary>
    public static Task<string> EnterpriseKeyAsync(this HubUnderTest hub, string code) => s_keys.GetOrAdd((hub, code), _ => MakeAsync(hub, code));

    /// <summary>Reads as the enterprise itself.</summary>
    public static async Task<Answer> OwnAsync(this HubUnderTest hub, string path, string code) =>
        await hub.SendAsync(HttpMethod.Get, path, await hub.EnterpriseKeyAsync(code), null, ("x-hub-purpose", "SELF"));

    /// <summary>The enterprise lets the demo's bank read all of class E for PRE_LOAN, once a hub.</summary>
    public static Task ConsentAsync(this HubUnderTest hub, string code) => s_consents.GetOrAdd((hub, code), async _ =>
        Assert.Equal(HttpStatusCode.Created, (await hub.GrantAsync(Terms(code), HubUnderTest.OperatorKey, "once")).Status));

    /// <summary>Hands a consent in.</summary>
    public static Task<Answer> GrantAsync(this HubUnderTest hub, Dictionary<string, object?> terms, string key, string name) =>
        hub.SendAsync(HttpMethod.Post, "api/v1/consents", key, JsonContent.Create(terms), ("Idempotency-Key", name));

    /// <summary>Pauses, resumes or revokes.</summary>
    public static Task<Answer> ChangeAsync(this HubUnderTest hub, string consent, string verb, string key) =>
        hub.SendAsync(HttpMethod.Post, $"api/v1/consents/{consent}/{verb}", key);

    /// <summary>The id of the consent in an answer.</summary>
    public static string ConsentId(this Answer answer) => answer.Json.GetProperty("consent").GetProperty("id").GetString()!;

    private static async Task<string> MakeAsync(HubUnderTest hub, string code)
    {
        var made = await hub.SendAsync(HttpMethod.Post, "api/v1/callers", HubUnderTest.OperatorKey, JsonContent.Create(new
        {
            id = $"enterprise-{code}-{Guid.NewGuid():N}", role = "Enterprise", creditCode = code, limits = new { perMinute = 6000, perDay = 100_000 },
            scopes = new[] { "profiles.read", "evaluations.read", "consents.read", "consents.write" },
        }));
        Assert.True(made.Status == HttpStatusCode.Created, made.Text);
        return made.Json.GetProperty("key").GetString()!;
    }
}
