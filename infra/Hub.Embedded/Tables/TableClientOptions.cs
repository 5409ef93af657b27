#nullable disable // As the real package: its callers see no nullable annotations.
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Options of the table clients: retries, transport and diagnostics are those of Azure.Core.</summary>
public class TableClientOptions : ClientOptions
{
    /// <summary>Takes the service version to speak; there is one.</summary>
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06) => _ = serviceVersion;

    /// <summary>Versions of the table service.</summary>
    public enum ServiceVersion
    {
#pragma warning disable CA1707 // The name is the real package's.
        /// <summary>Version 2020-12-06.</summary>
        V2020_12_06 = 2,
#pragma warning restore CA1707
    }
}
