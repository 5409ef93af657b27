using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;

namespace Hub.Embedded.Tests.ServiceBus;

/// <summary>What a sender leaves that dies after it marked a message id and before it enqueued the message.</summary>
internal static class DuplicateMarkers
{
    internal static async Task WriteUnconfirmedAsync(string connectionString, string queue, string messageId)
    {
        var table = new TableClient(connectionString, "servicebusmarkers");
        await table.CreateIfNotExistsAsync(TestContext.Current.CancellationToken);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))[..40];
        var marker = new TableEntity($"duplicate {queue}", key) { ["until"] = TimeProvider.System.GetUtcNow().AddMinutes(1), ["sent"] = false };
        await table.AddEntityAsync(marker, TestContext.Current.CancellationToken);
    }
}
