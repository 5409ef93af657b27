using System.Xml.Linq;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage;
using Hub.Embedded.Storage;

namespace Hub.Embedded.ServiceBus;

/// <summary>The queue service of a storage account, over REST. All failures are <see cref="RequestFailedException"/>.</summary>
internal sealed class QueueService
{
    private const string ServiceVersion = "2025-05-05";
    private readonly HttpPipeline _pipeline;

    internal QueueService(StorageAccount account)
    {
        Endpoint = account.QueueEndpoint;
        _pipeline = StoragePipeline.Build(new QueueClientOptions(), new StorageSharedKeyCredential(account.Name, account.Key));
    }

    internal Uri Endpoint { get; }

    /// <summary>Creates a queue with its metadata; false if there is one of that name.</summary>
    internal async Task<bool> CreateAsync(string queue, IEnumerable<KeyValuePair<string, string>> metadata, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Put, queue);
        foreach (var (name, value) in metadata)
        {
            message.Request.Headers.SetValue("x-ms-meta-" + name, value);
        }

        return (await SendAsync(message, cancellationToken, 201, 204, 409)).Status == 201;
    }

    /// <summary>The queue's metadata and number of messages, hidden ones included.</summary>
    internal async Task<(Dictionary<string, string> Metadata, long Count)> DescribeAsync(string queue, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Get, queue, ("comp", "metadata"));
        var response = await SendAsync(message, cancellationToken, 200);
        var metadata = response.Headers
            .Where(header => header.Name.StartsWith("x-ms-meta-", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(header => header.Name["x-ms-meta-".Length..], header => header.Value, StringComparer.OrdinalIgnoreCase);
        var count = response.Headers.TryGetValue("x-ms-approximate-messages-count", out var text) ? long.Parse(text) : 0;
        return (metadata, count);
    }

    /// <summary>Puts a message at the end of the queue, hidden for so many seconds. It never expires.</summary>
    internal async Task PutAsync(string queue, byte[] content, int hiddenSeconds, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Post, queue + "/messages", ("visibilitytimeout", $"{hiddenSeconds}"), ("messagettl", "-1"));
        SetContent(message.Request, content);
        await SendAsync(message, cancellationToken, 201);
    }

    /// <summary>Takes up to 32 messages and hides them for so many seconds.</summary>
    internal async Task<IReadOnlyList<QueuedMessage>> TakeAsync(string queue, int max, int hiddenSeconds, CancellationToken cancellationToken)
    {
        using var message = Message(
            RequestMethod.Get, queue + "/messages", ("numofmessages", $"{Math.Min(max, 32)}"), ("visibilitytimeout", $"{hiddenSeconds}"));
        var response = await SendAsync(message, cancellationToken, 200);
        return [.. XDocument.Load(response.ContentStream!).Root!.Elements("QueueMessage").Select(QueuedMessage.From)];
    }

    /// <summary>Hides a taken message for so many seconds more and returns its new receipt; with new content if given.</summary>
    internal async Task<string> HideAsync(
        string queue, string id, string receipt, int hiddenSeconds, byte[]? content, CancellationToken cancellationToken)
    {
        using var message = Message(
            RequestMethod.Put, $"{queue}/messages/{id}", ("popreceipt", receipt), ("visibilitytimeout", $"{hiddenSeconds}"));
        if (content is not null)
        {
            SetContent(message.Request, content);
        }

        var response = await SendAsync(message, cancellationToken, 204);
        return response.Headers.TryGetValue("x-ms-popreceipt", out var next) ? next : receipt;
    }

    internal async Task DeleteAsync(string queue, string id, string receipt, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Delete, $"{queue}/messages/{id}", ("popreceipt", receipt));
        await SendAsync(message, cancellationToken, 204);
    }

    private static void SetContent(Request request, byte[] content)
    {
        var xml = new XElement("QueueMessage", new XElement("MessageText", Convert.ToBase64String(content)));
        request.Headers.SetValue("Content-Type", "application/xml");
        request.Content = RequestContent.Create(System.Text.Encoding.UTF8.GetBytes(xml.ToString(SaveOptions.DisableFormatting)));
    }

    private HttpMessage Message(RequestMethod method, string path, params (string Name, string Value)[] query)
    {
        var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri($"{Endpoint.AbsoluteUri.TrimEnd('/')}/{path}"));
        foreach (var (name, value) in query)
        {
            message.Request.Uri.AppendQuery(name, value, escapeValue: true);
        }

        message.Request.Headers.SetValue("x-ms-version", ServiceVersion);
        message.Request.Headers.SetValue("Accept", "application/xml");
        return message;
    }

    private async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken, params int[] expected)
    {
        await _pipeline.SendAsync(message, cancellationToken);
        return expected.Contains(message.Response.Status) ? message.Response : throw new RequestFailedException(message.Response);
    }

    // Polling would fill log and traces with requests that say nothing.
    private sealed class QueueClientOptions : ClientOptions
    {
        internal QueueClientOptions()
        {
            Diagnostics.IsLoggingEnabled = false;
            Diagnostics.IsDistributedTracingEnabled = false;
        }
    }
}
