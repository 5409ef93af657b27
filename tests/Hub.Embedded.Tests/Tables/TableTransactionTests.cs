using Azure;
using Azure.Data.Tables;
using Hub.Embedded.Tests.Azurite;

namespace Hub.Embedded.Tests.Tables;

public sealed class TableTransactionTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_actions_are_done_and_each_answers()
    {
        var table = await azurite.NewTableAsync("transactions");
        await table.SubmitTransactionAsync(Add("changed", "replaced", "merged", "deleted"), Stop);
        var changed = (await table.GetEntityAsync<TableEntity>("p", "changed", cancellationToken: Stop)).Value;

        var response = await table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "changed") { ["y"] = "改" }, changed.ETag),
                new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "replaced") { ["y"] = 2 }, ETag.All),
                new(TableTransactionActionType.UpsertMerge, new TableEntity("p", "merged") { ["y"] = 2 }),
                new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "new o'ne") { ["y"] = 2 }),
                new(TableTransactionActionType.Delete, new TableEntity("p", "deleted")),
            ],
            Stop);

        var rows = await table.QueryAsync<TableEntity>(cancellationToken: Stop).ToDictionaryAsync(row => row.RowKey, cancellationToken: Stop);
        Assert.Equal([204, 204, 204, 204, 204], response.Value.Select(part => part.Status));
        Assert.Equal(rows["changed"].ETag, response.Value[0].Headers.ETag);
        Assert.Equal(["changed", "merged", "new o'ne", "replaced"], rows.Keys.Order());
        Assert.Equal((1, "改"), (rows["changed"]["x"], rows["changed"]["y"]));
        Assert.Equal((null, 2), (rows["replaced"]["x"], rows["replaced"]["y"]));
        Assert.Equal((1, 2), (rows["merged"]["x"], rows["merged"]["y"]));
    }

    [Fact]
    public async Task A_conflict_in_the_middle_writes_nothing_and_is_named()
    {
        var table = await azurite.NewTableAsync("transactions");
        await table.SubmitTransactionAsync(Add("there"), Stop);

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(Add("a", "b", "there", "c"), Stop));

        Assert.Equal((409, "EntityAlreadyExists", 2), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        Assert.Equal(["there"], await table.QueryAsync<TableEntity>(cancellationToken: Stop).Select(row => row.RowKey).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_stale_version_in_the_middle_writes_nothing_and_is_named()
    {
        var table = await azurite.NewTableAsync("transactions");
        await table.SubmitTransactionAsync(Add("row"), Stop);
        var stale = (await table.GetEntityAsync<TableEntity>("p", "row", cancellationToken: Stop)).Value.ETag;
        await table.UpsertEntityAsync(new TableEntity("p", "row") { ["x"] = 5 }, TableUpdateMode.Replace, Stop);

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
            [.. Add("new"), new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "row") { ["x"] = 6 }, stale)], Stop));

        Assert.Equal((412, "UpdateConditionNotSatisfied", 1), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        var rows = await table.QueryAsync<TableEntity>(cancellationToken: Stop).ToListAsync(Stop);
        Assert.Equal(("row", 5), (rows.Single().RowKey, rows.Single()["x"]));
    }

    [Fact]
    public async Task A_hundred_rows_of_four_kilobytes_fit()
    {
        var table = await azurite.NewTableAsync("transactions");
        var bytes = new byte[4096];

        var response = await table.SubmitTransactionAsync(
            Enumerable.Range(0, 100).Select(i => new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity("p", $"{i:D3}") { ["packed"] = bytes })),
            Stop);

        Assert.Equal(100, response.Value.Count);
        Assert.Equal(100, await table.QueryAsync<TableEntity>(select: ["RowKey"], cancellationToken: Stop).CountAsync(Stop));
    }

    [Fact]
    public async Task An_empty_transaction_is_refused()
    {
        var table = await azurite.NewTableAsync("transactions");

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([], Stop));
    }

    private static IEnumerable<TableTransactionAction> Add(params string[] rows) =>
        rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", row) { ["x"] = 1 }));
}
