using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Sources;

/// <summary>Asks for a page or for one enterprise: the department itself, or the shared platform where the catalog says so.</summary>
public sealed class Asking(DepartmentClients clients, IOptions<HubOptions> options)
{
    /// <summary>The page after a cursor.</summary>
    /// <exception cref="DepartmentUnreachableException">No usable reply: ask again later.</exception>
    /// <exception cref="DepartmentRefusedException">The platform refuses the question: asking again changes nothing.</exception>
    public async Task<Reply> PageAsync(Interface @interface, PagedSource source, DateTimeOffset? since, string? cursor, CancellationToken cancellation)
    {
        var from = since?.AddHours(-source.LagHours).ToOffset(DateValue.Shanghai).ToString("yyyy-MM-dd'T'HH:mm:sszzz");
        if (source.Platform is not { } platform)
        {
            return await Reply.GetAsync(clients.For(@interface.DepartmentId), AddressOf(source, from, cursor), cancellation);
        }

        var question = new PlatformQuestion(@interface.Id, platform.PurposeCode) { Cursor = cursor ?? "", Since = from ?? "", Limit = source.PageSize };
        var reply = await AskPlatformAsync(@interface, source.Path, question, cancellation);
        return PlatformCall.Codes.QuotaExceeded.Contains(reply.Code)
            ? throw new DepartmentUnreachableException($"POST {source.Path}: {PlatformReply.Describe(reply.Code)}")
            : reply.Reply;
    }

    /// <summary>What is known of an enterprise, with what came of the question.</summary>
    /// <exception cref="DepartmentUnreachableException">No usable reply.</exception>
    /// <exception cref="DepartmentRefusedException">The platform refuses the question about this enterprise.</exception>
    public async Task<Reply> SubjectAsync(Interface @interface, PerSubjectSource source, string code, CancellationToken cancellation)
    {
        if (source.Platform is not { } platform)
        {
            return await Reply.GetAsync(clients.For(@interface.DepartmentId), source.Path.TrimStart('/').Replace("{code}", code), cancellation);
        }

        return (await AskPlatformAsync(@interface, source.Path, new PlatformQuestion(@interface.Id, platform.PurposeCode) { Subject = code }, cancellation)).Reply;
    }

    private async Task<(Reply Reply, string Code)> AskPlatformAsync(Interface @interface, string path, PlatformQuestion question, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path.TrimStart('/'));
        request.Options.Set(PlatformSigning.Question, question);
        var reply = await Reply.SendAsync(clients.ForPlatform(@interface.DepartmentId), request, cancellation);
        request.Options.TryGetValue(PlatformSigning.RequestId, out var requestId);
        return (reply, PlatformReply.CodeOf(reply, path, requestId!, options.Value.SharedPlatform));
    }

    private static string AddressOf(PagedSource source, string? since, string? cursor)
    {
        var query = new List<string> { $"{source.PageSizeParameter}={source.PageSize}" };
        if (since is not null)
        {
            query.Add($"{source.SinceParameter}={Uri.EscapeDataString(since)}");
        }

        if (cursor is not null)
        {
            query.Add($"{source.CursorParameter}={Uri.EscapeDataString(cursor)}");
        }

        return $"{source.Path.TrimStart('/')}?{string.Join('&', query)}";
    }
}
