#nullable disable // As the real package: its callers see no nullable annotations.
using Azure.Core;

namespace Azure.Storage.Blobs;

/// <summary>Options of the blob clients: retries, transport and diagnostics are those of Azure.Core.</summary>
public class BlobClientOptions : ClientOptions
{
    /// <summary>Takes the service version to speak; there is one.</summary>
    public BlobClientOptions(ServiceVersion version = ServiceVersion.V2025_05_05) => Version = version;

    /// <summary>Versions of the blob service.</summary>
    public enum ServiceVersion
    {
#pragma warning disable CA1707 // The name is the real package's.
        /// <summary>Version 2025-05-05.</summary>
        V2025_05_05 = 26,
#pragma warning restore CA1707
    }

    /// <summary>The service version that the client speaks.</summary>
    public ServiceVersion Version { get; }
}
