namespace Hub.Embedded.Functions.Hosting;

/// <summary>What a trigger brings to an invocation. Its kinds are the request, the timer and the message.</summary>
internal abstract class TriggerInput
{
    /// <summary>What the trigger said of itself, by name; route values for a request.</summary>
    public virtual IReadOnlyDictionary<string, object?> BindingData => System.Collections.Immutable.ImmutableDictionary<string, object?>.Empty;
}
