using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>The activity that was current when the invocation began.</summary>
internal sealed class InvocationTrace : TraceContext
{
    public override string TraceParent { get; } = Activity.Current?.Id ?? string.Empty;

    public override string TraceState { get; } = Activity.Current?.TraceStateString ?? string.Empty;
}
