using System.Text.Json.Serialization;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Sharing.Reports;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Sharing.Reports;

/// <summary>What a check of a report finds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportState>))]
public enum ReportState
{
    /// <summary>It is what the hub signed, and holds.</summary>
    [JsonStringEnumMemberName("valid")]
    Valid,

    /// <summary>A value in it was corrected.</summary>
    [JsonStringEnumMemberName("superseded")]
    Superseded,

    /// <summary>The enterprise withdrew the consent that it rests on.</summary>
    [JsonStringEnumMemberName("revoked")]
    Revoked,

    /// <summary>The hub made no such report, or does not tell this caller of it.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>It is not what the hub signed.</summary>
    [JsonStringEnumMemberName("altered")]
    Altered,
}

/// <summary>The result of a check.</summary>
/// <param name="Number">The report's number; null if what was given names none.</param>
/// <param name="State">What was found.</param>
/// <param name="By">Of a superseded one: the report that took its place; null if there is none.</param>
/// <param name="At">Of a superseded one: when.</param>
/// <param name="Sha256">SHA-256 of the report as the hub made it; null where it tells nothing of it.</param>
/// <param name="MadeAt">When it was made.</param>
public sealed record ReportCheck(string? Number, ReportState State, string? By = null, DateTimeOffset? At = null, string? Sha256 = null, DateTimeOffset? MadeAt = null);

/// <summary>Checks reports: whether they are what the hub signed, and whether they still hold.</summary>
public sealed class ReportChecks(ReportStore store, ConsentStore consents, IPlatformKeys keys)
{
    /// <summary>Checks a stored report.</summary>
    public async Task<ReportCheck> OfStoredAsync(ReportRow row, CancellationToken cancellation)
    {
        try
        {
            var document = await store.ReadAsync(row, cancellation);
            return document.Jws.IsSignedBy(await keys.VerificationKeysAsync(cancellation)) ? await StandingAsync(row, cancellation) : new ReportCheck(row.Number, ReportState.Altered);
        }
        catch (AlteredDataException)
        {
            return new ReportCheck(row.Number, ReportState.Altered);
        }
        catch (DataDestroyedException)
        {
            return new ReportCheck(row.Number, ReportState.Unknown);
        }
    }

    /// <summary>Checks a report that somebody has.</summary>
    public async Task<ReportCheck> OfGivenAsync(string text, CancellationToken cancellation)
    {
        if (ReportDocument.Parse(text) is not { } given)
        {
            return new ReportCheck(null, ReportState.Altered);
        }

        var verifying = await keys.VerificationKeysAsync(cancellation);
        if (verifying.All(k => k.KeyId != given.Jws.KeyId))
        {
            return new ReportCheck(given.Number, ReportState.Unknown);
        }

        if (!given.Jws.IsSignedBy(verifying))
        {
            return new ReportCheck(given.Number, ReportState.Altered);
        }

        return given.Number is { } number && await store.FindAsync(number, cancellation) is { } row && row.Hash == given.Hash
            ? await StandingAsync(row, cancellation)
            : new ReportCheck(given.Number, ReportState.Unknown);
    }

    /// <summary>Whether a report that is what the hub signed still holds.</summary>
    public async Task<ReportCheck> StandingAsync(ReportRow row, CancellationToken cancellation) =>
        Standing(row, row.Consent is { } consent ? await consents.FindAsync(consent, cancellation) : null);

    /// <summary>The same, where the consent is at hand. The enterprise's own rests on none.</summary>
    public static ReportCheck Standing(ReportRow row, Consent? consent)
    {
        var state = !row.IsOwn && (consent is null or { State: ConsentState.Revoked }) ? ReportState.Revoked : row.SupersededBy is not null ? ReportState.Superseded : ReportState.Valid;
        return new ReportCheck(row.Number, state, row.SupersededBy is { Length: > 0 } by ? by : null, row.SupersededAt, row.Hash, row.MadeAt);
    }
}
