namespace Azure.Storage.Blobs.Models;

/// <summary>Stands in the signature of container creation only: the emulator has no encryption scopes, so none can be made.</summary>
public class BlobContainerEncryptionScopeOptions
{
    private BlobContainerEncryptionScopeOptions()
    {
    }
}
