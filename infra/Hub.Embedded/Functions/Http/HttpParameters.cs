using System.Reflection;
using Hub.Embedded.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Embedded.Functions.Http;

/// <summary>The parameters of HTTP functions: the request, and the route's values by name.</summary>
internal static class HttpParameters
{
    public static Func<InvocationContext, object?>? For(FunctionDescriptor function, HttpTriggerAttribute trigger, ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(HttpRequest))
        {
            return context => context.GetHttpContext()?.Request;
        }

        if (parameter.ParameterType == typeof(HttpContext))
        {
            return context => context.GetHttpContext();
        }

        var route = RoutePatternFactory.Parse(trigger.Route ?? function.Name);
        var known = parameter.Position != function.TriggerParameter.Position && route.GetParameter(parameter.Name!) is not null;
        return known && RouteValue.IsSupported(parameter.ParameterType) ? context => RouteValue.Read(context, parameter) : null;
    }
}
