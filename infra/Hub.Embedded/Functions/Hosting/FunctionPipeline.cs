using Microsoft.Azure.Functions.Worker.Middleware;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>The middleware around every invocation, outermost first.</summary>
internal sealed class FunctionPipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];

    public void Add(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware) => _middleware.Add(middleware);

    /// <summary>Composes the middleware around the call of the function itself.</summary>
    public FunctionExecutionDelegate Around(FunctionExecutionDelegate function)
    {
        foreach (var middleware in Enumerable.Reverse(_middleware))
        {
            function = middleware(function);
        }

        return function;
    }
}
