using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Hub.Azure.Trust.Audit;
using Hub.Domain.Trust.Audit;
using Hub.Domain.Trust.Keys;
using Microsoft.Extensions.DependencyInjection;
using static Hub.Functions.Tests.Enterprises;

namespace Hub.Functions.Tests.Trust;

public sealed class AuditTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    private readonly HubUnderTest _hub = fixture.Hub;

    [Fact]
    public async Task Every_refusal_of_every_route_is_in_the_record_and_the_record_is_whole()
    {
        var expected = new List<(string Caller, string Function, int Status)>();
        foreach (var route in Routes.All.Where(r => r.Scope is not null))
        {
            foreach (var (caller, key) in new[] { ("(none)", null), ("(none)", "hub_nobody_x"), ("demo-bank-without-consents", HubUnderTest.BankWithoutConsentsKey), ("demo-market-regulation", HubUnderTest.RegistrationKey) })
            {
                using var body = new StringContent("[", Encoding.UTF8, "application/json");
                var answer = await _hub.SendAsync(new HttpMethod(route.Method), PathOf(route), key, route.Method == "POST" ? body : null);
                if ((int)answer.Status >= 400)
                {
                    expected.Add((caller, route.Function, (int)answer.Status));
                }
            }
        }

        var recorded = (await _hub.AccessesAsync()).Select(a => (a.Entry.Caller, a.Entry.Function, a.Entry.Status)).ToHashSet();
        Assert.True(expected.Count > 60);
        Assert.Empty(expected.Except(recorded));
        Assert.Empty((await _hub.CheckAuditAsync()).Findings);
    }

    [Fact]
    public async Task A_read_is_recorded_with_what_it_disclosed_and_the_answer_names_its_entry()
    {
        await _hub.PushAndBuildAsync($"[{Registration(Deqing)}]");
        var consent = (await _hub.GrantAsync(ConsentCalls.Terms(Deqing), HubUnderTest.OperatorKey, "audit")).ConsentId();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/enterprises/{Deqing}/profile");
        request.Headers.Add("x-api-key", HubUnderTest.BankKey);
        request.Headers.Add("x-hub-purpose", "PRE_LOAN");
        request.Headers.Add("x-hub-consent", consent);
        using var answer = await _hub.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        var id = answer.Headers.GetValues("x-hub-audit").Single();
        var entry = (await _hub.AccessesAsync()).Single(a => a.Id.ToString() == id).Entry;
        Assert.Equal(
            ("demo-bank", Deqing, "PRE_LOAN", consent, "I24", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body)), 200, "granted"),
            (entry.Caller, entry.CreditCode, entry.Purpose, entry.Consent, string.Join(' ', entry.Interfaces), entry.FieldHash, entry.Status, entry.Result));
    }

    [Fact]
    public async Task Each_line_of_a_bulk_query_is_recorded()
    {
        await _hub.PushAndBuildAsync($"[{Registration(Anji)}]");
        using var body = JsonContent.Create(new { creditCodes = new[] { Anji, Changxing } });
        var answer = await _hub.SendAsync(HttpMethod.Post, "api/v1/profiles/query", HubUnderTest.BankKey, body, ("x-hub-purpose", "PRE_LOAN"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var lines = (await _hub.AccessesAsync()).Where(a => a.Entry is { Function: "QueryProfiles", CreditCode: not null }).Select(a => (a.Entry.CreditCode, string.Join(' ', a.Entry.Interfaces)));
        Assert.Equal([(Anji, "I24")], lines);
    }

    [Fact]
    public async Task The_accesses_to_an_enterprise_are_listed_and_proved_with_the_published_key()
    {
        await _hub.PushAndBuildAsync($"[{Registration(Nanxun)}]");
        await _hub.ProfileAsync(Nanxun);
        var list = await _hub.GetAsync($"api/v1/enterprises/{Nanxun}/accesses", HubUnderTest.OperatorKey);
        var id = list.Json.GetProperty("accesses").EnumerateArray().First().GetProperty("entry").GetString()!;
        EntryProof? proof = null;
        await Eventually.Async(async () =>
        {
            var answer = await _hub.GetAsync($"api/v1/audit/entries/{id}/proof", HubUnderTest.OperatorKey);
            proof = answer.Status == HttpStatusCode.OK ? answer.Json.Deserialize<EntryProof>(s_web) : null;
            return proof is not null;
        });

        var keys = JsonSerializer.Deserialize<KeySet>(await _hub.Http.GetStringAsync("api/jwks.json", TestContext.Current.CancellationToken), s_web)!.ToKeys();
        var seal = SealDocument.Parse(proof!.Seal);
        var root = MerkleTree.Root(MerkleTree.Leaf(Encoding.UTF8.GetBytes(proof.Entry)), proof.Index, proof.Size, [.. proof.Path.Select(Convert.FromHexString)]);
        Assert.True(seal.IsSignedBy(keys));
        Assert.Equal(seal.Seal.Root, Convert.ToHexStringLower(root!));
        Assert.Equal(Nanxun, EntryLine.Read(Encoding.UTF8.GetBytes(proof.Entry)).Entry.CreditCode);
    }

    [Theory]
    [InlineData("api/v1/enterprises/abc/accesses", 400)]
    [InlineData("api/v1/enterprises/91330500MA28C1234X/accesses", 400)]
    [InlineData("api/v1/audit/entries/x/proof", 400)]
    [InlineData("api/v1/audit/entries/99999-1/proof", 404)]
    [InlineData("api/v1/audit/seals?after=x", 400)]
    [InlineData("api/v1/audit/chains/x/log", 400)]
    [InlineData("api/v1/audit/seals/99999/leaves", 404)]
    public async Task What_is_not_there_or_not_asked_rightly_is_refused(string path, int status) =>
        Assert.Equal(status, (int)(await _hub.GetAsync(path, HubUnderTest.OperatorKey)).Status);

    private static string PathOf(Route route) => "api/" + route.Path
        .Replace("{department}", "D13").Replace("{interfaceId}", "I24").Replace("{rule}", "Q15").Replace("{run}", "none")
        .Replace("{creditCode}", Wuxing).Replace("{chain}", "1").Replace("{number}", "1").Replace("{id}", "none");
}
