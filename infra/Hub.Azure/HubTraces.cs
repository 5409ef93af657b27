using System.Diagnostics;
using Azure.Messaging.ServiceBus;

namespace Hub.Azure;

/// <summary>
/// The hub's spans. One trace follows what an occasion (a request, a firing of a timer) sets off: every token carries it through its
/// queue, and where the work of several occasions is done at once, the span of that work has a link to each of them. Spans name
/// interfaces, runs and ranges, never an enterprise or a person.
/// </summary>
public static class HubTraces
{
    /// <summary>Name of the source of these spans.</summary>
    public const string Name = "Hub";

    private const string DiagnosticId = "Diagnostic-Id";

    private static readonly ActivitySource s_source = new(Name);

    /// <summary>Starts a span in the current trace; null if nobody listens.</summary>
    public static Activity? Start(string name, params ReadOnlySpan<(string Name, object Value)> tags) => Tagged(s_source.StartActivity(name), tags);

    /// <summary>Starts a span of work that was set off in all these traces (W3C <c>traceparent</c>); null if nobody listens.</summary>
    public static Activity? StartFor(IEnumerable<string?> traces, string name, params ReadOnlySpan<(string Name, object Value)> tags)
    {
        var links = traces.Distinct().Select(ContextOf).OfType<ActivityContext>().Where(c => c.TraceId != Activity.Current?.TraceId);
        return Tagged(s_source.StartActivity(ActivityKind.Internal, links: links.Select(context => new ActivityLink(context)), name: name), tags);
    }

    /// <summary>
    /// Starts the span of working on a token, in the trace in which it was sent. The host mostly continues that trace by itself; then the
    /// span belongs to the host's.
    /// </summary>
    public static Activity? Continue(ServiceBusReceivedMessage message)
    {
        var sent = ContextOf(message.ApplicationProperties.GetValueOrDefault(DiagnosticId) as string);
        var name = $"work on {message.Subject}";
        return sent is not { } context || Activity.Current?.TraceId == context.TraceId
            ? s_source.StartActivity(name, ActivityKind.Consumer)
            : s_source.StartActivity(name, ActivityKind.Consumer, context);
    }

    /// <summary>Lets a message carry the current trace, under the two names that Service Bus clients and hosts look for.</summary>
    public static void Carry(ServiceBusMessage message)
    {
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C, Id: { } id } current)
        {
            return;
        }

        message.ApplicationProperties[DiagnosticId] = id;
        message.ApplicationProperties["traceparent"] = id;
        if (current.TraceStateString is { Length: > 0 } state)
        {
            message.ApplicationProperties["tracestate"] = state;
        }
    }

    private static ActivityContext? ContextOf(string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var context) ? context : null;

    private static Activity? Tagged(Activity? span, ReadOnlySpan<(string Name, object Value)> tags)
    {
        foreach (var (name, value) in tags)
        {
            span?.SetTag(name, value);
        }

        return span;
    }
}
