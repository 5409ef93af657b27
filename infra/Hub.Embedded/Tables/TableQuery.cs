using Azure;
using Azure.Core;
using Azure.Data.Tables;

namespace Hub.Embedded.Tables;

/// <summary>The entities of a table that a filter keeps, a page a request.</summary>
internal sealed class TableQuery<T>(
    TablePipeline pipeline, string table, string? filter, int? maxPerPage, string? select, CancellationToken cancellationToken)
    : AsyncPageable<T>(cancellationToken)
    where T : class, ITableEntity
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var token = continuationToken;
        do
        {
            using var message = pipeline.Message(RequestMethod.Get, table + "()", [.. Parameters(token, pageSizeHint ?? maxPerPage)]);
            var response = await pipeline.SendAsync(message, CancellationToken, 200);
            token = Token(response);
            yield return Page<T>.FromValues(EntityReader.ReadMany<T>(response), token, response);
        }
        while (token is not null);
    }

    private IEnumerable<(string Name, string Value)> Parameters(string? token, int? top)
    {
        if (top is not null)
        {
            yield return ("$top", $"{top}");
        }

        if (!string.IsNullOrEmpty(select))
        {
            yield return ("$select", select);
        }

        if (!string.IsNullOrEmpty(filter))
        {
            yield return ("$filter", filter);
        }

        if (token is { Length: > 1 })
        {
            var parts = token.Split(' ', 2);
            yield return ("NextPartitionKey", parts[0]);
            if (parts.Length == 2 && parts[1].Length > 0)
            {
                yield return ("NextRowKey", parts[1]);
            }
        }
    }

    private static string? Token(Response response)
    {
        var hasPartition = response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition);
        var hasRow = response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row);
        return hasPartition || hasRow ? $"{partition} {row}" : null;
    }
}
