using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Hub.Functions.Tests.Trust;

public sealed class CallerKeysApiTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private const string Rulebooks = "api/v1/rulebooks";

    private readonly HubUnderTest _hub = fixture.Hub;

    [Fact]
    public async Task A_key_is_rotated_with_overlap_and_revoked_at_once()
    {
        var (key, id) = await BankAsync("rotating-bank");
        var rotated = await PostAsync($"rotating-bank/keys/{id}/rotate", new { overlapHours = 1 });
        var next = rotated.Json.GetProperty("secret").GetString()!;
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), ((await _hub.GetAsync(Rulebooks, key)).Status, (await _hub.GetAsync(Rulebooks, next)).Status));

        var revoked = await _hub.SendAsync(HttpMethod.Delete, $"api/v1/callers/rotating-bank/keys/{id}", HubUnderTest.OperatorKey);
        Assert.Equal(HttpStatusCode.OK, revoked.Status);
        Assert.Equal((HttpStatusCode.Unauthorized, "urn:hub:problem:key-revoked"), await OutcomeAsync(key));
        Assert.Equal(HttpStatusCode.OK, (await _hub.GetAsync(Rulebooks, next)).Status);
        Assert.Equal(["granted", "granted", "key revoked", "granted"], await _hub.ResultsAsync("rotating-bank"));
    }

    [Fact]
    public async Task A_key_rotated_without_overlap_has_expired()
    {
        var (key, id) = await BankAsync("expired-bank");
        await PostAsync($"expired-bank/keys/{id}/rotate", new { overlapHours = 0 });
        Assert.Equal((HttpStatusCode.Unauthorized, "urn:hub:problem:key-expired"), await OutcomeAsync(key));
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync($"expired-bank/keys/{id}/rotate", new { })).Status);
        Assert.Equal(["key expired"], await _hub.ResultsAsync("expired-bank"));
    }

    [Fact]
    public async Task A_key_is_good_within_its_addresses_and_scopes()
    {
        await BankAsync("bound-bank");
        var here = await KeyAsync("bound-bank", new { addresses = new[] { "127.0.0.0/8", "::1/128" } });
        var there = await KeyAsync("bound-bank", new { addresses = new[] { "192.0.2.0/24" } });
        var narrow = await KeyAsync("bound-bank", new { scopes = new[] { "profiles.read" } });
        Assert.Equal(HttpStatusCode.OK, (await _hub.GetAsync(Rulebooks, here)).Status);
        Assert.Equal((HttpStatusCode.Forbidden, "urn:hub:problem:address-not-allowed"), await OutcomeAsync(there));
        Assert.Equal((HttpStatusCode.Forbidden, "urn:hub:problem:forbidden"), await OutcomeAsync(narrow));
        Assert.Equal(["granted", "another address", "scope missing"], await _hub.ResultsAsync("bound-bank"));
    }

    [Fact]
    public async Task A_disabled_caller_is_refused_from_its_next_request_on_and_can_be_enabled()
    {
        var (key, _) = await BankAsync("disabled-bank");
        Assert.True((await PatchAsync("disabled-bank", new { disabled = true })).Json.GetProperty("disabled").GetBoolean());
        Assert.Equal((HttpStatusCode.Forbidden, "urn:hub:problem:caller-disabled"), await OutcomeAsync(key));
        await PatchAsync("disabled-bank", new { disabled = false, scopes = new[] { "profiles.read" } });
        Assert.Equal((HttpStatusCode.Forbidden, "urn:hub:problem:forbidden"), await OutcomeAsync(key));
    }

    [Fact]
    public async Task Operators_see_callers_and_when_keys_were_used_but_nothing_secret()
    {
        var (key, id) = await BankAsync("shown-bank");
        await _hub.GetAsync(Rulebooks, key);
        var shown = await _hub.GetAsync("api/v1/callers/shown-bank", HubUnderTest.OperatorKey);
        var listed = await _hub.GetAsync("api/v1/callers?after=shown-ban", HubUnderTest.OperatorKey);

        var only = shown.Json.GetProperty("keys").EnumerateArray().Single();
        Assert.Equal((id, "ApiKey"), (only.Text("id"), only.Text("kind")));
        Assert.InRange(only.GetProperty("lastUsed").GetDateTimeOffset(), TimeProvider.System.GetUtcNow().AddMinutes(-2), TimeProvider.System.GetUtcNow());
        Assert.Equal("shown-bank", listed.Json.GetProperty("callers")[0].Text("id"));
        foreach (var text in new[] { shown.Text, listed.Text })
        {
            Assert.DoesNotContain(key.Split('_')[2], text);
            Assert.DoesNotContain("material", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_caller_has_ten_good_keys_at_most()
    {
        await BankAsync("many-bank");
        for (var i = 1; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.Created, (await PostAsync("many-bank/keys", new { })).Status);
        }

        Assert.Equal((HttpStatusCode.Conflict, "urn:hub:problem:too-many-keys"), Outcome(await PostAsync("many-bank/keys", new { })));
    }

    [Theory]
    [InlineData("""{"id":"demo-bank","role":"Bank"}""", 409, "caller-exists")]
    [InlineData("""{"id":"x","role":"Enterprise"}""", 400, "bad-caller")]
    [InlineData("""{"id":"x","role":"Enterprise","creditCode":"91330502MA2B00019X"}""", 400, "bad-credit-code")]
    [InlineData("""{"id":"x","role":"Bank","creditCode":"91330502MA2B00019K"}""", 400, "bad-caller")]
    [InlineData("""{"id":"x","role":"Department","department":"D99"}""", 404, "unknown-department")]
    [InlineData("""{"id":"x/y","role":"Bank"}""", 400, "bad-caller")]
    [InlineData("""{"id":"x","role":"Bank","limits":{"perMinute":0,"perDay":1}}""", 400, "bad-caller")]
    [InlineData("""{"id":"x","role":"Bank","principal":"somebody"}""", 400, "bad-caller")]
    [InlineData("""{"id":"x","role":"King"}""", 400, "bad-json")]
    public async Task A_caller_that_is_incomplete_or_exists_is_not_made(string body, int status, string type)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await _hub.SendAsync(HttpMethod.Post, "api/v1/callers", HubUnderTest.OperatorKey, content);
        Assert.Equal(((HttpStatusCode)status, $"urn:hub:problem:{type}"), Outcome(answer));
    }

    [Theory]
    [InlineData("""{"addresses":["203.0.113.7/24"]}""")]
    [InlineData("""{"expires":"2020-01-01T00:00:00Z"}""")]
    [InlineData("""{"kind":"EcdsaP256Sha256"}""")]
    [InlineData("""{"kind":"ApiKey","publicKey":"-----BEGIN PUBLIC KEY-----"}""")]
    [InlineData("""{"kind":"EcdsaP256Sha256","publicKey":"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=\n-----END PUBLIC KEY-----"}""")]
    public async Task A_key_that_could_not_be_used_is_not_made(string body) => Assert.Equal(
        (HttpStatusCode.BadRequest, "urn:hub:problem:bad-key"), Outcome(await PostAsync("demo-bank/keys", JsonSerializer.Deserialize<JsonElement>(body))));

    private async Task<(string Key, string Id)> BankAsync(string id)
    {
        var key = (await PostAsync("", new { id, role = "Bank" })).Json.GetProperty("key").GetString()!;
        return (key, key.Split('_')[1]);
    }

    private async Task<string> KeyAsync(string id, object key) => (await PostAsync($"{id}/keys", key)).Json.GetProperty("secret").GetString()!;

    private Task<Answer> PostAsync(string path, object body) =>
        _hub.SendAsync(HttpMethod.Post, $"api/v1/callers/{path}".TrimEnd('/'), HubUnderTest.OperatorKey, JsonContent.Create(body));

    private Task<Answer> PatchAsync(string id, object body) =>
        _hub.SendAsync(HttpMethod.Patch, $"api/v1/callers/{id}", HubUnderTest.OperatorKey, JsonContent.Create(body));

    private async Task<(HttpStatusCode Status, string? Type)> OutcomeAsync(string key) => Outcome(await _hub.GetAsync(Rulebooks, key));

    private static (HttpStatusCode Status, string? Type) Outcome(Answer answer) => (answer.Status, answer.Json.Text("type"));
}
