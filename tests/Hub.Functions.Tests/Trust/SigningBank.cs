using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Hub.Domain.Trust.Callers.Signatures;

namespace Hub.Functions.Tests.Trust;

/// <summary>A bank's side of signed requests (RFC 9421), written without the hub's own code but for the digest.</summary>
internal sealed class SigningBank(HubUnderTest hub, string id, string keyId, Func<byte[], byte[]> sign)
{
    public string Id => id;

    public string KeyId => keyId;

    /// <summary>Registers a bank that must sign, with a P-256 key of its own.</summary>
    public static async Task<SigningBank> WithEcdsaAsync(HubUnderTest hub, string id, params string[] addresses)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = await RegisterAsync(hub, id, new { kind = "EcdsaP256Sha256", publicKey = key.ExportSubjectPublicKeyInfoPem(), addresses });
        return new SigningBank(hub, id, made.KeyId, data => key.SignData(data, HashAlgorithmName.SHA256));
    }

    /// <summary>Registers a bank that must sign, with a shared secret that the hub made.</summary>
    public static async Task<SigningBank> WithHmacAsync(HubUnderTest hub, string id)
    {
        var (keyId, secret) = await RegisterAsync(hub, id, new { kind = "HmacSha256" });
        return new SigningBank(hub, id, keyId, data => HMACSHA256.HashData(Convert.FromBase64String(secret!), data));
    }

    /// <summary>A signed request; what is given differs from what a well-behaved bank would do.</summary>
    public HttpRequestMessage Request(
        HttpMethod method, string path, string? body = null, TimeSpan age = default, string? nonce = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        var target = new Uri(hub.Http.BaseAddress!, path);
        var components = new List<(string Name, string Value)>
        {
            ("@method", method.Method), ("@authority", target.Authority), ("@path", target.AbsolutePath), ("@query", target.Query.Length > 0 ? target.Query : "?"),
        };
        if (body is not null)
        {
            request.Content!.Headers.Add("Content-Digest", ContentDigest.Of(Encoding.UTF8.GetBytes(body)));
            components.Add(("content-digest", ContentDigest.Of(Encoding.UTF8.GetBytes(body))));
            components.Add(("content-type", request.Content.Headers.ContentType!.ToString()));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
            components.Add((name, value));
        }

        Sign(request, components, TimeProvider.System.GetUtcNow() - age, nonce ?? Guid.NewGuid().ToString("N"));
        return request;
    }

    private void Sign(HttpRequestMessage request, List<(string Name, string Value)> components, DateTimeOffset created, string nonce)
    {
        var parameters = $"({string.Join(' ', components.Select(c => $"\"{c.Name}\""))});created={created.ToUnixTimeSeconds()}"
            + $";expires={created.AddMinutes(5).ToUnixTimeSeconds()};nonce=\"{nonce}\";keyid=\"{keyId}\"";
        var data = string.Concat(components.Select(c => $"\"{c.Name}\": {c.Value}\n")) + $"\"@signature-params\": {parameters}";
        request.Headers.Add("Signature-Input", $"sig={parameters}");
        request.Headers.Add("Signature", $"sig=:{Convert.ToBase64String(sign(Encoding.UTF8.GetBytes(data)))}:");
    }

    private static async Task<(string KeyId, string? Secret)> RegisterAsync(HubUnderTest hub, string id, object key)
    {
        var made = await hub.SendAsync(HttpMethod.Post, "api/v1/callers", HubUnderTest.OperatorKey, JsonContent.Create(new { id, role = "Bank", mustSign = true }));
        Assert.Equal((HttpStatusCode.Created, null), (made.Status, made.Json.Text("key")));
        var answer = await hub.SendAsync(HttpMethod.Post, $"api/v1/callers/{id}/keys", HubUnderTest.OperatorKey, JsonContent.Create(key));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return (answer.Json.GetProperty("key").GetProperty("id").GetString()!, answer.Json.Text("secret"));
    }
}
