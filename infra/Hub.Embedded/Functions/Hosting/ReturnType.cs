using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>What a function may return.</summary>
internal static class ReturnType
{
    /// <summary>The type of the result once awaited, or void. Throws when the result would be lost.</summary>
    public static Type Check(FunctionDescriptor function)
    {
        var result = Awaited(function.Method.ReturnType);
        var written = typeof(IResult).IsAssignableFrom(result) || typeof(IActionResult).IsAssignableFrom(result);
        return result == typeof(void) || (written && function.Trigger is HttpTriggerAttribute)
            ? result
            : throw new InvalidOperationException(
                $"Function '{function.Name}' returns {function.Method.ReturnType}. An HTTP function returns IResult, IActionResult, a Task of these, Task or void; any other returns Task or void.");
    }

    private static Type Awaited(Type type) => type switch
    {
        _ when type == typeof(Task) => typeof(void),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Task<>) => type.GetGenericArguments()[0],
        _ => type,
    };
}
