using Hub.Domain.Sources;

namespace Hub.Azure.Sources;

/// <summary>The shared data platform: a signed POST, whatever is asked. <see cref="PlatformHandler"/> signs each attempt and checks its reply.</summary>
internal sealed class PlatformDesk(HttpClient client, Interface @interface, PlatformCall call) : IDesk
{
    /// <inheritdoc/>
    public async Task<SourceAnswer> AskAsync(Question question, CancellationToken cancellation)
    {
        var (path, limit) = @interface.Source switch
        {
            PagedSource s => (s.Path, s.PageSize),
            PerSubjectSource s => (s.Path, 0),
            var other => throw new InvalidOperationException($"A source of shape {other.Shape} is not asked."),
        };
        var since = question.Since is { } instant ? PlatformEnvelope.Timestamp(instant) : "";
        using var request = new HttpRequestMessage(HttpMethod.Post, path.TrimStart('/'));
        request.Options.Set(
            PlatformHandler.Question,
            new PlatformQuestion(@interface.Id, call.PurposeCode, question.Subject ?? "", question.Cursor ?? "", since, limit));
        var reply = await Reply.SendAsync(client, request, cancellation);
        try
        {
            return AnswerOf(reply);
        }
        catch
        {
            reply.Dispose();
            throw;
        }
    }

    private static SourceAnswer AnswerOf(Reply reply)
    {
        var code = reply.Text(PlatformCall.Codes.Field) ?? "absent";
        var isRefused = PlatformCall.Refusals.TryGetValue(code, out var toDo);
        var verdict = isRefused ? Verdict.Refused : Verdicts.Of(code, PlatformCall.Codes);
        var asOf = PlatformEnvelope.AsOf(reply.Text("as_of"));
        return new SourceAnswer(
            reply,
            verdict,
            isRefused ? $"{code} {toDo}" : $"{code} {reply.Text("message")}".Trim(),
            verdict == Verdict.Answered ? reply.Records(PlatformCall.Items) : [],
            verdict == Verdict.Answered ? reply.Text(PlatformCall.Next) : null,
            asOf,
            asOf ?? PlatformEnvelope.AsOf(reply.Text("source_ts")));
    }
}
