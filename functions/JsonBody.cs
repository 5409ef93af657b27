using System.Text.Json;
using Hub.Azure;
using Hub.Azure.Intake;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions;

/// <summary>Small JSON bodies.</summary>
internal static class JsonBody
{
    private const int Most = 64 * 1024;

    /// <summary>Reads the body, announced or chunked; null if there is none.</summary>
    /// <exception cref="JsonException">It is no JSON of that form.</exception>
    /// <exception cref="DeliveryTooLargeException">It has more than 64 KiB.</exception>
    public static async Task<T?> ReadJsonAsync<T>(this HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        var bytes = new byte[Most + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (length > Most)
        {
            throw new DeliveryTooLargeException(Most);
        }

        return length == 0 ? null : JsonSerializer.Deserialize<T>(bytes.AsSpan(0, length), HubJson.Options);
    }
}
