using System.Text.Json;

namespace Hub.Functions.Tests;

/// <summary>Short words for parts of the API's answers.</summary>
internal static class Api
{
    /// <summary>The completeness of an interface in a profile.</summary>
    public static string? State(JsonElement profile, string interfaceId) =>
        profile.GetProperty("completeness").EnumerateArray()
            .Single(c => c.GetProperty("interface").GetString() == interfaceId)
            .GetProperty("state").GetString();
}
