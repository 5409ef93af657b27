using Azure.Core;

namespace Hub.Embedded.Storage;

/// <summary>Retries what the service itself calls passing, besides the status codes that Azure.Core retries.</summary>
internal sealed class StorageResponseClassifier : ResponseClassifier
{
    public override bool IsRetriableResponse(HttpMessage message) =>
        (message.Response.Status >= 400
            && message.Response.Headers.TryGetValue("x-ms-error-code", out var code)
            && code is "InternalError" or "OperationTimedOut" or "ServerBusy")
        || base.IsRetriableResponse(message);
}
