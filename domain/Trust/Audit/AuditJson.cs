using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hub.Domain.Trust.Audit;

/// <summary>How openings and seals are written.</summary>
internal static class AuditJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="FormatException">The bytes are none.</exception>
    public static T Read<T>(ReadOnlySpan<byte> bytes, string what)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Options) ?? throw new FormatException($"This is no {what}.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"This is no {what}.", e);
        }
    }
}
