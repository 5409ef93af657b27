using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Simulator;

/// <summary>A call of the shared data platform, as it comes.</summary>
internal sealed record PlatformCall
{
    [JsonRequired]
    public string RequestId { get; init; } = "";

    [JsonRequired]
    public string InterfaceId { get; init; } = "";

    [JsonRequired]
    public string SubjectUscc { get; init; } = "";

    [JsonRequired]
    public string PurposeCode { get; init; } = "";

    [JsonRequired]
    public string ConsentId { get; init; } = "";

    [JsonRequired]
    public PlatformCaller Caller { get; init; } = new("");

    [JsonRequired]
    public string Ts { get; init; } = "";

    [JsonRequired]
    public string Nonce { get; init; } = "";

    [JsonRequired]
    public string Cursor { get; init; } = "";

    [JsonRequired]
    public string Since { get; init; } = "";

    [JsonRequired]
    public int Limit { get; init; }

    [JsonRequired]
    public string Sign { get; init; } = "";

    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true };

    /// <summary>When it was made; null if it does not say in the agreed form.</summary>
    public DateTimeOffset? MadeAt =>
        DateTimeOffset.TryParseExact(Ts, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var made) ? made : null;

    /// <summary>Reads a body; null if it is no call.</summary>
    public static async Task<PlatformCall?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<PlatformCall>(body, Names, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the signature is the secret's.</summary>
    public bool IsSignedWith(string secret) => PlatformSignature.IsSame(Sign, PlatformSignature.Of(
        secret, RequestId, InterfaceId, SubjectUscc, PurposeCode, ConsentId, Caller.App, Ts, Nonce, Cursor, Since, Limit.ToString()));
}

/// <summary>Who calls.</summary>
internal sealed record PlatformCaller(string App);
