using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Hub.Domain.Sharing.Risks;

namespace Hub.Azure.Sharing.Risks;

/// <summary>An alert as it was read.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Tag">The version of its row.</param>
public sealed record StoredAlert(Alert Alert, ETag Tag);

/// <summary>
/// The rows of an alert, all in its bank's partition and written in one transaction: the alert itself, and as long as they are true, that
/// it is open (by its clock), that its clock runs, that something of it is still to be told, and since when it is over.
/// </summary>
internal static class AlertRows
{
    /// <summary>Row keys from here on lead to alerts.</summary>
    public const string Leads = "~";

    /// <summary>Row keys of what is open.</summary>
    public const string Open = "~open-";

    /// <summary>Row keys of clocks that run.</summary>
    public const string Due = "~due-";

    /// <summary>Row keys of what is to be told.</summary>
    public const string Untold = "~untold-";

    /// <summary>Row keys of what is over.</summary>
    public const string Over = "~over-";

    private const string Payload = "alert";

    public static Alert Read(TableEntity row) => JsonSerializer.Deserialize<Alert>(row.GetString(Payload), HubJson.Options)!;

    /// <summary>The alert that a lead leads to.</summary>
    public static string IdOf(TableEntity lead) => lead.RowKey[^AlertId.Length..];

    /// <summary>The key of a clock, which sorts by time.</summary>
    public static string KeyOf(string prefix, DateTimeOffset at) => $"{prefix}{at.UtcTicks:d19}-";

    /// <summary>What brings an alert from one state to another, or into being.</summary>
    public static IEnumerable<TableTransactionAction> Write(StoredAlert? before, Alert after)
    {
        var row = Of(after);
        yield return before is null
            ? new(TableTransactionActionType.Add, row)
            : new(TableTransactionActionType.UpdateReplace, row, before.Tag);
        var (had, has) = (before is null ? [] : LeadsOf(before.Alert).ToHashSet(), LeadsOf(after).ToHashSet());
        foreach (var key in has)
        {
            yield return new(TableTransactionActionType.UpsertReplace, LeadTo(after, key));
        }

        foreach (var key in had.Except(has))
        {
            yield return new(TableTransactionActionType.Delete, new TableEntity(after.Bank, key) { ETag = ETag.All });
        }
    }

    /// <summary>What takes an alert away that nobody changed meanwhile.</summary>
    public static IEnumerable<TableTransactionAction> Delete(StoredAlert stored) =>
        LeadsOf(stored.Alert).Select(key => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(stored.Alert.Bank, key), ETag.All))
            .Prepend(new(TableTransactionActionType.Delete, new TableEntity(stored.Alert.Bank, stored.Alert.Id), stored.Tag));

    private static TableEntity Of(Alert alert) => new(alert.Bank, alert.Id)
    {
        [Payload] = JsonSerializer.Serialize(alert, HubJson.Options),
        ["creditCode"] = alert.CreditCode,
        ["rule"] = alert.Rule,
        ["severity"] = Word(alert.Severity),
        ["state"] = Word(alert.State),
    };

    private static IEnumerable<string> LeadsOf(Alert alert)
    {
        if (alert.IsOpen)
        {
            yield return KeyOf(Open, alert.AcknowledgeBy) + alert.Id;
        }

        if (alert.IsWaiting)
        {
            yield return KeyOf(Due, alert.AcknowledgeBy) + alert.Id;
        }

        if (alert.Untold.Count > 0)
        {
            yield return Untold + alert.Id;
        }

        if (alert.OverSince is { } end)
        {
            yield return KeyOf(Over, end) + alert.Id;
        }
    }

    private static TableEntity LeadTo(Alert alert, string key) => new(alert.Bank, key)
    {
        ["creditCode"] = alert.CreditCode,
        ["rule"] = alert.Rule,
        ["severity"] = Word(alert.Severity),
        ["state"] = Word(alert.State),
        ["at"] = alert.Untold.Count > 0 ? alert.Untold[^1].At : alert.RaisedAt,
    };

    /// <summary>The word by which the API names it.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
