using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Keys;
using Microsoft.Extensions.DependencyInjection;
using static Hub.Functions.Tests.ConsentCalls;
using static Hub.Functions.Tests.Enterprises;

namespace Hub.Functions.Tests.Trust.Consents;

/// <summary>An enterprise decides who reads what, and what it decided holds for the next answer.</summary>
public sealed class ConsentsTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly HubUnderTest _hub = fixture.Hub;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_section_is_shown_exactly_while_a_consent_to_it_is_in_force()
    {
        var key = await RegisteredAsync(Wuxing);
        Assert.Equal(("notConsented", "noConsent"), await StateAsync(Wuxing));

        var granted = await _hub.GrantAsync(Terms(Wuxing), key, "loan-1");
        Assert.Equal(HttpStatusCode.Created, granted.Status);
        Assert.Equal(("notReached", null), await StateAsync(Wuxing));

        foreach (var (verb, state) in new[] { ("pause", "consentPaused"), ("resume", null), ("revoke", "consentRevoked") })
        {
            Assert.Equal(HttpStatusCode.OK, (await _hub.ChangeAsync(granted.ConsentId(), verb, key)).Status);
            Assert.Equal((state is null ? "notReached" : "notConsented", state), await StateAsync(Wuxing));
        }

        Assert.Equal(HttpStatusCode.Conflict, (await _hub.ChangeAsync(granted.ConsentId(), "resume", key)).Status);
        Assert.Equal(HttpStatusCode.OK, (await _hub.ChangeAsync(granted.ConsentId(), "revoke", key)).Status);
    }

    [Fact]
    public async Task A_grant_that_is_sent_again_is_the_same_consent_and_every_version_is_signed()
    {
        var key = await RegisteredAsync(Nanxun);
        var terms = Terms(Nanxun);
        var first = await _hub.GrantAsync(terms, key, "once");
        await _hub.ChangeAsync(first.ConsentId(), "pause", key);

        var again = await _hub.GrantAsync(terms, key, "once");
        var other = await _hub.GrantAsync(Terms(Nanxun, ("receivers", new[] { "demo-bank", "another" })), key, "once");
        var versions = (await _hub.GetAsync($"api/v1/consents/{first.ConsentId()}", HubUnderTest.BankKey)).Json.GetProperty("versions");

        Assert.Equal((first.ConsentId(), "Paused"), (again.ConsentId(), again.Json.GetProperty("consent").Text("state")));
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        var keys = await _hub.Services.GetRequiredService<IPlatformKeys>().VerificationKeysAsync(Stop);
        Assert.Equal([ConsentChange.Granted, ConsentChange.Paused], versions.EnumerateArray().Select(v => SignedConsent.Verify(v.GetString()!, keys)!.Change));
    }

    [Fact]
    public async Task The_bank_is_told_of_a_revocation_and_gives_its_receipt()
    {
        var key = await RegisteredAsync(Deqing);
        var id = (await _hub.GrantAsync(Terms(Deqing), key, "told")).ConsentId();
        var receipt = new { erasedAt = TimeProvider.System.GetUtcNow().AddMinutes(-1), evidenceHash = Digest };
        Assert.Equal(HttpStatusCode.Conflict, (await PostReceiptAsync(id, receipt)).Status);
        await _hub.ChangeAsync(id, "revoke", key);

        var events = (await _hub.GetAsync("api/v1/events?cursor=0", HubUnderTest.BankKey)).Json.GetProperty("events").EnumerateArray()
            .Where(e => e.GetProperty("data").Text("consent") == id).ToList();
        var owed = (await _hub.OwnAsync($"api/v1/consents/{id}/erasure-receipts", Deqing)).Json.GetProperty("owed");
        var kept = await PostReceiptAsync(id, receipt);
        var seen = (await _hub.OwnAsync($"api/v1/consents/{id}/erasure-receipts", Deqing)).Json;

        Assert.Equal(["cn.hub.consent.granted", "cn.hub.consent.revoked"], events.Select(e => e.Text("type")));
        Assert.Equal($"/api/v1/consents/{id}/erasure-receipts", events[1].GetProperty("data").Text("erasureReceipts"));
        Assert.Equal("demo-bank", owed[0].GetString());
        Assert.Equal(HttpStatusCode.Created, kept.Status);
        Assert.Equal(("demo-bank", 0), (seen.GetProperty("receipts")[0].Text("bank"), seen.GetProperty("owed").GetArrayLength()));
    }

    [Fact]
    public async Task Purposes_and_consents_that_do_not_fit_are_refused_with_their_code()
    {
        var key = await RegisteredAsync(Anji);
        var id = (await _hub.GrantAsync(Terms(Anji), key, "codes")).ConsentId();

        Assert.Equal((HttpStatusCode.BadRequest, null), await CodeAsync(Anji, "profile"));
        Assert.Equal((HttpStatusCode.Forbidden, "2002"), await CodeAsync(Anji, "profile", ("x-hub-purpose", "SELF")));
        Assert.Equal((HttpStatusCode.Forbidden, "2002"), await CodeAsync(Anji, "carbon", ("x-hub-purpose", "SUBSIDY")));
        Assert.Equal((HttpStatusCode.Forbidden, "2002"), await CodeAsync(Anji, "profile", ("x-hub-purpose", "GREEN_EVAL"), ("x-hub-consent", id)));
        Assert.Equal((HttpStatusCode.Forbidden, "2001"), await CodeAsync(Anji, "profile", ("x-hub-purpose", "PRE_LOAN"), ("x-hub-consent", "nothing")));
        Assert.Equal((HttpStatusCode.Forbidden, "2001"), await CodeAsync(Anji, "evaluation", ("x-hub-purpose", "POST_LOAN")));
        Assert.Equal((HttpStatusCode.OK, null), await CodeAsync(Anji, "evaluation", ("x-hub-purpose", "PRE_LOAN"), ("x-hub-consent", id)));
    }

    [Fact]
    public async Task Who_may_not_does_not()
    {
        var own = await RegisteredAsync(Changxing);
        var id = (await _hub.GrantAsync(Terms(Changxing), own, "rights")).ConsentId();

        Assert.Equal(HttpStatusCode.Forbidden, (await _hub.GrantAsync(Terms(Wuxing), own, "foreign")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _hub.GrantAsync(Terms(Changxing, ("receivers", new[] { "demo-bank", "b" })), HubUnderTest.BankKey, "two")).Status);
        Assert.Equal(HttpStatusCode.Created, (await _hub.GrantAsync(Terms(Changxing), HubUnderTest.BankKey, "paper")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _hub.ChangeAsync(id, "revoke", HubUnderTest.BankKey)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _hub.ChangeAsync(id, "resume", HubUnderTest.OperatorKey)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _hub.GetAsync($"api/v1/consents/{id}", HubUnderTest.BankWithoutConsentsKey)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _hub.OwnAsync($"api/v1/enterprises/{Wuxing}/profile", Changxing)).Status);
        var tooLong = await _hub.GrantAsync(Terms(Changxing, ("validTo", TimeProvider.System.GetUtcNow().AddDays(100))), own, "long");
        Assert.Equal((HttpStatusCode.BadRequest, "validTo"), (tooLong.Status, tooLong.Json.GetProperty("mistakes")[0].Text("field")));
    }

    [Fact]
    public async Task In_bands_there_is_no_exact_value_and_no_text()
    {
        await RegisteredAsync("92330502MA2B0006XK", "\"注册资本\":\"240万元\"");

        var profile = (await _hub.GetAsync("api/v1/enterprises/92330502MA2B0006XK/profile?view=bands", HubUnderTest.BankKey)).Json;
        var latest = profile.GetProperty("sections").GetProperty("I24").GetProperty("latest");

        Assert.Equal((1_000_000, 5_000_000), (latest.GetProperty("reg_capital").GetProperty("from").GetInt32(), latest.GetProperty("reg_capital").GetProperty("below").GetInt32()));
        Assert.False(latest.TryGetProperty("ent_name", out _));
    }

    private async Task<string> RegisteredAsync(string code, string more = "")
    {
        await _hub.PushAndBuildAsync($"[{Registration(code, more: more)}]");
        return await _hub.EnterpriseKeyAsync(code);
    }

    /// <summary>How an interface that needs a consent stands for the demo's bank; nothing was ever delivered of it.</summary>
    private async Task<(string? State, string? Reason)> StateAsync(string code)
    {
        var profile = (await _hub.GetAsync($"api/v1/enterprises/{code}/profile", HubUnderTest.BankKey)).Json;
        return (Api.State(profile, "I30"), Api.Manifest(profile, "I30").Text("reason"));
    }

    private async Task<(HttpStatusCode Status, string? Code)> CodeAsync(string code, string what, params (string, string)[] headers)
    {
        var answer = await _hub.SendAsync(HttpMethod.Get, $"api/v1/enterprises/{code}/{what}", HubUnderTest.BankKey, null, headers);
        return (answer.Status, answer.Json.Text("code"));
    }

    private Task<Answer> PostReceiptAsync(string id, object receipt) =>
        _hub.SendAsync(HttpMethod.Post, $"api/v1/consents/{id}/erasure-receipts", HubUnderTest.BankKey, JsonContent.Create(receipt));
}
