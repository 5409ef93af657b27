#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Data.Tables;

/// <summary>What every entity of a table has.</summary>
public interface ITableEntity
{
    /// <summary>The partition, within which transactions are possible.</summary>
    string PartitionKey { get; set; }

    /// <summary>The entity's key within its partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last changed the entity; never sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The entity's version; never sent as a property.</summary>
    ETag ETag { get; set; }
}
