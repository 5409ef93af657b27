using Hub.Domain.Trust;

namespace Hub.Azure.Trust.Audit;

/// <summary>An access as the enterprise sees it.</summary>
/// <param name="Entry">Its entry in the record, for a proof.</param>
/// <param name="Time">When.</param>
/// <param name="Caller">Who.</param>
/// <param name="Role">What the caller is.</param>
/// <param name="Branch">Which branch of the bank.</param>
/// <param name="Function">What was done.</param>
/// <param name="Purpose">What for; null of a feed, which is told by consents and not for one purpose.</param>
/// <param name="Consent">By which consent; by several, parted by spaces, where one request told of the enterprise under several.</param>
/// <param name="Interfaces">Interfaces whose data were given out, or which the values in events rest on.</param>
/// <param name="FieldHash">SHA-256 of the fields that were given out; of a feed, of the body as it left.</param>
/// <param name="Status">HTTP status of the answer; 0 of what was posted to a bank: whether it arrived was not known yet.</param>
/// <param name="Result"><c>granted</c>, or why it was refused.</param>
public sealed record EnterpriseAccess(
    string Entry, DateTimeOffset Time, string Caller, CallerRole? Role, string? Branch, string Function, string? Purpose, string? Consent,
    IReadOnlyList<string> Interfaces, string? FieldHash, int Status, string Result)
{
    /// <summary>Types of the events by which a bank was told of the enterprise; empty where it was not by its feed.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];
}
