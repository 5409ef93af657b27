using Azure.Data.Tables;
using Hub.Embedded.Tests.Azurite;

namespace Hub.Embedded.Tests.Tables;

public sealed class TableQueryTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task More_than_a_thousand_rows_come_in_pages_and_resume_from_a_token()
    {
        var table = await azurite.NewTableAsync("queries");
        for (var batch = 0; batch < 12; batch++)
        {
            await table.SubmitTransactionAsync(Rows(batch * 100, 100), Stop);
        }

        var pages = await table.QueryAsync<TableEntity>(cancellationToken: Stop).AsPages().ToListAsync(Stop);
        var resumed = await table.QueryAsync<TableEntity>(cancellationToken: Stop).AsPages(pages[0].ContinuationToken).ToListAsync(Stop);
        var small = await table.QueryAsync<TableEntity>(maxPerPage: 500, cancellationToken: Stop).AsPages().Select(page => page.Values.Count).ToListAsync(Stop);

        Assert.Equal([1000, 200], pages.Select(page => page.Values.Count));
        Assert.Equal(Enumerable.Range(0, 1200).Select(i => $"{i:D5}"), pages.SelectMany(page => page.Values).Select(row => row.RowKey));
        Assert.Null(pages[1].ContinuationToken);
        Assert.Equal(Enumerable.Range(1000, 200).Select(i => $"{i:D5}"), resumed.Single().Values.Select(row => row.RowKey));
        Assert.Equal([500, 500, 200], small);
    }

    [Fact]
    public async Task A_filter_keeps_and_a_selection_narrows()
    {
        var table = await azurite.NewTableAsync("queries");
        await table.SubmitTransactionAsync(Rows(0, 20), Stop);
        var from = "00005";
        var limit = 12L;

        var rows = await table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {"p"} and RowKey ge {from} and number lt {limit}"), select: ["RowKey", "number"], cancellationToken: Stop).ToListAsync(Stop);

        Assert.Equal(Enumerable.Range(5, 7).Select(i => (long?)i), rows.Select(row => row.GetInt64("number")));
        Assert.All(rows, row => Assert.False(row.ContainsKey("text")));
        Assert.Equal("00005", rows[0].RowKey);
    }

    [Fact]
    public void Values_in_a_filter_become_literals()
    {
        var filter = TableClient.CreateQueryFilter(
            $"a eq {"O'Brien"} and b eq {3} and c eq {4L} and d eq {true} and e eq {1.5} and f gt {new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.FromHours(8))} and g eq {Guid.Empty}");

        Assert.Equal(
            "a eq 'O''Brien' and b eq 3 and c eq 4L and d eq true and e eq 1.5 and f gt datetime'2026-01-01T00:00:00Z' and g eq guid'00000000-0000-0000-0000-000000000000'",
            filter);
    }

    private static IEnumerable<TableTransactionAction> Rows(int from, int count) => Enumerable.Range(from, count).Select(i =>
        new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", $"{i:D5}") { ["number"] = (long)i, ["text"] = "t" }));
}
