using System.Text.Json;

namespace Hub.Functions.Tests;

/// <summary>Short words for parts of the API's answers.</summary>
internal static class Api
{
    /// <summary>The completeness of an interface in a profile.</summary>
    public static string? State(JsonElement profile, string interfaceId) => Manifest(profile, interfaceId).Text("state");

    /// <summary>The line of the completeness manifest about an interface.</summary>
    public static JsonElement Manifest(JsonElement profile, string interfaceId) =>
        profile.GetProperty("completeness").EnumerateArray().Single(c => c.GetProperty("interface").GetString() == interfaceId);

    /// <summary>What an interface delivered in a run.</summary>
    public static JsonElement Batch(JsonElement run, string interfaceId) =>
        run.GetProperty("batches").EnumerateArray().Single(b => b.GetProperty("interface").GetString() == interfaceId);

    /// <summary>An interface as the operator's list shows it.</summary>
    public static async Task<JsonElement> InterfaceAsync(this HubUnderTest hub, string interfaceId) =>
        (await hub.GetAsync("api/v1/interfaces", HubUnderTest.OperatorKey)).Json.GetProperty("interfaces").EnumerateArray()
            .Single(i => i.GetProperty("id").GetString() == interfaceId);

    /// <summary>A text of an object; null if it has none.</summary>
    public static string? Text(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
