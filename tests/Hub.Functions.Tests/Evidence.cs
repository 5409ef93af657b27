using System.Text;
using Hub.Azure;
using Hub.Azure.Trust.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Functions.Tests;

/// <summary>The raw bytes behind a section.</summary>
internal static class Evidence
{
    /// <summary>Reads what a pointer of the form <c>blob#offset+length</c> points at.</summary>
    public static async Task<string> ReadAsync(HubUnderTest hub, string pointer)
    {
        var parts = pointer.Split('#', '+');
        var evidence = hub.Services.GetRequiredService<HubStore>().Evidence;
        return Encoding.UTF8.GetString(await hub.Services.GetRequiredService<SealedBlobs>().ReadAsync(
            evidence, parts[0], long.Parse(parts[1]), int.Parse(parts[2]), TestContext.Current.CancellationToken));
    }
}
