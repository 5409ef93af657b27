using System.Text.RegularExpressions;
using Hub.Bicep.Tests.Evaluation;

namespace Hub.Bicep.Tests.Facts;

/// <summary>Holds a resource's name against the rule of its type.</summary>
internal static class NameRule
{
    public static IEnumerable<string> Problems(PlannedResource resource)
    {
        var name = resource.Name.Split('/')[^1];
        if (!FactFiles.NameRules.TryGetProperty(resource.Type, out var rule))
        {
            return ["no rule is known for its name"];
        }

        var (least, most) = (rule.GetProperty("min").GetInt32(), rule.GetProperty("max").GetInt32());
        var pattern = rule.GetProperty("pattern").GetString()!;
        return [
            .. name.Length < least || name.Length > most ? [$"“{name}” has {name.Length} characters, not {least} to {most}"] : Array.Empty<string>(),
            .. Regex.IsMatch(name, pattern) ? Array.Empty<string>() : [$"“{name}” is not of the form {pattern}"],
        ];
    }
}
