using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Data.Tables;

namespace Hub.Embedded.Tables;

/// <summary>Sends the actions of a transaction, and finds in a refusal which of them it was.</summary>
internal static partial class TableTransaction
{
    internal static async Task<Response<IReadOnlyList<Response>>> SubmitAsync(
        TablePipeline pipeline, string table, IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        var list = actions.ToList();
        if (list.Count == 0)
        {
            throw new InvalidOperationException("No items were present in the transaction.");
        }

        using var writer = new BatchWriter(pipeline.Endpoint, table);
        using var message = pipeline.Message(RequestMethod.Post, "$batch");
        message.Request.Headers.SetValue("Content-Type", $"multipart/mixed; boundary={writer.Boundary}");
        message.Request.Content = RequestContent.Create(writer.Write(list));
        var response = await pipeline.SendAsync(message, cancellationToken, 202);
        var parts = BatchReader.Read(response);
        return parts is [{ Status: >= 400 }] ? throw Failure(parts[0]) : Response.FromValue<IReadOnlyList<Response>>(parts, response);
    }

    // The service writes the position of the failing action, then a colon, before its message.
    private static TableTransactionFailedException Failure(Response part)
    {
        var failure = new RequestFailedException(part, null, TableErrorParser.Instance);
        var position = Position().Match(part.Content.ToString());
        if (position.Success)
        {
            failure.Data[TableTransactionFailedException.FailedEntityIndex] = position.Groups["index"].Value;
        }

        return new TableTransactionFailedException(failure);
    }

    [GeneratedRegex(@"""value"":\s?""(?<index>\d+):")]
    private static partial Regex Position();
}
