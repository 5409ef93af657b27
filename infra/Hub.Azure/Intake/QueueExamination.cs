using System.Xml;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Intake;

/// <summary>Whether the queues are there with the settings the hub relies on, and whether tokens lie among the dead letters.</summary>
public sealed class QueueExamination(ServiceBusAdministrationClient administration, IOptions<HubOptions> options) : IExamination
{
    private const string Names = "--resource-group \"$(value RESOURCE_GROUP)\" --namespace-name \"$(value SERVICE_BUS)\"";

    /// <inheritdoc/>
    public string Check => "queues";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Diagnosis>> ExamineAsync(CancellationToken cancellation)
    {
        var found = await Task.WhenAll(Tokens.Queues(options.Value.QueueLock).Select(wanted => ExamineAsync(wanted, cancellation)));
        return [.. found.SelectMany(f => f)];
    }

    private async Task<IReadOnlyList<Diagnosis>> ExamineAsync(CreateQueueOptions wanted, CancellationToken cancellation)
    {
        try
        {
            QueueProperties queue = await administration.GetQueueAsync(wanted.Name, cancellation);
            QueueRuntimeProperties counts = await administration.GetQueueRuntimePropertiesAsync(wanted.Name, cancellation);
            return [SettingsOf(queue, wanted), DeadLettersOf(counts)];
        }
        catch (ServiceBusException e) when (e.Reason == ServiceBusFailureReason.MessagingEntityNotFound)
        {
            return [new(Check, wanted.Name, Condition.Fail, "队列不存在", "The queue is missing: nothing that goes through it is done.", Recreate(wanted, "create"))];
        }
        catch (UnauthorizedAccessException)
        {
            return
            [
                new(Check, wanted.Name, Condition.Warn, "应用的身份只能收发，不能查看队列设置；请用命令核对",
                    "The app's identity may send and receive, not look at settings: compare them with this command.",
                    $"az servicebus queue show {Names} --name {wanted.Name} --query "
                        + "\"{lock:lockDuration,deliveries:maxDeliveryCount,duplicates:requiresDuplicateDetection,deadLetters:countDetails.deadLetterMessageCount}\""),
            ];
        }
    }

    /// <summary>Duplicate detection cannot be switched on in a queue that exists; the rest can be changed.</summary>
    private Diagnosis SettingsOf(QueueProperties queue, CreateQueueOptions wanted)
    {
        if (!queue.RequiresDuplicateDetection)
        {
            return new(Check, wanted.Name, Condition.Fail, "未启用重复检测：同一任务会执行多次；须在无消息时删除并重建",
                "Duplicate detection is off: one thing may get many tokens. The queue has to be deleted, while it is empty, and made again.",
                $"az servicebus queue delete {Names} --name {wanted.Name} && {Recreate(wanted, "create")}");
        }

        string[] wrong =
        [
            .. Differs("lockDuration", queue.LockDuration, wanted.LockDuration),
            .. Differs("maxDeliveryCount", queue.MaxDeliveryCount, wanted.MaxDeliveryCount),
            .. Differs("duplicateDetectionHistoryTimeWindow", queue.DuplicateDetectionHistoryTimeWindow, wanted.DuplicateDetectionHistoryTimeWindow),
        ];
        return wrong.Length == 0
            ? new(Check, wanted.Name, Condition.Ok, "设置正确", "It has the settings the hub relies on.")
            : new(Check, wanted.Name, Condition.Warn, $"设置不符：{string.Join("；", wrong)}", $"Its settings are not those the hub relies on: {string.Join("; ", wrong)}.", Recreate(wanted, "update"));
    }

    private static IEnumerable<string> Differs<T>(string name, T actual, T wanted)
        where T : IEquatable<T> => actual.Equals(wanted) ? [] : [$"{name} {actual} ≠ {wanted}"];

    private Diagnosis DeadLettersOf(QueueRuntimeProperties counts)
    {
        var subject = $"{counts.Name} dead letters";
        return counts.DeadLetterMessageCount == 0
            ? new(Check, subject, Condition.Ok, "无死信", "There are none.")
            : new(Check, subject, Condition.Warn, $"{counts.DeadLetterMessageCount} 条死信：多次执行均失败，修复任务会重发，查明原因后可清除",
                $"{counts.DeadLetterMessageCount} tokens failed every time. The repair timer sends again what is still to be done; the log says why they failed. Then they can be deleted.",
                $"az servicebus queue show {Names} --name {counts.Name} --query countDetails");
    }

    private static string Recreate(CreateQueueOptions wanted, string verb)
    {
        var settings = $"--lock-duration {XmlConvert.ToString(wanted.LockDuration)} --max-delivery-count {wanted.MaxDeliveryCount}"
            + $" --duplicate-detection-history-time-window {XmlConvert.ToString(wanted.DuplicateDetectionHistoryTimeWindow)}";
        return $"az servicebus queue {verb} {Names} --name {wanted.Name} {settings}{(verb == "create" ? " --enable-duplicate-detection true" : "")}";
    }
}
