#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Data.Tables;

/// <summary>One action of a transaction.</summary>
public class TableTransactionAction
{
    /// <summary>Takes what to do with which entity, whatever its version.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>Takes what to do with which entity, and the version that it must have.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    /// <summary>What to do.</summary>
    public TableTransactionActionType ActionType { get; }

    /// <summary>The entity.</summary>
    public ITableEntity Entity { get; }

    /// <summary>The version that a changed or deleted entity must have; the default means any.</summary>
    public ETag ETag { get; }
}
