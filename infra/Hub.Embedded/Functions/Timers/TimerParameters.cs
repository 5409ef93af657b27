using System.Reflection;
using Hub.Embedded.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Embedded.Functions.Timers;

/// <summary>The parameters of timer functions.</summary>
internal static class TimerParameters
{
    public static Func<InvocationContext, object?>? For(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(TimerInfo) ? context => ((TimerInput)context.Input).Timer : null;
}
