using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Hub.Azure;

/// <summary>Whether the hub may read and write its store, whether every table and container is there, and whether its clock is right.</summary>
public sealed class StoreExamination(HubStore store, TimeProvider clock) : IExamination
{
    private const string Probe = "doctor";

    /// <summary>Signatures and leases bear some minutes; what is off by more than this will not stop there. [P]</summary>
    private static readonly TimeSpan s_clockWarns = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan s_clockFails = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public string Check => "store";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Diagnosis>> ExamineAsync(CancellationToken cancellation)
    {
        var parts = await Task.WhenAll(
        [
            Permitted("blobs", "Storage Blob Data Contributor", () => TryBlobAsync(cancellation)),
            Permitted("rows", "Storage Table Data Contributor", () => TryRowAsync(cancellation)),
            .. store.Tables.Select(table => PresentAsync($"table {table.Name}", async () => await HasAsync(table, cancellation))),
            .. store.Containers.Select(container => PresentAsync($"container {container.Name}", async () => await container.ExistsAsync(cancellation))),
        ]);
        return [.. parts.SelectMany(p => p)];
    }

    private async Task<TimeSpan?> TryBlobAsync(CancellationToken cancellation)
    {
        var blob = store.Locks.GetBlobClient(Probe);
        var written = await blob.UploadAsync(BinaryData.FromString(Probe), overwrite: true, cancellation);
        var ahead = AheadOf(written.GetRawResponse());
        await blob.DownloadContentAsync(cancellation);
        return ahead;
    }

    private async Task<TimeSpan?> TryRowAsync(CancellationToken cancellation)
    {
        var written = await store.Settings.UpsertEntityAsync(new TableEntity("store", Probe), TableUpdateMode.Replace, cancellation);
        var ahead = AheadOf(written);
        await store.Settings.GetEntityAsync<TableEntity>("store", Probe, cancellationToken: cancellation);
        return ahead;
    }

    /// <summary>The service says its time in whole seconds.</summary>
    private TimeSpan? AheadOf(Response response) => clock.GetUtcNow() - response.Headers.Date;

    private async Task<IReadOnlyList<Diagnosis>> Permitted(string subject, string role, Func<Task<TimeSpan?>> tried)
    {
        try
        {
            var measured = await tried();
            Diagnosis may = new(Check, subject, Condition.Ok, "可读写", "They can be read and written.");
            return measured is { } ahead ? [may, Clock(subject, ahead)] : [may];
        }
        catch (RequestFailedException e) when (e.Status is 401 or 403)
        {
            return
            [
                new(Check, subject, Condition.Fail, $"被拒绝（{e.ErrorCode}）：应用的身份缺少角色 {role}，或网络未放行",
                    $"Refused ({e.ErrorCode}): the app's identity lacks the role {role}, or the account does not let this network in.",
                    $"az role assignment create --assignee \"<principal id of the app's identity>\" --role \"{role}\" --scope \"$(az storage account show --name \"$(value STORAGE)\" --query id -o tsv)\""),
            ];
        }
        catch (RequestFailedException e)
        {
            return [new(Check, subject, Condition.Fail, $"读写失败：{e.Status} {e.ErrorCode}", $"Reading and writing failed: {e.Status} {e.ErrorCode}.", Commands.Account)];
        }
    }

    private static Diagnosis Clock(string subject, TimeSpan ahead)
    {
        var off = ahead.Duration();
        var condition = off > s_clockFails ? Condition.Fail : off > s_clockWarns ? Condition.Warn : Condition.Ok;
        var (zh, en) = (ahead < TimeSpan.Zero ? "慢" : "快", ahead < TimeSpan.Zero ? "behind" : "ahead of");
        return new(
            "clock", subject, condition, $"本机时钟比存储服务{zh} {off.TotalSeconds:0} 秒", $"The clock is {off.TotalSeconds:0} s {en} the storage service's.",
            condition == Condition.Ok ? null : "timedatectl set-ntp true");
    }

    private static async Task<bool> HasAsync(TableClient table, CancellationToken cancellation)
    {
        try
        {
            await foreach (var _ in table.QueryAsync<TableEntity>(maxPerPage: 1, select: ["RowKey"], cancellationToken: cancellation))
            {
                break;
            }

            return true;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    /// <summary>A hub makes what is missing when it starts.</summary>
    private async Task<IReadOnlyList<Diagnosis>> PresentAsync(string subject, Func<Task<bool>> isThere)
    {
        try
        {
            return await isThere()
                ? [new(Check, subject, Condition.Ok, "存在", "It is there.")]
                :
                [
                    new(Check, subject, Condition.Fail, "不存在；重启时会新建空的",
                        "It is missing; the hub makes an empty one when it starts. What was in it has to be restored.", Commands.Restart),
                ];
        }
        catch (RequestFailedException e)
        {
            return [new(Check, subject, Condition.Fail, $"无法查看：{e.Status} {e.ErrorCode}", $"It cannot be looked at: {e.Status} {e.ErrorCode}.", Commands.Account)];
        }
    }
}

/// <summary>Commands that mend more than one thing. <c>value</c> is the function that docs/deploy.md defines.</summary>
internal static class Commands
{
    public const string Restart = "az functionapp restart --resource-group \"$(value RESOURCE_GROUP)\" --name \"$(value FUNCTION_APP)\"";

    public const string Account = "az storage account show --name \"$(value STORAGE)\" --query \"{status:statusOfPrimary,network:networkRuleSet,public:publicNetworkAccess}\"";
}
