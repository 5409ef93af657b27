using System.Text.Json;

namespace Hub.Domain.Sharing;

/// <summary>Something a bank is told, as CloudEvents 1.0 in structured JSON.</summary>
/// <param name="Id">Unique within the source: the same event told twice has the same id.</param>
/// <param name="Type">What kind of thing happened, for example <c>cn.hub.consent.revoked</c>.</param>
/// <param name="Source">Who says so: a path below the hub's address.</param>
/// <param name="Subject">The enterprise it is about, by credit code; null if it is about none.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Data">The event's own data.</param>
public sealed record CloudEvent(string Id, string Type, string Source, string? Subject, DateTimeOffset Time, JsonElement Data)
{
    /// <summary>The version of the specification.</summary>
    public const string SpecVersion = "1.0";

    /// <summary>The form of the data.</summary>
    public const string DataContentType = "application/json";
}
