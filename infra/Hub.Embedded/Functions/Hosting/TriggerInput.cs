using System.Collections.Immutable;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>What a trigger brings to an invocation. Its kinds are the request, the timer and the message.</summary>
internal abstract class TriggerInput
{
    /// <summary>What the trigger said of itself, by name; route values for a request.</summary>
    public virtual IReadOnlyDictionary<string, object?> BindingData => ImmutableDictionary<string, object?>.Empty;

    /// <summary>The trace that the invocation continues; the current one when null.</summary>
    public virtual string? TraceParent => null;
}
