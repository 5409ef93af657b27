using System.Net;
using System.Text;
using System.Text.Json;
using static Hub.Functions.Tests.Enterprises;

namespace Hub.Functions.Tests.Profiles;

public sealed class ReadProfileTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly HubUnderTest _hub = fixture.Hub;

    [Fact]
    public async Task Every_interface_has_a_line_in_the_manifest()
    {
        await _hub.PushAndBuildAsync($"[{Registration(Wuxing)}]");

        var profile = await _hub.ProfileAsync(Wuxing);

        Assert.Equal(Enumerable.Range(1, 38).Select(number => $"I{number:D2}"), profile.GetProperty("completeness").EnumerateArray().Select(c => c.GetProperty("interface").GetString()));
        Assert.Equal("answered", Api.State(profile, "I24"));
        Assert.Equal("notReached", Api.State(profile, "I28"));
    }

    [Fact]
    public async Task Without_consent_a_section_is_withheld_and_named()
    {
        await _hub.PushAndBuildAsync($"[{Registration(Wuxing)}]");

        var profile = await _hub.ProfileAsync(Wuxing, HubUnderTest.BankWithoutConsentsKey);

        Assert.Equal("notConsented", Api.State(profile, "I36"));
        Assert.Equal("notConsented", Api.State(profile, "I12"));
        Assert.Equal("noConsent", Api.Manifest(profile, "I12").Text("reason"));
        Assert.Equal("企业未就该用途授权本行", profile.GetProperty("withheld").GetProperty("noConsent").Text("zh"));
        Assert.True(profile.GetProperty("sections").TryGetProperty("I24", out _));
    }

    [Fact]
    public async Task A_person_is_masked()
    {
        await _hub.PushAndBuildAsync($"[{Registration(Nanxun, more: "\"法定代表人\":\"欧阳小明\"")}]");

        var record = (await _hub.ProfileAsync(Nanxun)).GetProperty("sections").GetProperty("I24").GetProperty("record");

        Assert.Equal("欧＊", record.GetProperty("legal_rep_name").GetString());
    }

    [Fact]
    public async Task The_evidence_of_a_section_is_the_raw_record()
    {
        var record = Registration(Changxing, "证据有限公司");
        await _hub.PushAndBuildAsync($"[ {record} ]");

        var evidence = (await _hub.ProfileAsync(Changxing)).GetProperty("sections").GetProperty("I24").GetProperty("source").GetProperty("evidence").GetString()!;

        Assert.Equal(record, await Evidence.ReadAsync(_hub, evidence));
    }

    [Fact]
    public async Task An_unchanged_profile_is_not_sent_again()
    {
        await _hub.PushAndBuildAsync($"[{Registration(Deqing)}]");
        var path = $"api/v1/enterprises/{Deqing}/profile";
        var first = await _hub.GetAsync(path, HubUnderTest.BankKey);

        var again = await _hub.SendAsync(HttpMethod.Get, path, HubUnderTest.BankKey, null, ("If-None-Match", first.ETag!), ("x-hub-purpose", "PRE_LOAN"));
        await _hub.PushAndBuildAsync($"[{Registration(Deqing, "改名有限公司")}]");
        var changed = await _hub.SendAsync(HttpMethod.Get, path, HubUnderTest.BankKey, null, ("If-None-Match", first.ETag!), ("x-hub-purpose", "PRE_LOAN"));

        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        Assert.Equal("", again.Text);
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.NotEqual(first.ETag, changed.ETag);
    }

    [Fact]
    public async Task What_was_known_at_an_instant_can_be_read_later()
    {
        await _hub.PushAndBuildAsync($"[{Registration(Anji, "旧名有限公司")}]");
        var then = (await _hub.ProfileAsync(Anji)).GetProperty("versionTime").GetString()!;
        await _hub.PushAndBuildAsync($"[{Registration(Anji, "新名有限公司")}]");

        var past = (await _hub.GetAsync($"api/v1/enterprises/{Anji}/profile?asOf={Uri.EscapeDataString(then)}", HubUnderTest.BankKey)).Json;
        var before = await _hub.GetAsync($"api/v1/enterprises/{Anji}/profile?asOf=2020-01-01", HubUnderTest.BankKey);

        Assert.Equal(1, past.GetProperty("version").GetInt32());
        Assert.Equal("旧名有限公司", past.GetProperty("sections").GetProperty("I24").GetProperty("record").GetProperty("ent_name").GetString());
        Assert.Equal(2, (await _hub.ProfileAsync(Anji)).GetProperty("version").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, before.Status);
    }

    [Theory]
    [InlineData("api/v1/enterprises/91330502MA2B00019A/profile", HttpStatusCode.BadRequest, "BAD_CHECK")]
    [InlineData("api/v1/enterprises/92330502MA2B0006XK/profile", HttpStatusCode.NotFound, "92330502MA2B0006XK")]
    [InlineData("api/v1/enterprises/91330502MA2B00019K/profile?asOf=yesterday", HttpStatusCode.BadRequest, "asOf is a day or an instant")]
    public async Task A_read_that_cannot_be_answered_says_why(string path, HttpStatusCode status, string detail)
    {
        var answer = await _hub.GetAsync(path, HubUnderTest.BankKey);

        Assert.Equal(status, answer.Status);
        Assert.Contains(detail, answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_streams_a_line_for_each_code_in_order()
    {
        await _hub.PushAndBuildAsync($"[{Registration(Wuxing)}]");

        var answer = await QueryAsync($$"""{"creditCodes":["nonsense","{{Wuxing}}","93330523MA2B00078X"]}""");

        var lines = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l)).ToList();
        Assert.Equal("BAD_LENGTH", lines[0].GetProperty("error").GetString());
        Assert.Equal(Wuxing, lines[1].GetProperty("creditCode").GetString());
        Assert.Equal("UNKNOWN", lines[2].GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_query_has_at_most_a_thousand_codes()
    {
        var many = string.Join(',', Enumerable.Repeat($"\"{Wuxing}\"", 1_001));

        var answer = await QueryAsync($$"""{"creditCodes":[{{many}}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("The body is a JSON object whose creditCodes has 1 to 1000 codes, not 1001.", answer.Json.GetProperty("detail").GetString());
    }

    private Task<Answer> QueryAsync(string body) =>
        _hub.SendAsync(HttpMethod.Post, "api/v1/profiles/query", HubUnderTest.BankKey, new StringContent(body, Encoding.UTF8, "application/json"), ("x-hub-purpose", "PRE_LOAN"));
}
