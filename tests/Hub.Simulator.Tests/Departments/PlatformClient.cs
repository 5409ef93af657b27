using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hub.Simulator.Tests;

/// <summary>A caller of the shared data platform that signs and checks signatures with code of its own.</summary>
internal static class PlatformClient
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 1, 0, 0, TimeSpan.FromHours(8));

    /// <summary>A signed call; what a test wants otherwise it changes and signs again or not.</summary>
    public static Dictionary<string, object> Call(string interfaceId, string subject = "", string cursor = "", string since = "", int limit = 0, int nonce = 1)
    {
        var call = new Dictionary<string, object>
        {
            ["request_id"] = "6f9619ff-8b86-4d01-b42d-00c04fc964ff",
            ["interface_id"] = interfaceId,
            ["subject_uscc"] = subject,
            ["purpose_code"] = "GREEN_EVAL",
            ["consent_id"] = "",
            ["caller"] = new { app = "hub-simulated" },
            ["ts"] = "2026-11-21T01:00:00+08:00",
            ["nonce"] = $"{nonce:x32}",
            ["cursor"] = cursor,
            ["since"] = since,
            ["limit"] = limit,
        };
        return Sign(call);
    }

    public static Dictionary<string, object> Sign(Dictionary<string, object> call)
    {
        string[] names = ["request_id", "interface_id", "subject_uscc", "purpose_code", "consent_id", "caller", "ts", "nonce", "cursor", "since", "limit"];
        call["sign"] = Hmac(string.Join("\n", names.Select(name => name == "caller" ? "hub-simulated" : call[name].ToString())));
        return call;
    }

    public static Task<HttpResponseMessage> PostAsync(this Client client, string path, Dictionary<string, object> call) =>
        client.Http.PostAsJsonAsync($"platform{path}", call, Client.Cancellation);

    /// <summary>The reply, whose signature and request id are right.</summary>
    public static async Task<JsonElement> AskAsync(this Client client, string path, Dictionary<string, object> call)
    {
        using var response = await client.PostAsync(path, call);
        response.EnsureSuccessStatusCode();
        var reply = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(Client.Cancellation)).RootElement;
        Assert.Equal(call["request_id"], reply.GetProperty("request_id").GetString());
        Assert.Equal(ExpectedSign(reply), reply.GetProperty("sign").GetString());
        return reply;
    }

    public static string ExpectedSign(JsonElement reply)
    {
        string Text(string name) => reply.GetProperty(name).GetString() ?? "";
        var items = reply.TryGetProperty("items", out var array) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(array.GetRawText()))) : "";
        return Hmac($"{Text("request_id")}\n{Text("code")}\n{Text("as_of")}\n{Text("source_ts")}\n{Text("next")}\n{items}");
    }

    private static string Hmac(string text) => Convert.ToHexStringLower(
        HMACSHA256.HashData("simulated-platform-secret"u8, Encoding.UTF8.GetBytes(text)));
}
