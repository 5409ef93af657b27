using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Tests.Sharing;

/// <summary>A bank's receiver on loopback: keeps what arrives, and answers as a test says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly ScriptedDepartment _server;

    private Receiver(ScriptedDepartment server) => _server = server;

    public Uri Address => new(_server.Address, "hub");

    /// <summary>All requests in order of arrival, refused ones too.</summary>
    public ConcurrentQueue<Delivery> Requests { get; private init; } = [];

    /// <summary>The ids of the events of accepted requests, in order of arrival.</summary>
    public IEnumerable<string> Events => Requests.Where(r => r.Status < 300).SelectMany(r => r.Events);

    /// <summary>Starts one; the answer is a status for the n-th request, counted from 0.</summary>
    public static async Task<Receiver> StartAsync(Func<int, Task<int>>? answer = null)
    {
        var requests = new ConcurrentQueue<Delivery>();
        var count = -1;
        var server = await ScriptedDepartment.StartAsync(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            var status = answer is null ? 204 : await answer(Interlocked.Increment(ref count));
            requests.Enqueue(Delivery.Of(http.Request, body.ToArray(), status));
            http.Response.StatusCode = status;
        });
        return new Receiver(server) { Requests = requests };
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

/// <summary>One request as a receiver got it.</summary>
internal sealed record Delivery(string Id, string Timestamp, string Signatures, string? ContentType, byte[] Body, int Status, string TraceParent)
{
    public IReadOnlyList<string> Events => [.. Json.EnumerateArray().Select(e => e.GetProperty("id").GetString()!)];

    /// <summary>The type of its first event.</summary>
    public string Type => Json[0].GetProperty("type").GetString()!;

    public JsonElement Json => JsonElement.Parse(Body);

    public static Delivery Of(HttpRequest request, byte[] body, int status) => new(
        request.Headers["webhook-id"].ToString(), request.Headers["webhook-timestamp"].ToString(), request.Headers["webhook-signature"].ToString(),
        request.ContentType, body, status, request.Headers["traceparent"].ToString());

    /// <summary>Whether one of the signatures is of a secret, computed here anew (Standard Webhooks 1.0).</summary>
    public bool IsSignedWith(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var signature = HMACSHA256.HashData(key, (byte[])[.. Encoding.ASCII.GetBytes($"{Id}.{Timestamp}."), .. Body]);
        return Signatures.Split(' ').Contains("v1," + Convert.ToBase64String(signature));
    }
}
