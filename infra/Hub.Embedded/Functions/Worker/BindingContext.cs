namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger said of this invocation, by name.</summary>
public abstract class BindingContext
{
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
