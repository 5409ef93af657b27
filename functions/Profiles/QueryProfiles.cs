using System.Text;
using System.Text.Json;
using Hub.Azure;
using Hub.Azure.Profiles;
using Hub.Domain.Enterprises;
using Hub.Functions.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Profiles;

/// <summary>The codes of a bulk query.</summary>
public sealed record ProfileQuery(IReadOnlyList<string>? CreditCodes);

/// <summary>Reads many profiles as a stream, a line each.</summary>
public sealed class QueryProfiles(ProfileReader profiles)
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

        var view = await profiles.OpenAsync(request.Caller(), cancellation);
        return Results.Stream(body => WriteAsync(request, codes, view, body, cancellation), "application/x-ndjson; charset=utf-8");
    }

    /// <summary>Reads a few at a time, records what they disclose, writes them in order.</summary>
    private static async Task WriteAsync(HttpRequest request, IReadOnlyList<string> codes, CallerView view, Stream body, CancellationToken cancellation)
    {
        foreach (var few in codes.Chunk(ReadAtATime))
        {
            var lines = await Task.WhenAll(few.Select(code => LineAsync(request, code, view, cancellation)));
            await request.RecordDisclosuresAsync(cancellation);
            foreach (var line in lines)
            {
                await body.WriteAsync(line, cancellation);
                await body.WriteAsync("\n"u8.ToArray(), cancellation);
            }
        }
    }

    private static async Task<ReadOnlyMemory<byte>> LineAsync(HttpRequest request, string text, CallerView view, CancellationToken cancellation)
    {
        if (!CreditCode.TryParse(text, out var code, out var error))
        {
            return Line(text, error!.Name, error.Detail);
        }

        var answer = await view.ReadAsync(code.Value, null, cancellation)
            ?? new ProfileAnswer(Line(code.Value, "UNKNOWN", "nothing is known of this enterprise"), []);
        request.Disclose(Disclosure.Of(request, code.Value, answer.Interfaces, answer.Json.Span));
        return answer.Json;
    }

    private static byte[] Line(string code, string error, string detail) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { creditCode = code, error, detail }, HubJson.Options));
}
