using System.Net;
using System.Net.Http.Json;
using Hub.Domain.Trust;

namespace Hub.Functions.Tests.Trust;

/// <summary>A hub with one caller of each role, each with its role's scopes.</summary>
public sealed class RoleCallers(AzuriteFixture azurite) : IAsyncLifetime
{
    public HubUnderTest Hub { get; private set; } = null!;

    public Dictionary<CallerRole, string> Keys { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Hub = await HubUnderTest.StartAsync(azurite);
        foreach (var role in Enum.GetValues<CallerRole>())
        {
            var made = await Hub.SendAsync(HttpMethod.Post, "api/v1/callers", HubUnderTest.OperatorKey, JsonContent.Create(new
            {
                id = $"the-{role}",
                role = role.ToString(),
                department = role == CallerRole.Department ? "D13" : null,
                creditCode = role == CallerRole.Enterprise ? Enterprises.Wuxing : null,
                limits = new { perMinute = 100_000, perDay = 1_000_000 },
            }));
            Assert.Equal(HttpStatusCode.Created, made.Status);
            Keys[role] = made.Json.GetProperty("key").GetString()!;
        }
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
