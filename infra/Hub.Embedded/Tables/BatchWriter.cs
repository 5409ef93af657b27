using System.Text;
using Azure;
using Azure.Data.Tables;

namespace Hub.Embedded.Tables;

/// <summary>Puts the actions of a transaction together as one multipart change set.</summary>
internal sealed class BatchWriter(string endpoint, string table) : IDisposable
{
    private readonly string _changeSet = $"changeset_{Guid.NewGuid()}";
    private readonly MemoryStream _body = new();

    internal string Boundary { get; } = $"batch_{Guid.NewGuid()}";

    public void Dispose() => _body.Dispose();

    internal ReadOnlyMemory<byte> Write(IReadOnlyList<TableTransactionAction> actions)
    {
        Text($"--{Boundary}\r\nContent-Type: multipart/mixed; boundary={_changeSet}\r\n\r\n");
        foreach (var action in actions)
        {
            WriteAction(action);
        }

        Text($"--{_changeSet}--\r\n\r\n--{Boundary}--\r\n");
        return _body.GetBuffer().AsMemory(0, (int)_body.Length);
    }

    private void WriteAction(TableTransactionAction action)
    {
        var entity = action.Entity;
        var path = action.ActionType == TableTransactionActionType.Add ? table : TablePipeline.EntityPath(table, entity.PartitionKey, entity.RowKey);
        Text($"--{_changeSet}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
        Text($"{Method(action.ActionType)} {endpoint}/{path} HTTP/1.1\r\n");
        Text($"Accept: {TablePipeline.MinimalMetadata}\r\nDataServiceVersion: 3.0\r\nPrefer: return-no-content\r\n");
        if (IfMatch(action) is { } tag)
        {
            Text($"If-Match: {tag}\r\n");
        }

        if (action.ActionType == TableTransactionActionType.Delete)
        {
            Text("\r\n\r\n");
            return;
        }

        var json = EntityWriter.Write(entity);
        Text($"Content-Type: {TablePipeline.NoMetadata}\r\nContent-Length: {json.Length}\r\n\r\n");
        _body.Write(json.Span);
        Text("\r\n");
    }

    private static string Method(TableTransactionActionType type) => type switch
    {
        TableTransactionActionType.Add => "POST",
        TableTransactionActionType.Delete => "DELETE",
        TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => "PUT",
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => "PATCH",
        _ => throw new InvalidOperationException("Unknown request type."),
    };

    // As in the real package, an update without a version is an upsert.
    private static string? IfMatch(TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Delete => (action.ETag == default ? ETag.All : action.ETag).ToString(),
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace when action.ETag != default => action.ETag.ToString(),
        _ => null,
    };

    private void Text(string text) => _body.Write(Encoding.UTF8.GetBytes(text));
}
