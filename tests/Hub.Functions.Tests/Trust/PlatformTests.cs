using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Hub.Functions.Tests.Trust;

public sealed class PlatformTests(DeployedHub deployed) : IClassFixture<DeployedHub>
{
    private const string Rulebooks = "api/v1/rulebooks";
    private const string Role = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";

    private readonly HubUnderTest _hub = deployed.Hub;

    [Fact]
    public async Task A_registered_principal_may_what_both_its_app_roles_and_the_caller_allow()
    {
        var id = await RegisterAsync("signed-in-supervisor", "Supervisor");
        Assert.Equal(HttpStatusCode.OK, (await AsAsync(Principal(id, "rulebooks.read"))).Status);
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), Outcome(await AsAsync(Principal(id, "statistics.read"))));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), Outcome(await AsAsync(Principal(id))));
        var more = await _hub.SendAsync(HttpMethod.Get, "api/v1/callers", null, null, ("X-MS-CLIENT-PRINCIPAL", Principal(id, "callers.write")));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), Outcome(more));
        Assert.Equal(["granted", "scope missing", "scope missing", "scope missing"], await _hub.ResultsAsync("signed-in-supervisor"));
    }

    [Fact]
    public async Task A_principal_that_nobody_registered_is_refused_and_recorded()
    {
        Assert.Equal((HttpStatusCode.Forbidden, "unknown-principal"), Outcome(await AsAsync(Principal(Guid.NewGuid().ToString(), "rulebooks.read"))));
        Assert.Contains("unknown principal", await _hub.ResultsAsync("(none)"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("bm9uc2Vuc2U=")]
    [InlineData("e30=")]
    public async Task A_header_that_is_none_is_nobody(string header) =>
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), Outcome(await AsAsync(header)));

    [Fact]
    public async Task A_principal_of_another_provider_is_nobody()
    {
        var id = await RegisterAsync("other-provider", "Supervisor");
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), Outcome(await AsAsync(Principal(id, "rulebooks.read", provider: "google"))));
    }

    [Fact]
    public async Task A_principal_signs_in_for_one_caller_and_no_more_when_it_is_taken_away()
    {
        var id = await RegisterAsync("one-caller", "Supervisor");
        var second = await _hub.SendAsync(HttpMethod.Post, "api/v1/callers", DeployedHub.OperatorKey, JsonContent.Create(new { id = "second", role = "Supervisor", principal = id }));
        Assert.Equal((HttpStatusCode.Conflict, "principal-taken"), Outcome(second));
        await _hub.SendAsync(HttpMethod.Patch, "api/v1/callers/one-caller", DeployedHub.OperatorKey, JsonContent.Create(new { principal = "" }));
        Assert.Equal((HttpStatusCode.Forbidden, "unknown-principal"), Outcome(await AsAsync(Principal(id, "rulebooks.read"))));
    }

    [Theory]
    [InlineData("203.0.113.7", HttpStatusCode.OK)]
    [InlineData("198.51.100.1, 203.0.113.7:4711", HttpStatusCode.OK)]
    [InlineData("203.0.113.7, 198.51.100.1", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task A_keys_range_is_that_of_the_last_hop(string? forwardedFor, HttpStatusCode status)
    {
        var id = $"proxied-{Guid.NewGuid():N}";
        await _hub.SendAsync(HttpMethod.Post, "api/v1/callers", DeployedHub.OperatorKey, JsonContent.Create(new { id, role = "Supervisor" }));
        var made = await _hub.SendAsync(HttpMethod.Post, $"api/v1/callers/{id}/keys", DeployedHub.OperatorKey, JsonContent.Create(new { addresses = new[] { "203.0.113.0/24" } }));
        var headers = forwardedFor is null ? [] : new[] { ("X-Forwarded-For", forwardedFor) };
        Assert.Equal(status, (await _hub.SendAsync(HttpMethod.Get, Rulebooks, made.Json.GetProperty("secret").GetString(), null, headers)).Status);
    }

    [Fact]
    public async Task Who_guesses_keys_is_stopped_and_others_are_not()
    {
        Answer answer;
        var guesses = 0;
        do
        {
            answer = await GuessAsync("198.51.100.99");
        }
        while (answer.Status == HttpStatusCode.Unauthorized && ++guesses < 100);

        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many-failures"), Outcome(answer));
        Assert.True(guesses >= 20);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GuessAsync("198.51.100.98")).Status);
        Assert.Contains("too many failures", await _hub.ResultsAsync("(none)"));
    }

    [Fact]
    public async Task Where_the_platform_does_not_sign_in_the_header_is_nobodys()
    {
        await using var hub = await HubUnderTest.StartAsync(deployed.Connection, null, ("Hub:Demo", "false"), ("WEBSITE_AUTH_ENABLED", "False"));
        var id = await RegisterAsync("trusting", "Supervisor");
        var answer = await hub.SendAsync(HttpMethod.Get, Rulebooks, null, null, ("X-MS-CLIENT-PRINCIPAL", Principal(id, "rulebooks.read")));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), Outcome(answer));
    }

    private async Task<string> RegisterAsync(string id, string role)
    {
        var principal = Guid.NewGuid().ToString();
        var made = await _hub.SendAsync(HttpMethod.Post, "api/v1/callers", DeployedHub.OperatorKey, JsonContent.Create(new { id, role, principal }));
        Assert.Equal(HttpStatusCode.Created, made.Status);
        return principal;
    }

    private Task<Answer> AsAsync(string principal) => _hub.SendAsync(HttpMethod.Get, Rulebooks, null, null, ("X-MS-CLIENT-PRINCIPAL", principal));

    private Task<Answer> GuessAsync(string from) => _hub.SendAsync(HttpMethod.Get, Rulebooks, "hub_first_guessed", null, ("X-Forwarded-For", from));

    private static string Principal(string objectId, string? role = null, string provider = "aad")
    {
        var claims = new List<object> { new { typ = "http://schemas.microsoft.com/identity/claims/objectidentifier", val = objectId } };
        claims.AddRange(role is null ? [] : [new { typ = Role, val = role }]);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { auth_typ = provider, claims, name_typ = "name", role_typ = Role })));
    }

    private static (HttpStatusCode Status, string? Type) Outcome(Answer answer) => (answer.Status, answer.Json.Text("type")?.Split(':')[^1]);
}
