using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Hub.Functions.Trust;

/// <summary>Somebody whom App Service authentication has signed in with Entra ID.</summary>
/// <param name="ObjectId">Object id of the user or service principal in the directory.</param>
/// <param name="AppRoles">The app roles it has; their values are the hub's scopes (bicep/app-roles.json).</param>
public sealed record SignedIn(string ObjectId, IReadOnlyList<string> AppRoles);

/// <summary>
/// Reads the header that App Service authentication makes. With it on, App Service removes what a client sends under that name;
/// with it off the header is anybody's, so it is read only when the platform says that it is on.
/// </summary>
public sealed class PlatformPrincipal(IConfiguration configuration)
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";
    private const int Longest = 64 * 1024;

    private static readonly string[] s_objectId = ["http://schemas.microsoft.com/identity/claims/objectidentifier", "oid"];
    private static readonly string[] s_role = ["http://schemas.microsoft.com/ws/2008/06/identity/claims/role", "roles"];

    private readonly bool _isOn = string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "True", StringComparison.OrdinalIgnoreCase);

    /// <summary>Who is signed in; null if nobody is, or the platform does not sign in.</summary>
    public SignedIn? Read(HttpRequest request)
    {
        var header = request.Headers[Header].ToString();
        if (!_isOn || header.Length is 0 or > Longest || Parse(header) is not { Provider: "aad", Claims: { } claims } principal)
        {
            return null;
        }

        var roles = claims.Where(c => c.Type == principal.RoleType || s_role.Contains(c.Type)).Select(c => c.Value);
        return claims.FirstOrDefault(c => s_objectId.Contains(c.Type)) is { Value.Length: > 0 and <= 100 } id
            ? new SignedIn(id.Value, [.. roles.Distinct()])
            : null;
    }

    private static Principal? Parse(string header)
    {
        try
        {
            return JsonSerializer.Deserialize<Principal>(Convert.FromBase64String(header));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    private sealed record Principal(
        [property: JsonPropertyName("auth_typ")] string? Provider,
        [property: JsonPropertyName("claims")] IReadOnlyList<Claim>? Claims,
        [property: JsonPropertyName("role_typ")] string? RoleType);

    private sealed record Claim([property: JsonPropertyName("typ")] string Type, [property: JsonPropertyName("val")] string Value);
}
