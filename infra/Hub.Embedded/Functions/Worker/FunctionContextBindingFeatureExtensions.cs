using Hub.Embedded.Functions.Hosting;

namespace Microsoft.Azure.Functions.Worker;

public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>What the function returned; middleware may put something else in its place.</summary>
    public static InvocationResult GetInvocationResult(this FunctionContext context) => new ReturnedResult((InvocationContext)context);
}
