using Azure;
using Azure.Storage.Blobs.Models;
using Hub.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Functions.Tests;

/// <summary>The raw bytes behind a section.</summary>
internal static class Evidence
{
    /// <summary>Reads what a pointer of the form <c>blob#offset+length</c> points at.</summary>
    public static async Task<string> ReadAsync(HubUnderTest hub, string pointer)
    {
        var parts = pointer.Split('#', '+');
        var range = new BlobDownloadOptions { Range = new HttpRange(long.Parse(parts[1]), long.Parse(parts[2])) };
        var blob = hub.Services.GetRequiredService<HubStore>().Evidence.GetBlobClient(parts[0]);
        return (await blob.DownloadContentAsync(range, TestContext.Current.CancellationToken)).Value.Content.ToString();
    }
}
