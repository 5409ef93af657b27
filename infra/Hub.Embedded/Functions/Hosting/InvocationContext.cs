using Microsoft.Azure.Functions.Worker;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>One invocation, with what its trigger brought and what its function returned.</summary>
internal sealed class InvocationContext(FunctionDescriptor function, TriggerInput input, IServiceProvider services, CancellationToken cancellationToken)
    : FunctionContext
{
    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => function.Id;

    public override FunctionDefinition FunctionDefinition => function;

    public override TraceContext TraceContext { get; } = new InvocationTrace();

    public override BindingContext BindingContext { get; } = new InvocationBindings(input.BindingData);

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override CancellationToken CancellationToken { get; } = cancellationToken;

    public FunctionDescriptor Function => function;

    public TriggerInput Input => input;

    public object? Result { get; set; }
}
