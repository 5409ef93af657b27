using Azure;
using Azure.Data.Tables;
using Hub.Embedded.Tests.Azurite;

namespace Hub.Embedded.Tests.Tables;

public sealed class TableClientTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Creating_a_table_again_says_so_and_changes_nothing()
    {
        var service = new TableServiceClient(azurite.ConnectionString("tables"));
        var name = $"t{Guid.NewGuid():N}";

        var first = await service.CreateTableIfNotExistsAsync(name, Stop);
        var second = await service.GetTableClient(name).CreateIfNotExistsAsync(Stop);

        Assert.Equal((name, 204), (first.Value.Name, first.GetRawResponse().Status));
        Assert.Equal((name, 409), (second.Value.Name, second.GetRawResponse().Status));
    }

    [Fact]
    public async Task An_entity_is_inserted_once()
    {
        var table = await azurite.NewTableAsync("tables");
        await table.AddEntityAsync(new TableEntity("p", "r") { ["x"] = 1 }, Stop);

        var again = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["x"] = 2 }, Stop));

        Assert.Equal((409, "EntityAlreadyExists"), (again.Status, again.ErrorCode));
        Assert.Equal(1, (await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop)).Value["x"]);
    }

    [Fact]
    public async Task Update_needs_the_version_that_is_stored()
    {
        var table = await azurite.NewTableAsync("tables");
        var added = await table.AddEntityAsync(new TableEntity("p", "r") { ["x"] = 1 }, Stop);
        var read = (await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop)).Value;
        Assert.Equal(added.Headers.ETag, read.ETag);

        read["x"] = 2;
        var updated = await table.UpdateEntityAsync(read, read.ETag, TableUpdateMode.Replace, Stop);
        var stale = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(read, read.ETag, TableUpdateMode.Replace, Stop));
        var absent = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "no"), ETag.All, TableUpdateMode.Merge, Stop));

        Assert.Equal(204, updated.Status);
        Assert.NotEqual(added.Headers.ETag, updated.Headers.ETag);
        Assert.Equal((412, "UpdateConditionNotSatisfied"), (stale.Status, stale.ErrorCode));
        Assert.Equal((404, "ResourceNotFound"), (absent.Status, absent.ErrorCode));
        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(read, default, TableUpdateMode.Replace, Stop));
    }

    [Fact]
    public async Task Upsert_merges_or_replaces()
    {
        var table = await azurite.NewTableAsync("tables");
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["a"] = 1, ["b"] = 1 }, cancellationToken: Stop);
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["b"] = 2, ["c"] = 2 }, TableUpdateMode.Merge, Stop);
        var merged = (await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop)).Value;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["c"] = 3 }, TableUpdateMode.Replace, Stop);
        var replaced = (await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop)).Value;

        Assert.Equal((1, 2, 2), (merged.GetInt32("a"), merged.GetInt32("b"), merged.GetInt32("c")));
        Assert.Equal((null, null, 3), (replaced.GetInt32("a"), replaced.GetInt32("b"), replaced.GetInt32("c")));
    }

    [Fact]
    public async Task An_absent_entity_is_no_value_or_a_failure_as_asked()
    {
        var table = await azurite.NewTableAsync("tables");

        var missing = await table.GetEntityIfExistsAsync<TableEntity>("p", "r", cancellationToken: Stop);
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop));

        Assert.False(missing.HasValue);
        Assert.Equal(404, missing.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => missing.Value);
        Assert.Equal((404, "ResourceNotFound"), (failure.Status, failure.ErrorCode));
        Assert.Equal(404, (await table.DeleteEntityAsync("p", "r", cancellationToken: Stop)).Status);
    }

    [Fact]
    public async Task Delete_heeds_the_version()
    {
        var table = await azurite.NewTableAsync("tables");
        var first = (await table.AddEntityAsync(new TableEntity("p", "r"), Stop)).Headers.ETag!.Value;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["x"] = 1 }, cancellationToken: Stop);

        var stale = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r", first, Stop));
        var deleted = await table.DeleteEntityAsync(new TableEntity("p", "r"), cancellationToken: Stop);

        Assert.Equal(412, stale.Status);
        Assert.Equal(204, deleted.Status);
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p", "r", cancellationToken: Stop)).HasValue);
    }

    [Theory]
    [InlineData("plain", "key")]
    [InlineData("O'Brien", "it''s")]
    [InlineData("企业 部门", "a b&c=d+e%2F")]
    public async Task Keys_may_hold_quotes_and_other_scripts(string partition, string row)
    {
        var table = await azurite.NewTableAsync("tables");
        await table.AddEntityAsync(new TableEntity(partition, row) { ["x"] = 1 }, Stop);
        await table.UpdateEntityAsync(new TableEntity(partition, row) { ["x"] = 2 }, ETag.All, TableUpdateMode.Replace, Stop);

        var read = (await table.GetEntityAsync<TableEntity>(partition, row, cancellationToken: Stop)).Value;

        Assert.Equal((partition, row, 2), (read.PartitionKey, read.RowKey, read.GetInt32("x")));
        Assert.Equal(204, (await table.DeleteEntityAsync(partition, row, cancellationToken: Stop)).Status);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_said_so()
    {
        var table = new TableServiceClient(azurite.ConnectionString("tables")).GetTableClient("nosuchtable");

        var add = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r"), Stop));
        var query = await Assert.ThrowsAsync<RequestFailedException>(async () => await table.QueryAsync<TableEntity>(cancellationToken: Stop).ToListAsync(Stop));

        Assert.Equal((404, "TableNotFound"), (add.Status, add.ErrorCode));
        Assert.Equal(404, query.Status);
    }

    [Fact]
    public async Task The_account_key_opens_the_service_by_address_too()
    {
        var endpoint = new TableServiceClient(azurite.ConnectionString("tables")).Uri;
        const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
        var name = $"t{Guid.NewGuid():N}";

        var right = await new TableClient(endpoint, name, new TableSharedKeyCredential("tables", Key)).CreateIfNotExistsAsync(Stop);
        var wrong = await Assert.ThrowsAsync<RequestFailedException>(
            () => new TableClient(endpoint, name, new TableSharedKeyCredential("tables", "d3Jvbmc=")).CreateIfNotExistsAsync(Stop));

        Assert.Equal(204, right.GetRawResponse().Status);
        Assert.Equal(403, wrong.Status);
    }
}
