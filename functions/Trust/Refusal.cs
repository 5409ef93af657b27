using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Trust;

/// <summary>A request that is not let in.</summary>
/// <param name="Name">Why, in a few words, for the record of access.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Problem">What the caller is told.</param>
public sealed record Refusal(string Name, int Status, IResult Problem)
{
    /// <summary>When it may be tried again; null if the same request is never let in.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Makes a refusal with problem details (RFC 9457).</summary>
    public static Refusal Of(string name, int status, string type, string zh, string en, string detail) =>
        new(name, status, Problems.Of(status, type, zh, en, detail));

    /// <summary>Writes the answer: a 401 names what the hub takes (RFC 9110, 15.5.2), a 429 when to come again.</summary>
    public Task AnswerAsync(HttpContext http)
    {
        if (Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "HubKey realm=\"hub\"";
        }

        if (RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return Problem.ExecuteAsync(http);
    }
}
