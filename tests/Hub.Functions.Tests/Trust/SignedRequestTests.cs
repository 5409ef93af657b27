using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace Hub.Functions.Tests.Trust;

public sealed class SignedRequestTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private const string Query = """{"creditCodes":["91330502MA2B00019K"]}""";

    private static readonly (string Name, string Value) s_purpose = ("x-hub-purpose", "PRE_LOAN");
    private static readonly string s_profile = $"/api/v1/enterprises/{Enterprises.Wuxing}/profile";

    private readonly HubUnderTest _hub = fixture.Hub;

    [Fact]
    public async Task Signed_requests_are_let_in_with_both_algorithms()
    {
        foreach (var bank in new[] { await SigningBank.WithEcdsaAsync(_hub, "ecdsa-bank"), await SigningBank.WithHmacAsync(_hub, "hmac-bank") })
        {
            Assert.Equal((404, "unknown-enterprise"), await _hub.OutcomeAsync(bank.Request(HttpMethod.Get, s_profile, headers: s_purpose)));
            Assert.Equal((404, "unknown-enterprise"), await _hub.OutcomeAsync(bank.Request(HttpMethod.Get, $"{s_profile}?asOf=2026-03-03", headers: s_purpose)));
            Assert.Equal(200, (await _hub.OutcomeAsync(bank.Request(HttpMethod.Post, "/api/v1/profiles/query", Query, headers: s_purpose))).Status);
            Assert.Equal(["unknown-enterprise", "unknown-enterprise", "granted"], await _hub.ResultsAsync(bank.Id));
        }
    }

    [Fact]
    public async Task A_replayed_request_is_refused_and_recorded()
    {
        var bank = await SigningBank.WithEcdsaAsync(_hub, "replayed-bank");
        Assert.Equal(404, (await _hub.OutcomeAsync(bank.Request(HttpMethod.Get, s_profile, nonce: "0123456789abcdef", headers: s_purpose))).Status);
        Assert.Equal((401, "replayed"), await _hub.OutcomeAsync(bank.Request(HttpMethod.Get, s_profile, nonce: "0123456789abcdef", headers: s_purpose)));
        Assert.Equal(["unknown-enterprise", "replayed"], await _hub.ResultsAsync(bank.Id));
    }

    [Theory]
    [InlineData(600)]
    [InlineData(-120)]
    public async Task A_stale_clock_is_refused_and_recorded(int ageSeconds)
    {
        var bank = await SigningBank.WithEcdsaAsync(_hub, $"stale-bank{ageSeconds}");
        Assert.Equal((401, "signature-stale"), await _hub.OutcomeAsync(bank.Request(HttpMethod.Get, s_profile, age: TimeSpan.FromSeconds(ageSeconds))));
        Assert.Equal(["signature stale"], await _hub.ResultsAsync(bank.Id));
    }

    [Fact]
    public async Task A_changed_body_is_refused_and_recorded_and_does_not_use_up_the_nonce()
    {
        var bank = await SigningBank.WithHmacAsync(_hub, "changed-bank");
        var changed = bank.Request(HttpMethod.Post, "/api/v1/profiles/query", Query, nonce: "fedcba9876543210", headers: s_purpose);
        var headers = changed.Content!.Headers.ToList();
        changed.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Query.Replace("019K", "020K")));
        headers.Where(h => h.Key != "Content-Length").ToList().ForEach(h => changed.Content.Headers.TryAddWithoutValidation(h.Key, h.Value));

        Assert.Equal((401, "content-digest-mismatch"), await _hub.OutcomeAsync(changed));
        Assert.Equal(200, (await _hub.OutcomeAsync(bank.Request(HttpMethod.Post, "/api/v1/profiles/query", Query, nonce: "fedcba9876543210", headers: s_purpose))).Status);
        Assert.Equal(["body changed", "granted"], await _hub.ResultsAsync(bank.Id));
    }

    [Theory]
    [InlineData("path", "signature-wrong")]
    [InlineData("query", "signature-wrong")]
    [InlineData("method", "signature-wrong")]
    [InlineData("purpose", "signature-wrong")]
    [InlineData("consent", "signature-malformed")]
    [InlineData("keyid", "unauthenticated")]
    [InlineData("signature", "signature-malformed")]
    public async Task What_was_changed_or_added_on_the_way_is_refused(string part, string type)
    {
        var bank = await SigningBank.WithEcdsaAsync(_hub, $"tampered-bank-{part}");
        var request = bank.Request(HttpMethod.Get, $"{s_profile}?asOf=2026-03-03", headers: s_purpose);
        switch (part)
        {
            case "path": request.RequestUri = new Uri(request.RequestUri!.ToString().Replace(Enterprises.Wuxing, Enterprises.Nanxun), UriKind.Relative); break;
            case "query": request.RequestUri = new Uri(request.RequestUri!.ToString().Replace("03-03", "03-04"), UriKind.Relative); break;
            case "method": request.Method = HttpMethod.Post; request.RequestUri = new Uri(request.RequestUri!.ToString().Replace("profile", "refresh"), UriKind.Relative); break;
            case "purpose": Replace(request, "x-hub-purpose", "SUBSIDY"); break;
            case "consent": request.Headers.Add("x-hub-consent", "c-1"); break;
            case "keyid": Replace(request, "Signature-Input", request.Headers.GetValues("Signature-Input").Single().Replace(bank.KeyId, "0000000000000000")); break;
            default: request.Headers.Remove("Signature"); break;
        }

        Assert.Equal((401, type), await _hub.OutcomeAsync(request));
    }

    [Fact]
    public async Task A_bank_that_must_sign_is_not_let_in_by_an_api_key()
    {
        var bank = await SigningBank.WithEcdsaAsync(_hub, "unsigned-bank");
        var key = (await _hub.SendAsync(HttpMethod.Post, $"api/v1/callers/{bank.Id}/keys", HubUnderTest.OperatorKey)).Json.GetProperty("secret").GetString()!;
        var answer = await _hub.GetAsync(s_profile[1..], key);
        Assert.Equal((HttpStatusCode.Unauthorized, "urn:hub:problem:signature-missing"), (answer.Status, answer.Json.Text("type")));
        Assert.Equal(["signature missing"], await _hub.ResultsAsync(bank.Id));
    }

    [Fact]
    public async Task A_signature_from_another_range_of_addresses_or_with_a_revoked_key_is_refused_and_recorded()
    {
        var bank = await SigningBank.WithEcdsaAsync(_hub, "distant-bank", "192.0.2.0/24", "2001:db8::/32");
        Assert.Equal((403, "address-not-allowed"), await _hub.OutcomeAsync(bank.Request(HttpMethod.Get, s_profile, headers: s_purpose)));
        await _hub.SendAsync(HttpMethod.Delete, $"api/v1/callers/{bank.Id}/keys/{bank.KeyId}", HubUnderTest.OperatorKey);
        Assert.Equal((401, "key-revoked"), await _hub.OutcomeAsync(bank.Request(HttpMethod.Get, s_profile, headers: s_purpose)));
        Assert.Equal(["another address", "key revoked"], await _hub.ResultsAsync(bank.Id));
    }

    [Fact]
    public async Task A_signed_body_that_is_too_large_is_refused_and_recorded()
    {
        var bank = await SigningBank.WithHmacAsync(_hub, "large-bank");
        Assert.Equal((413, "too-large"), await _hub.OutcomeAsync(bank.Request(HttpMethod.Post, "/api/v1/profiles/query", new string(' ', (1024 * 1024) + 1))));
        Assert.Equal(["body too large"], await _hub.ResultsAsync(bank.Id));
    }

    private static void Replace(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, value);
    }
}
