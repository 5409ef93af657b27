using Microsoft.Extensions.Configuration;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>Settings that stand in attributes between percent signs.</summary>
internal static class SettingReference
{
    /// <summary>The text with each <c>%Setting%</c> replaced by its value. Throws when the configuration lacks one.</summary>
    public static string Resolve(string text, IConfiguration configuration, FunctionDescriptor function)
    {
        var parts = text.Split('%');
        if (parts.Length % 2 == 0)
        {
            throw new InvalidOperationException($"Function '{function.Name}': '{text}' has a '%' without its other.");
        }

        for (var i = 1; i < parts.Length; i += 2)
        {
            parts[i] = configuration[parts[i].Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)]
                ?? throw new InvalidOperationException($"Function '{function.Name}': '{text}' needs the setting '{parts[i]}', which is missing.");
        }

        return string.Concat(parts);
    }
}
