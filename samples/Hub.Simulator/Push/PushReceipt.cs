using System.Net;

namespace Hub.Simulator;

/// <summary>What the hub answered to one batch.</summary>
/// <param name="Batch">Number of the batch.</param>
/// <param name="IdempotencyKey">The key it was posted with.</param>
/// <param name="Status">HTTP status of the last attempt.</param>
/// <param name="Attempts">How often it was posted.</param>
/// <param name="Id">The property id, receiptId or receipt of the answer; null if it has none.</param>
/// <param name="Json">The answer as it came.</param>
public sealed record PushReceipt(int Batch, string IdempotencyKey, HttpStatusCode Status, int Attempts, string? Id, string Json)
{
    /// <summary>Whether the hub took it (2xx).</summary>
    public bool Accepted => (int)Status is >= 200 and < 300;
}
