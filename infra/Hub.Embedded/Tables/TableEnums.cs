namespace Azure.Data.Tables;

/// <summary>What happens to properties that are stored but not sent.</summary>
public enum TableUpdateMode
{
    /// <summary>They stay.</summary>
    Merge = 0,

    /// <summary>They go.</summary>
    Replace = 1,
}

/// <summary>What an action of a transaction does.</summary>
public enum TableTransactionActionType
{
    /// <summary>Inserts; an existing entity fails the transaction.</summary>
    Add = 0,

    /// <summary>Changes the properties that are sent.</summary>
    UpdateMerge = 1,

    /// <summary>Replaces the entity.</summary>
    UpdateReplace = 2,

    /// <summary>Deletes; an absent entity fails the transaction.</summary>
    Delete = 3,

    /// <summary>Inserts, or changes the properties that are sent.</summary>
    UpsertMerge = 4,

    /// <summary>Inserts, or replaces the entity.</summary>
    UpsertReplace = 5,
}
