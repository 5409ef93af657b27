using Microsoft.Azure.Functions.Worker;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>The result of an invocation, as middleware sees it.</summary>
internal sealed class ReturnedResult(InvocationContext context) : InvocationResult
{
    public override object? Value
    {
        get => context.Result;
        set => context.Result = value;
    }
}
