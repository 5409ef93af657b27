using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Domain.Enterprises;

/// <summary>Opens the code tables of <c>catalog/codes</c>, which travel inside the assembly: the domain does no I/O.</summary>
internal static class CodeTable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads a table; a table that does not fit its type is a mistake of this repository, so it throws.</summary>
    public static T Read<T>(string name)
    {
        using var stream = typeof(CodeTable).Assembly.GetManifestResourceStream($"codes/{name}")
            ?? throw new InvalidOperationException($"catalog/codes/{name} is not embedded in Hub.Domain");
        return JsonSerializer.Deserialize<T>(stream, Options)
            ?? throw new InvalidOperationException($"catalog/codes/{name} is empty");
    }
}
