using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>Runs invocations through the middleware, each with its trace, log scope and time limit.</summary>
internal sealed class FunctionRunner
{
    private static readonly ActivitySource Source = new("Microsoft.Azure.Functions.Worker");

    private readonly FunctionExecutionDelegate _pipeline;
    private readonly Dictionary<string, FunctionInvoker> _invokers;
    private readonly HostJson _host;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public FunctionRunner(FunctionPipeline pipeline, IReadOnlyList<FunctionDescriptor> functions, HostJson host, TimeProvider time, ILoggerFactory loggers)
    {
        _invokers = functions.ToDictionary(function => function.Id, function => new FunctionInvoker(function));
        _pipeline = pipeline.Around(context => _invokers[context.FunctionId].InvokeAsync((InvocationContext)context));
        _host = host;
        _time = time;
        _logger = loggers.CreateLogger("Function");
    }

    /// <summary>Throws what the function or a middleware threw, after having logged it.</summary>
    public async Task RunAsync(FunctionDescriptor function, TriggerInput input, IServiceProvider services, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_host.FunctionTimeout ?? Timeout.InfiniteTimeSpan, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using var activity = Source.StartActivity($"function {function.Name}", ActivityKind.Internal, input.TraceParent);
        var context = new InvocationContext(function, input, services, either.Token);
        activity?.SetTag("faas.name", function.Name).SetTag("faas.invocation_id", context.InvocationId);
        using var scope = _logger.BeginScope("{AzureFunctions_FunctionName} {AzureFunctions_InvocationId}", function.Name, context.InvocationId);
        try
        {
            await _pipeline(context);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _logger.LogInformation("Function '{Function}' (invocation {InvocationId}) was cancelled.", function.Name, context.InvocationId);
            throw;
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            _logger.LogError(exception, "Function '{Function}' (invocation {InvocationId}) failed.", function.Name, context.InvocationId);
            throw;
        }
    }
}
