#nullable disable // As the real package: its callers see no nullable annotations.
using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;
using Hub.Embedded.Storage;
using Hub.Embedded.Tables;

namespace Azure.Data.Tables;

/// <summary>One table.</summary>
public class TableClient
{
    private readonly TablePipeline _pipeline;

    /// <summary>For mocking.</summary>
    protected TableClient()
    {
    }

    /// <summary>Takes the account's connection string and the table's name.</summary>
    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    /// <summary>Takes the account's connection string, the table's name and options.</summary>
    public TableClient(string connectionString, string tableName, TableClientOptions options = default)
    {
        var account = StorageAccount.Parse(connectionString);
        _pipeline = new(account.TableEndpoint, options, new TableSharedKeyCredential(account.Name, account.Key));
        Name = tableName;
    }

    /// <summary>Takes the service's address, the table's name and the account's key.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    /// <summary>Takes the service's address, the table's name, the account's key and options.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions options = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _pipeline = new(endpoint, options, credential);
        Name = tableName;
    }

    /// <summary>Takes the service's address, which must be https, the table's name and a credential that gives tokens.</summary>
    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions options = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(tokenCredential);
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _pipeline = new(endpoint, options, tokenCredential);
        Name = tableName;
    }

    internal TableClient(TablePipeline pipeline, string tableName)
    {
        _pipeline = pipeline;
        Name = tableName;
    }

    /// <summary>The table's name.</summary>
    public virtual string Name { get; }

    /// <summary>Makes a filter of an interpolated string; the values in it are quoted and escaped.</summary>
    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    /// <summary>Creates the table; if it exists already the response has status 409.</summary>
    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = _pipeline.Message(RequestMethod.Post, "Tables");
        TablePipeline.SetJson(message.Request, Encoding.UTF8.GetBytes($"{{\"TableName\":\"{JsonEncodedText.Encode(Name)}\"}}"));
        var response = await _pipeline.SendAsync(message, cancellationToken, 201, 204, 409);
        if (response.Status == 409 && new RequestFailedException(response) is { ErrorCode: not "TableAlreadyExists" } other)
        {
            throw other;
        }

        return Response.FromValue(new TableItem(Name), response);
    }

    /// <summary>Inserts; an existing entity is a 409 EntityAlreadyExists.</summary>
    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        CheckKeys(entity);
        using var message = _pipeline.Message(RequestMethod.Post, Name);
        TablePipeline.SetJson(message.Request, EntityWriter.Write(entity));
        return await _pipeline.SendAsync(message, cancellationToken, 201, 204);
    }

    /// <summary>Reads one entity; an absent one is a 404 ResourceNotFound.</summary>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = default, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = Point(partitionKey, rowKey, select);
        var response = await _pipeline.SendAsync(message, cancellationToken, 200);
        return Response.FromValue(EntityReader.ReadOne<T>(response), response);
    }

    /// <summary>Reads one entity; an absent one is a response without a value.</summary>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = default, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = Point(partitionKey, rowKey, select);
        var response = await _pipeline.SendAsync(message, cancellationToken, 200, 404);
        return response.Status == 200
            ? Response.FromValue(EntityReader.ReadOne<T>(response), response)
            : new NoBodyResponse<T>(response);
    }

    /// <summary>Inserts, or changes or replaces what is there, whatever its version.</summary>
    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        CheckKeys(entity);
        return PutAsync(entity, null, mode, cancellationToken);
    }

    /// <summary>
    /// Changes or replaces an entity that has the given version; another version is a 412 UpdateConditionNotSatisfied,
    /// an absent entity a 404 ResourceNotFound. <see cref="ETag.All"/> means any version.
    /// </summary>
    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        CheckKeys(entity);
        if (ifMatch == default)
        {
            throw new ArgumentException("Value cannot be empty.", nameof(ifMatch));
        }

        return PutAsync(entity, ifMatch.ToString(), mode, cancellationToken);
    }

    /// <summary>Deletes an entity; an absent one is a response with status 404, another version a 412.</summary>
    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        using var message = _pipeline.Message(RequestMethod.Delete, TablePipeline.EntityPath(Name, partitionKey, rowKey));
        message.Request.Headers.SetValue("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString());
        return await _pipeline.SendAsync(message, cancellationToken, 204, 404);
    }

    /// <summary>Deletes an entity; an absent one is a response with status 404, another version a 412.</summary>
    public virtual Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    /// <summary>The entities that the filter keeps, in order of partition and row key, at most 1,000 a page.</summary>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string filter = default, int? maxPerPage = default, IEnumerable<string> select = default, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new TableQuery<T>(_pipeline, Name, filter, maxPerPage, Selection(select), cancellationToken);

    /// <summary>
    /// Does all of the actions, at most 100 of one partition and 4 MiB, or, with a
    /// <see cref="TableTransactionFailedException"/>, none.
    /// </summary>
    public virtual Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        return TableTransaction.SubmitAsync(_pipeline, Name, transactionActions, cancellationToken);
    }

    private HttpMessage Point(string partitionKey, string rowKey, IEnumerable<string> select)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        var path = TablePipeline.EntityPath(Name, partitionKey, rowKey);
        return Selection(select) is { } names
            ? _pipeline.Message(RequestMethod.Get, path, ("$select", names))
            : _pipeline.Message(RequestMethod.Get, path);
    }

    private async Task<Response> PutAsync<T>(T entity, string ifMatch, TableUpdateMode mode, CancellationToken cancellationToken)
        where T : ITableEntity
    {
        var method = mode == TableUpdateMode.Replace ? RequestMethod.Put : RequestMethod.Patch;
        using var message = _pipeline.Message(method, TablePipeline.EntityPath(Name, entity.PartitionKey, entity.RowKey));
        TablePipeline.SetJson(message.Request, EntityWriter.Write(entity));
        if (ifMatch is not null)
        {
            message.Request.Headers.SetValue("If-Match", ifMatch);
        }

        return await _pipeline.SendAsync(message, cancellationToken, 204);
    }

    private static string Selection(IEnumerable<string> select) => select is null ? null : string.Join(',', select);

    private static void CheckKeys(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(entity.PartitionKey);
        ArgumentNullException.ThrowIfNull(entity.RowKey);
    }
}
