namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function returned.</summary>
public abstract class InvocationResult : InvocationResult<object>
{
}

/// <summary>What a function returned.</summary>
/// <typeparam name="T">Its type.</typeparam>
public abstract class InvocationResult<T>
{
    /// <summary>The value; null before the function has run, and when it returned nothing.</summary>
    public abstract T? Value { get; set; }
}
