using System.Security.Cryptography;

namespace Hub.Simulator;

/// <summary>One body to post.</summary>
/// <param name="Department">Who posts it.</param>
/// <param name="Interface">What it holds.</param>
/// <param name="Number">0, 1, 2 … in the order of the enterprises.</param>
/// <param name="Records">How many records it holds.</param>
/// <param name="ContentType">text/csv, application/json or application/x-ndjson, in UTF-8.</param>
/// <param name="Content">The body.</param>
public sealed record PushBatch(string Department, string Interface, int Number, int Records, string ContentType, ReadOnlyMemory<byte> Content)
{
    /// <summary>A key that the same body always has and another never: 32 hexadecimal digits of its SHA-256.</summary>
    public string IdempotencyKey => Convert.ToHexStringLower(SHA256.HashData(Content.Span))[..32];

    /// <summary>Where it goes, relative to the hub's address.</summary>
    public string Path => $"api/v1/departments/{Department}/interfaces/{Interface}/records";

    /// <summary>The body as a stream of its own.</summary>
    public Stream OpenRead() => new MemoryStream(Content.ToArray(), writable: false);
}
