using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>The types among which functions are looked for. Registered as a singleton by tests that host a few functions of their own.</summary>
internal sealed record FunctionSource(IReadOnlyList<Type> Types)
{
    /// <summary>Names the application's assembly when the process was started by another one: a test, or the demo.</summary>
    public const string AssemblySetting = "HUB_FUNCTIONS_ASSEMBLY";

    /// <summary>A registered source, else the assembly that the configuration names, else the entry assembly.</summary>
    public static FunctionSource Resolve(IServiceCollection services, IConfiguration configuration)
    {
        var registered = services
            .Select(service => service.IsKeyedService ? null : service.ImplementationInstance)
            .OfType<FunctionSource>()
            .LastOrDefault();
        return registered ?? new FunctionSource(Load(configuration[AssemblySetting]).GetExportedTypes());
    }

    private static Assembly Load(string? name) =>
        string.IsNullOrEmpty(name)
            ? Assembly.GetEntryAssembly() ?? throw new InvalidOperationException($"There is no entry assembly. Set '{AssemblySetting}' to the name of the assembly that holds the functions.")
            : Assembly.Load(new AssemblyName(name));
}
