using System.Reflection;
using Hub.Embedded.Functions.Http;
using Hub.Embedded.Functions.ServiceBus;
using Hub.Embedded.Functions.Timers;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>Where the value of a function's parameter comes from.</summary>
internal static class ParameterBinding
{
    /// <summary>Throws when nothing here can supply the parameter.</summary>
    public static Func<InvocationContext, object?> For(FunctionDescriptor function, ParameterInfo parameter) =>
        OfAnyFunction(parameter)
        ?? OfTrigger(function, parameter)
        ?? throw new InvalidOperationException(
            $"Function '{function.Name}': nothing supplies the parameter '{parameter.Name}' of type {parameter.ParameterType}.");

    private static Func<InvocationContext, object?>? OfAnyFunction(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(FunctionContext))
        {
            return context => context;
        }

        return parameter.ParameterType == typeof(CancellationToken) ? context => context.CancellationToken : null;
    }

    private static Func<InvocationContext, object?>? OfTrigger(FunctionDescriptor function, ParameterInfo parameter) => function.Trigger switch
    {
        HttpTriggerAttribute trigger => HttpParameters.For(function, trigger, parameter),
        TimerTriggerAttribute => TimerParameters.For(parameter),
        ServiceBusTriggerAttribute => MessageParameters.For(function, parameter),
        _ => null,
    };
}
