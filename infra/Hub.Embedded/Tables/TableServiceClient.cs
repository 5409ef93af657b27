#nullable disable // As the real package: its callers see no nullable annotations.
using Azure.Core;
using Azure.Data.Tables.Models;
using Hub.Embedded.Storage;
using Hub.Embedded.Tables;

namespace Azure.Data.Tables;

/// <summary>The table service of one storage account.</summary>
public class TableServiceClient
{
    private readonly TablePipeline _pipeline;

    /// <summary>For mocking.</summary>
    protected TableServiceClient()
    {
    }

    /// <summary>Takes the account's connection string.</summary>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>Takes the account's connection string and options.</summary>
    public TableServiceClient(string connectionString, TableClientOptions options = default)
    {
        var account = StorageAccount.Parse(connectionString);
        Uri = account.TableEndpoint;
        _pipeline = new(Uri, options, new TableSharedKeyCredential(account.Name, account.Key));
    }

    /// <summary>Takes the service's address and the account's key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <summary>Takes the service's address, the account's key and options.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        Uri = endpoint;
        _pipeline = new(endpoint, options, credential);
    }

    /// <summary>Takes the service's address, which must be https, and a credential that gives tokens.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(tokenCredential);
        Uri = endpoint;
        _pipeline = new(endpoint, options, tokenCredential);
    }

    /// <summary>The service's address.</summary>
    public virtual Uri Uri { get; }

    /// <summary>A client of one table; nothing is sent.</summary>
    public virtual TableClient GetTableClient(string tableName)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return new TableClient(_pipeline, tableName);
    }

    /// <summary>Creates the table; if it exists already the response has status 409.</summary>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateIfNotExistsAsync(cancellationToken);
}
