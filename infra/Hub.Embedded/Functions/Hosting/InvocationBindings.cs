using Microsoft.Azure.Functions.Worker;

namespace Hub.Embedded.Functions.Hosting;

internal sealed class InvocationBindings(IReadOnlyDictionary<string, object?> data) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData { get; } = data;
}
