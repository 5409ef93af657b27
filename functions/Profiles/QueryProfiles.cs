using System.Buffers;
using System.Text;
using System.Text.Json;
using Hub.Azure;
using Hub.Azure.Profiles;
using Hub.Domain.Enterprises;
using Hub.Domain.Trust.Consents;
using Hub.Functions.Trust;
using Hub.Functions.Trust.Consents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Profiles;

/// <summary>The codes of a bulk query.</summary>
public sealed record ProfileQuery(IReadOnlyList<string>? CreditCodes);

/// <summary>Reads many profiles, a line each.</summary>
public sealed class QueryProfiles(ProfileReader profiles, Purposes purposes)
{
    private const int MostCodes = 1_000;
    private const int ReadAtATime = 16;

    /// <summary>One JSON line for each code, in their order: the profile, or what is wrong.</summary>
    [Function("QueryProfiles")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/profiles/query")] HttpRequest request, CancellationToken cancellation)
    {
        var query = await request.ReadJsonAsync<ProfileQuery>(cancellation);
        if (query?.CreditCodes is not { Count: > 0 and <= MostCodes } codes)
        {
            return Problems.BadRequest("bad-query", "查询条件错误", "Bad query", $"The body is a JSON object whose creditCodes has 1 to {MostCodes} codes, not {query?.CreditCodes?.Count ?? 0}.");
        }

        var caller = request.Caller();
        var (intent, refusal) = request.Intent(purposes, Product.Profile);
        if ((refusal ?? codes.Select(caller.NotOwn).FirstOrDefault(r => r is not null)) is { } refused)
        {
            return refused;
        }

        if (!ReadProfile.TryReadLook(request, caller, out var look))
        {
            return Problems.BadRequest("bad-view", "视图错误", "Bad view", "view is absent or bands.");
        }

        // It may take long, so consents are looked at for each enterprise.
        var view = await profiles.OpenAsync(intent! with { Came = null }, look, cancellation);
        return Results.Bytes(await LinesAsync(request, codes, view, cancellation), "application/x-ndjson; charset=utf-8");
    }

    /// <summary>
    /// Reads a few at a time, in order. All of it is there before the first byte leaves, because what it discloses is recorded before.
    /// </summary>
    private static async Task<ReadOnlyMemory<byte>> LinesAsync(HttpRequest request, IReadOnlyList<string> codes, ProfileView view, CancellationToken cancellation)
    {
        var lines = new ArrayBufferWriter<byte>(64 * 1024);
        foreach (var few in codes.Chunk(ReadAtATime))
        {
            foreach (var (code, shown, line) in await Task.WhenAll(few.Select(code => LineAsync(code, view, cancellation))))
            {
                if (shown?.Permission is { } permission)
                {
                    request.Disclose(code, permission, shown.Interfaces, line);
                }

                lines.Write(line.Span);
                lines.Write("\n"u8);
            }
        }

        request.HttpContext.Response.Headers.Remove(Reading.ConsentHeader);
        return lines.WrittenMemory;
    }

    private static async Task<(string Code, ShownProfile? Shown, ReadOnlyMemory<byte> Line)> LineAsync(string text, ProfileView view, CancellationToken cancellation)
    {
        if (!CreditCode.TryParse(text, out var code, out var error))
        {
            return (text, null, Line(text, error!.Name, error.Detail));
        }

        return await view.ReadAsync(code.Value, null, cancellation) switch
        {
            null => (code.Value, null, Line(code.Value, "UNKNOWN", "nothing is known of this enterprise")),
            { Permission: null } => (code.Value, null, Line(code.Value, "CONSENT_MISSING", "the consent is not this enterprise's, or does not name you")),
            var shown => (code.Value, shown, shown.Json),
        };
    }

    private static byte[] Line(string code, string error, string detail) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { creditCode = code, error, detail }, HubJson.Options));
}
