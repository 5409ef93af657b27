using System.Text.Json.Serialization;
using Azure.Data.Tables;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Trust.Keys;

/// <summary>Where a data key stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DataKeyState>))]
public enum DataKeyState
{
    /// <summary>It is written with.</summary>
    Active,

    /// <summary>Its month is over: it only opens what was written with it.</summary>
    Retired,

    /// <summary>It is gone, and with it what was written with it.</summary>
    Destroyed,
}

/// <summary>A data key as the store has it: table <c>datakeys</c>, PartitionKey interface, RowKey use and month.</summary>
/// <param name="Name">Which key.</param>
/// <param name="Wrapped">The key, wrapped by the platform's key; null once it is destroyed.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="UsedAt">When it was last fetched to be used, to the day.</param>
/// <param name="Destruction">Its end; null while it is there.</param>
/// <param name="DestroyedBy">Who destroyed it: an operator, or <c>retention</c>.</param>
/// <param name="Cleared">Whether what rested on the destroyed key was cleared away too.</param>
/// <param name="Entity">The row as read.</param>
public sealed record DataKeyRow(
    DataKeyName Name, WrappedKey? Wrapped, DateTimeOffset MadeAt, DateTimeOffset UsedAt, Destruction? Destruction, string? DestroyedBy, bool Cleared,
    TableEntity Entity)
{
    /// <summary>Where it stands at an instant.</summary>
    public DataKeyState StateAt(DateTimeOffset now) =>
        Destruction is not null ? DataKeyState.Destroyed : now < Name.End ? DataKeyState.Active : DataKeyState.Retired;

    internal static string RowKeyOf(DataKeyName name) => $"{name.Use}-{name.Month}";

    internal static TableEntity New(DataKeyName name, WrappedKey wrapped, DateTimeOffset now) => new(name.Interface, RowKeyOf(name))
    {
        ["wrapped"] = wrapped.Value,
        ["wrappedBy"] = wrapped.KeyId,
        ["madeAt"] = now,
        ["usedAt"] = now,
    };

    internal static DataKeyRow Of(TableEntity row)
    {
        var parts = row.RowKey.Split('-');
        var name = new DataKeyName(row.PartitionKey, Enum.Parse<KeyUse>(parts[0]), parts[1]);
        var destroyed = row.GetDateTimeOffset("destroyedAt") is { } at ? new Destruction(name.ToString(), at, row.GetString("reason")) : null;
        return new DataKeyRow(
            name, destroyed is null ? new WrappedKey(row.GetString("wrappedBy"), row.GetBinary("wrapped")) : null,
            row.GetDateTimeOffset("madeAt")!.Value, row.GetDateTimeOffset("usedAt")!.Value, destroyed, row.GetString("destroyedBy"),
            row.GetBoolean("cleared") == true, row);
    }
}
