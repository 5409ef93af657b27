using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Hub.Embedded.Tables;

/// <summary>Makes requests of the table service and sends them: what all table clients of one service share.</summary>
internal sealed class TablePipeline
{
    internal const string MinimalMetadata = "application/json;odata=minimalmetadata";
    internal const string NoMetadata = "application/json;odata=nometadata";

    private const string ServiceVersion = "2020-12-06";
    private const string Scope = "https://storage.azure.com/.default";

    private readonly HttpPipeline _pipeline;

    internal TablePipeline(Uri endpoint, TableClientOptions? options, TableSharedKeyCredential credential)
        : this(endpoint, options, new TableSharedKeyPolicy(credential, TimeProvider.System))
    {
    }

    internal TablePipeline(Uri endpoint, TableClientOptions? options, TokenCredential credential)
        : this(endpoint, options, new BearerTokenAuthenticationPolicy(credential, Scope))
    {
    }

    private TablePipeline(Uri endpoint, TableClientOptions? options, HttpPipelinePolicy authentication)
    {
        Endpoint = endpoint.AbsoluteUri.TrimEnd('/');
        _pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options ?? new TableClientOptions())
        {
            PerRetryPolicies = { authentication },
            RequestFailedDetailsParser = TableErrorParser.Instance,
        });
    }

    /// <summary>The service's address, without a slash at its end.</summary>
    internal string Endpoint { get; }

    internal HttpMessage Message(RequestMethod method, string path, params (string Name, string Value)[] query)
    {
        var message = _pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(new Uri($"{Endpoint}/{path}"));
        foreach (var (name, value) in query)
        {
            request.Uri.AppendQuery(name, value, escapeValue: true);
        }

        request.Headers.SetValue("x-ms-version", ServiceVersion);
        request.Headers.SetValue("DataServiceVersion", "3.0");
        request.Headers.SetValue("Accept", MinimalMetadata);
        return message;
    }

    internal static void SetJson(Request request, ReadOnlyMemory<byte> json)
    {
        request.Headers.SetValue("Content-Type", NoMetadata);
        request.Headers.SetValue("Prefer", "return-no-content");
        request.Content = RequestContent.Create(json);
    }

    /// <summary>Sends, and throws what the service said if the status is none of the expected ones.</summary>
    internal async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken, params int[] expected)
    {
        await _pipeline.SendAsync(message, cancellationToken);
        return expected.Contains(message.Response.Status) ? message.Response : throw new RequestFailedException(message.Response);
    }

    /// <summary>The address of one entity, relative to the service; quotes are doubled and the rest escaped.</summary>
    internal static string EntityPath(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{Quoted(partitionKey)}',RowKey='{Quoted(rowKey)}')";

    private static string Quoted(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
