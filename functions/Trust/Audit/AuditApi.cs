using System.Globalization;
using System.Text;
using Hub.Azure;
using Hub.Azure.Trust.Audit;
using Hub.Domain.Trust.Audit;
using Hub.Domain.Trust.Keys;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust.Audit;

/// <summary>Seals, in order.</summary>
/// <param name="Seals">Compact JWS, as they are stored.</param>
/// <param name="Next">What to give as <c>after</c> for those that follow; null if there are no more yet.</param>
public sealed record SealPage(IReadOnlyList<string> Seals, string? Next);

/// <summary>Openings of chains, in order.</summary>
/// <param name="Openings">Their bytes as they are stored, as text.</param>
/// <param name="Next">What to give as <c>after</c> for those that follow; null if there are no more yet.</param>
public sealed record ChainPage(IReadOnlyList<string> Openings, string? Next);

/// <summary>The record of access, to be copied and checked elsewhere.</summary>
public sealed class AuditApi(AuditBlobs blobs, IPlatformKeys keys)
{
    private const int PageSize = 100;
    private const long MostLogBytes = 4 << 20;

    /// <summary>Seals behind a number.</summary>
    [Function("ListSeals")]
    public async Task<IResult> SealsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/audit/seals")] HttpRequest request, CancellationToken cancellation)
    {
        if (!TryNumber(request.Query["after"], out var after))
        {
            return BadPage();
        }

        var found = await Task.WhenAll(Enumerable.Range(1, PageSize).Select(i => blobs.FindSealAsync(after + i, cancellation)));
        List<string> page = [.. found.TakeWhile(s => s is not null).Select(s => s!)];
        return Results.Json(new SealPage(page, Next(after, page.Count)), HubJson.Options);
    }

    /// <summary>Openings of chains behind a number.</summary>
    [Function("ListChains")]
    public async Task<IResult> ChainsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/audit/chains")] HttpRequest request, CancellationToken cancellation)
    {
        if (!TryNumber(request.Query["after"], out var after) || after > int.MaxValue - PageSize)
        {
            return BadPage();
        }

        var found = await Task.WhenAll(Enumerable.Range(1, PageSize).Select(i => blobs.FindOpeningAsync((int)after + i, cancellation)));
        List<string> page = [.. found.TakeWhile(o => o is not null).Select(o => Encoding.UTF8.GetString(o!))];
        return Results.Json(new ChainPage(page, Next(after, page.Count)), HubJson.Options);
    }

    /// <summary>The entries of a chain from a byte on, at most 4 MiB; nothing when it has no more.</summary>
    [Function("ReadChainLog")]
    public async Task<IResult> LogAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/audit/chains/{chain}/log")] HttpRequest request, string chain, CancellationToken cancellation) =>
        TryNumber(request.Query["offset"], out var offset) && TryNumber(chain, out var number) && number <= int.MaxValue
            ? Results.Bytes(await blobs.ReadLogAsync((int)number, offset, MostLogBytes, cancellation), "application/x-ndjson")
            : BadPage();

    /// <summary>The leaf hashes under a seal, 32 bytes each.</summary>
    [Function("ReadSealLeaves")]
    public async Task<IResult> LeavesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/audit/seals/{number}/leaves")] HttpRequest request, string number, CancellationToken cancellation) =>
        TryNumber(number, out var which) && await blobs.FindSealAsync(which, cancellation) is { } text
        && await blobs.FindLeavesAsync(SealDocument.Parse(text).Seal, cancellation) is { } leaves
            ? Results.Bytes(leaves, "application/octet-stream")
            : Problems.NotFound("seal", "封存", number);

    /// <summary>The public keys that seals and consents are signed with (RFC 7517), also earlier ones.</summary>
    [Function("ReadKeys")]
    public async Task<IResult> KeysAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "jwks.json")] HttpRequest request, CancellationToken cancellation)
    {
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Json(KeySet.Of(await keys.VerificationKeysAsync(cancellation)), HubJson.Options, "application/jwk-set+json");
    }

    /// <summary>The same where the world looks for them first (RFC 8615); the host puts its prefix before it.</summary>
    [Function("ReadWellKnownKeys")]
    public Task<IResult> WellKnownKeysAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ".well-known/jwks.json")] HttpRequest request, CancellationToken cancellation) =>
        KeysAsync(request, cancellation);

    private static string? Next(long after, int count) => count == PageSize ? (after + count).ToString(CultureInfo.InvariantCulture) : null;

    private static IResult BadPage() => Problems.BadRequest("bad-page", "分页参数错误", "Bad page", "Chains, offsets and what is given as after are numbers from 0.");

    private static bool TryNumber(string? text, out long number)
    {
        number = 0;
        return string.IsNullOrEmpty(text)
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < long.MaxValue - PageSize);
    }
}
