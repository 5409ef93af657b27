using System.Net;
using System.Net.Http.Json;

namespace Hub.Functions.Tests.Trust.Consents;

/// <summary>A random history of consents, put through two hubs on one store, and the answers that follow from it.</summary>
internal sealed class ConsentHistory(HubUnderTest[] hubs, IReadOnlyDictionary<string, string> banks, string[] codes, Random chance)
{
    private static readonly string[] s_purposes = ["PRE_LOAN", "POST_LOAN", "GREEN_EVAL", "SUBSIDY", "PROC_LOAN"];
    private static readonly string[] s_verbs = ["pause", "resume", "revoke"];

    private readonly List<GrantedConsent> _granted = [];
    private readonly List<string> _done = [];

    public override string ToString() => string.Join('\n', [.. _done.TakeLast(12), "--", .. _granted]);

    /// <summary>An enterprise signs something, for now, for later, or for a moment.</summary>
    public async Task GrantAsync()
    {
        var (code, now) = (Any(codes), TimeProvider.System.GetUtcNow());
        var (purposes, receivers) = (Some(s_purposes), Some([.. banks.Keys]));
        var allowed = purposes.SelectMany(GrantedConsent.Needed).Distinct().ToArray();
        var interfaces = chance.Next(2) == 0 ? [] : Some(allowed);
        var from = chance.Next(4) == 0 ? now.AddMilliseconds(chance.Next(100, 1_500)) : now.AddMinutes(-1);
        var to = chance.Next(3) == 0 ? now.AddMilliseconds(chance.Next(1_600, 4_000)) : now.AddDays(30);
        var terms = ConsentCalls.Terms(
            code, ("purposes", purposes), ("receivers", receivers), ("interfaces", interfaces), ("classes", interfaces.Length == 0 ? ["E"] : Array.Empty<string>()),
            ("validFrom", from), ("validTo", to), ("loanEnds", purposes.Contains("POST_LOAN") ? DateOnly.FromDateTime(now.Date.AddDays(90)) : null));
        var answer = await Hub().GrantAsync(terms, await hubs[0].EnterpriseKeyAsync(code), $"{Guid.NewGuid():N}");
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Text);
        _granted.Add(new GrantedConsent(answer.ConsentId(), code, purposes, receivers, interfaces, from, to));
        _done.Add($"granted {_granted[^1]}");
    }

    /// <summary>An enterprise pauses, resumes or revokes; what is revoked takes nothing but another revocation.</summary>
    public async Task ChangeAsync()
    {
        if (_granted.Count == 0)
        {
            return;
        }

        var (consent, verb) = (_granted[chance.Next(_granted.Count)], Any(s_verbs));
        var answer = await Hub().ChangeAsync(consent.Id, verb, await hubs[0].EnterpriseKeyAsync(consent.Code));
        Assert.Equal(consent.IsRevoked && verb != "revoke" ? HttpStatusCode.Conflict : HttpStatusCode.OK, answer.Status);
        consent.IsPaused = !consent.IsRevoked && (verb == "pause" || (consent.IsPaused && verb == "revoke"));
        consent.IsRevoked |= verb == "revoke";
        _done.Add($"{verb} {consent}");
    }

    /// <summary>A bank reads: what it must see follows from what is in force now.</summary>
    /// <param name="held">Sections that there are of each enterprise, with a word of each that stands nowhere else.</param>
    public async Task ReadAsync(IReadOnlyDictionary<string, Dictionary<string, string>> held)
    {
        var (bank, purpose, code) = (Any([.. banks.Keys]), Any(s_purposes), Any(codes));
        var named = chance.Next(3) == 0 ? _granted.LastOrDefault(c => c.Code == code && chance.Next(2) == 0) : null;
        var first = TimeProvider.System.GetUtcNow();
        var answer = await Hub().SendAsync(
            HttpMethod.Get, $"api/v1/enterprises/{code}/profile", banks[bank], null, [("x-hub-purpose", purpose), .. named is null ? [] : new[] { ("x-hub-consent", named.Id) }]);
        if (_granted.Any(c => c.Turns(first, TimeProvider.System.GetUtcNow())))
        {
            return;
        }

        _done.Add($"{bank} read {code} for {purpose} by {named?.Id ?? "any"}: {answer.Status}");
        if (named is not null && !(named.NamesBank(bank) && named.NamesPurpose(purpose)))
        {
            Assert.Equal((HttpStatusCode.Forbidden, named.NamesBank(bank) ? "2002" : "2001"), (answer.Status, answer.Json.Text("code")));
            return;
        }

        var governing = named ?? _granted.LastOrDefault(c => c.Code == code && c.NamesBank(bank) && c.NamesPurpose(purpose) && c.IsInForce(first));
        Check(answer, held[code], i => GrantedConsent.Public(purpose).Contains(i)
            || (GrantedConsent.Needed(purpose).Contains(i) && governing?.IsInForce(first) == true && governing.Covers(i)));
    }

    private static void Check(Answer answer, Dictionary<string, string> held, Func<string, bool> isAllowed)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        var shown = answer.Json.GetProperty("sections").EnumerateObject().Select(s => s.Name).Order();
        Assert.Equal(held.Keys.Where(isAllowed).Order(), shown);
        Assert.DoesNotContain(held, h => !isAllowed(h.Key) && answer.Text.Contains(h.Value, StringComparison.Ordinal));
    }

    private HubUnderTest Hub() => hubs[chance.Next(hubs.Length)];

    private T Any<T>(IReadOnlyList<T> all) => all[chance.Next(all.Count)];

    private string[] Some(string[] all)
    {
        chance.Shuffle(all = [.. all]);
        return all[..chance.Next(1, Math.Min(all.Length, 3) + 1)];
    }
}
