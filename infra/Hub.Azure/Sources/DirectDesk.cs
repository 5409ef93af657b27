using Hub.Domain.Sources;

namespace Hub.Azure.Sources;

/// <summary>The department itself: a GET with parameters of its own, and reply codes where it has some.</summary>
internal sealed class DirectDesk(HttpClient client, Source source) : IDesk
{
    /// <inheritdoc/>
    public async Task<SourceAnswer> AskAsync(Question question, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(question));
        var reply = await Reply.SendAsync(client, request, cancellation);
        try
        {
            return source switch
            {
                PagedSource s => new SourceAnswer(reply, Verdict.Answered, "", reply.Records(s.Items), reply.Text(s.NextCursor), null, null),
                PerSubjectSource s => AnswerOf(reply, s),
                _ => throw new InvalidOperationException($"A source of shape {source.Shape} is not asked."),
            };
        }
        catch
        {
            reply.Dispose();
            throw;
        }
    }

    private static SourceAnswer AnswerOf(Reply reply, PerSubjectSource source)
    {
        var code = reply.Text(source.Reply.Field) ?? "absent";
        var verdict = Verdicts.Of(code, source.Reply);
        return new SourceAnswer(reply, verdict, code, verdict == Verdict.Answered ? reply.Records(source.Items) : [], null, null, null);
    }

    private string AddressOf(Question question) => source switch
    {
        PerSubjectSource s => s.Path.TrimStart('/').Replace("{code}", question.Subject),
        PagedSource s => PageAddress(s, question),
        _ => "",
    };

    private static string PageAddress(PagedSource source, Question question)
    {
        var query = new List<string> { $"{source.PageSizeParameter}={source.PageSize}" };
        if (question.Since is { } since)
        {
            query.Add($"{source.SinceParameter}={Uri.EscapeDataString(PlatformEnvelope.Timestamp(since))}");
        }

        if (question.Cursor is { } cursor)
        {
            query.Add($"{source.CursorParameter}={Uri.EscapeDataString(cursor)}");
        }

        return $"{source.Path.TrimStart('/')}?{string.Join('&', query)}";
    }
}
