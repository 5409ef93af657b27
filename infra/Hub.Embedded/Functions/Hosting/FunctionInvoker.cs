using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>Calls a function's method: makes the instance, binds the parameters, awaits the result.</summary>
internal sealed class FunctionInvoker
{
    private readonly MethodInfo _method;
    private readonly ObjectFactory? _createInstance;
    private readonly Func<InvocationContext, object?>[] _parameters;
    private readonly PropertyInfo? _taskResult;

    /// <summary>Throws when a parameter or the return type is of a kind that cannot be honoured.</summary>
    public FunctionInvoker(FunctionDescriptor function)
    {
        _method = function.Method;
        _createInstance = _method.IsStatic ? null : ActivatorUtilities.CreateFactory(function.Type, []);
        _parameters = Array.ConvertAll(_method.GetParameters(), parameter => ParameterBinding.For(function, parameter));
        var result = ReturnType.Check(function);
        _taskResult = result == typeof(void) ? null : _method.ReturnType.GetProperty(nameof(Task<>.Result));
    }

    public async Task InvokeAsync(InvocationContext context)
    {
        var instance = _createInstance?.Invoke(context.InstanceServices, []);
        var arguments = Array.ConvertAll(_parameters, parameter => parameter(context));
        var returned = _method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        if (returned is Task task)
        {
            await task;
            returned = _taskResult?.GetValue(task);
        }

        context.Result = returned;
    }
}
