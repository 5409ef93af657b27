using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>The blobs in which the hosts of one application agree: locks and timer status, at the places where the real host keeps them.</summary>
internal sealed class HostStorage
{
    private readonly BlobContainerClient _container;
    private readonly string _hostId;

    public HostStorage(IConfiguration configuration, IReadOnlyList<FunctionDescriptor> functions)
    {
        var connection = ConnectionSettings.Storage(configuration);
        _container = new BlobServiceClient(connection).GetBlobContainerClient("azure-webjobs-hosts");
        _hostId = configuration["AzureFunctionsWebHost:hostid"] ?? functions[0].Type.Assembly.GetName().Name!.ToLowerInvariant();
    }

    public BlobClient Lock(FunctionDescriptor function) =>
        _container.GetBlobClient($"locks/{_hostId}/Host.Functions.{function.Name}.Listener");

    public BlobClient Status(FunctionDescriptor function) =>
        _container.GetBlobClient($"timers/{_hostId}/Host.Functions.{function.Name}/status");

    public async Task CreateContainerAsync(CancellationToken cancellationToken) =>
        await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
}
