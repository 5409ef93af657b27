using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Azure;
using Hub.Azure.Profiles;
using Hub.Domain.Enterprises;
using Hub.Domain.Trust;
using Hub.Functions.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Profiles;

/// <summary>Reads one profile.</summary>
public sealed class ReadProfile(ProfileReader profiles)
{
    /// <summary>The profile as the caller may see it, with an entity tag.</summary>
    [Function("ReadProfile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/profile")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        if (!CreditCode.TryParse(creditCode, out var code, out var error))
        {
            return Problems.Of(400, "bad-credit-code", "统一社会信用代码无效", "Invalid credit code", $"{error!.Name}: {error.Detail}");
        }

        if (!TryReadInstant(request.Query["asOf"], out var asOf))
        {
            return Problems.BadRequest("bad-as-of", "时间格式错误", "Bad instant", "asOf is a day or an instant, such as 2026-03-03 or 2026-03-03T08:00:00+08:00.");
        }

        if (await profiles.ReadAsync(code.Value, asOf, request.Caller(), cancellation) is not { } json)
        {
            return Problems.NotFound("enterprise", "企业", code.Value);
        }

        return Tagged(request, json);
    }

    private static IResult Tagged(HttpRequest request, ReadOnlyMemory<byte> json)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(json.Span))[..32]}\"";
        request.HttpContext.Response.Headers.ETag = tag;
        request.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return request.Headers.IfNoneMatch.Any(t => t == tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(json, "application/json; charset=utf-8");
    }

    /// <summary>A day means its end in China: what was known when it was over.</summary>
    private static bool TryReadInstant(string? text, out DateTimeOffset? instant)
    {
        instant = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            instant = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)).AddTicks(-1);
            return true;
        }

        var read = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact);
        instant = exact;
        return read;
    }
}

/// <summary>The codes of a bulk query.</summary>
public sealed record ProfileQuery(IReadOnlyList<string>? CreditCodes);

/// <summary>Reads many profiles as a stream, a line each.</summary>
public sealed class QueryProfiles(ProfileReader profiles)
{
    private const int MostCodes = 1_000;
    private const int MostBytes = 64 * 1024;

    /// <summary>One JSON line for each code, in their order: the profile, or what is wrong.</summary>
    [Function("QueryProfiles")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/profiles/query")] HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength is null or > MostBytes)
        {
            return Problems.TooLarge($"The query is a JSON object {{\"creditCodes\":[…]}} of at most {MostCodes} codes, with a Content-Length.", MostBytes);
        }

        var query = await JsonSerializer.DeserializeAsync<ProfileQuery>(request.Body, HubJson.Options, cancellation);
        if (query?.CreditCodes is not { Count: > 0 and <= MostCodes } codes)
        {
            return Problems.BadRequest("bad-query", "查询条件错误", "Bad query", $"creditCodes has 1 to {MostCodes} codes, not {query?.CreditCodes?.Count ?? 0}.");
        }

        var caller = request.Caller();
        return Results.Stream(async body => await WriteAsync(codes, caller, body, cancellation), "application/x-ndjson; charset=utf-8");
    }

    private async Task WriteAsync(IReadOnlyList<string> codes, Caller caller, Stream body, CancellationToken cancellation)
    {
        foreach (var text in codes)
        {
            await body.WriteAsync(await LineAsync(text, caller, cancellation), cancellation);
            await body.WriteAsync("\n"u8.ToArray(), cancellation);
        }
    }

    private async Task<ReadOnlyMemory<byte>> LineAsync(string text, Caller caller, CancellationToken cancellation)
    {
        if (!CreditCode.TryParse(text, out var code, out var error))
        {
            return Line(text, error!.Name, error.Detail);
        }

        return await profiles.ReadAsync(code.Value, null, caller, cancellation) ?? Line(code.Value, "UNKNOWN", "nothing is known of this enterprise");
    }

    private static byte[] Line(string code, string error, string detail) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { creditCode = code, error, detail }, HubJson.Options));
}
