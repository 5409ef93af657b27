#nullable disable // As the real package: its callers see no nullable annotations.
using System.Collections;

namespace Azure.Data.Tables;

/// <summary>The service refused a transaction; nothing of it was written.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    internal const string FailedEntityIndex = "FailedEntity";

    /// <summary>Takes what the service said.</summary>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            requestFailedException.Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException)
    {
        foreach (DictionaryEntry entry in requestFailedException.Data)
        {
            Data[entry.Key] = entry.Value;
        }

        if (Data[FailedEntityIndex] is string text && int.TryParse(text, out var index))
        {
            FailedTransactionActionIndex = index;
        }
    }

    /// <summary>The position, from 0, of the action that failed.</summary>
    public int? FailedTransactionActionIndex { get; internal set; }
}
