using System.Net;
using System.Net.Http.Json;

namespace Hub.Functions.Tests.Trust.Consents;

/// <summary>What there is of an enterprise.</summary>
/// <param name="Sections">Sections, with a word of each that stands nowhere else.</param>
/// <param name="Persons">Its shareholders by their digests, with the share of each, which stands nowhere else.</param>
internal sealed record HeldEnterprise(Dictionary<string, string> Sections, Dictionary<string, string> Persons);

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

    /// <summary>A natural person consents to be shown under a consent, or takes that back.</summary>
    public async Task PersonAsync(IReadOnlyDictionary<string, HeldEnterprise> held)
    {
        if (_granted.LastOrDefault(c => c.Covers(GrantedConsent.OfPersons) && chance.Next(2) == 0) is not { } consent)
        {
            return;
        }

        var (person, leaves) = (Any([.. held[consent.Code].Persons.Keys]), chance.Next(3) == 0);
        var path = $"api/v1/consents/{consent.Id}/persons";
        var changes = leaves == consent.Persons.Contains(person);
        var key = await hubs[0].EnterpriseKeyAsync(consent.Code);
        var answer = leaves
            ? await Hub().SendAsync(HttpMethod.Delete, $"{path}/{person}", key)
            : await Hub().SendAsync(HttpMethod.Post, path, key, JsonContent.Create(new { digest = person, evidenceHash = ConsentCalls.Digest }));
        Assert.Equal(consent.IsRevoked && changes ? HttpStatusCode.Conflict : HttpStatusCode.OK, answer.Status);
        _ = !consent.IsRevoked && (leaves ? consent.Persons.Remove(person) : consent.Persons.Add(person));
        _done.Add($"person {person[..6]} {(leaves ? "leaves" : "joins")} {consent}");
    }

    /// <summary>A bank reads: what it must see follows from what is in force now.</summary>
    public async Task ReadAsync(IReadOnlyDictionary<string, HeldEnterprise> held)
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
        Check(answer, held[code], governing?.Persons ?? [], i => GrantedConsent.Public(purpose).Contains(i)
            || (GrantedConsent.Needed(purpose).Contains(i) && governing?.IsInForce(first) == true && governing.Covers(i)));
    }

    /// <summary>Of what persons decide, each is shown who consented, and no other; the section only with one of them.</summary>
    private static void Check(Answer answer, HeldEnterprise held, HashSet<string> persons, Func<string, bool> isCovered)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        bool IsAllowed(string id) => isCovered(id) && (id != GrantedConsent.OfPersons || persons.Count > 0);
        var shown = answer.Json.GetProperty("sections").EnumerateObject().Select(s => s.Name).Order();
        Assert.Equal(held.Sections.Keys.Where(IsAllowed).Order(), shown);
        Assert.DoesNotContain(held.Sections, h => !IsAllowed(h.Key) && answer.Text.Contains(h.Value, StringComparison.Ordinal));
        Assert.Equal(
            held.Persons.Where(p => isCovered(GrantedConsent.OfPersons) && persons.Contains(p.Key)).Select(p => p.Value).Order(),
            held.Persons.Values.Where(share => answer.Text.Contains(share, StringComparison.Ordinal)).Order());
    }

    private HubUnderTest Hub() => hubs[chance.Next(hubs.Length)];

    private T Any<T>(IReadOnlyList<T> all) => all[chance.Next(all.Count)];

    private string[] Some(string[] all)
    {
        chance.Shuffle(all = [.. all]);
        return all[..chance.Next(1, Math.Min(all.Length, 3) + 1)];
    }
}
