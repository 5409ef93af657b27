using System.Globalization;
using System.Security.Cryptography;
using Hub.Azure.Profiles;
using Hub.Domain.Enterprises;
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

        var view = await profiles.OpenAsync(request.Caller(), cancellation);
        if (await view.ReadAsync(code.Value, asOf, cancellation) is not { } answer)
        {
            return Problems.NotFound("enterprise", "企业", code.Value);
        }

        request.Disclose(Disclosure.Of(request, code.Value, answer.Interfaces, answer.Json.Span));
        return Tagged(request, answer.Json);
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
