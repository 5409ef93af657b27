using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage;

namespace Hub.Embedded.Storage;

/// <summary>The pipeline of the blob and queue clients: retries and transport of Azure.Core, storage authentication and errors.</summary>
internal static class StoragePipeline
{
    private const string Scope = "https://storage.azure.com/.default";

    internal static HttpPipeline Build(ClientOptions options, StorageSharedKeyCredential credential) =>
        Build(options, new SharedKeyPolicy(credential, TimeProvider.System));

    internal static HttpPipeline Build(ClientOptions options, TokenCredential credential, Uri endpoint)
    {
        if (endpoint.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException("Cannot use TokenCredential without HTTPS.");
        }

        return Build(options, new BearerTokenAuthenticationPolicy(credential, Scope));
    }

    private static HttpPipeline Build(ClientOptions options, HttpPipelinePolicy authentication) =>
        HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { authentication },
            ResponseClassifier = new StorageResponseClassifier(),
            RequestFailedDetailsParser = new StorageErrorParser(),
        });
}
