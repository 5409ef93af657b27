using Hub.Domain.Sharing.Subscriptions;

namespace Hub.Azure.Sharing;

/// <summary>Receivers that get nothing, and how far each bank is behind its feed.</summary>
public sealed class FeedExamination(SilentReceivers silent, FeedLags lags) : IExamination
{
    /// <inheritdoc/>
    public string Check => "feeds";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Diagnosis>> ExamineAsync(CancellationToken cancellation)
    {
        var behind = await lags.ListAsync(cancellation);
        return
        [
            new(Check, "*", Condition.Ok, $"{behind.Count} 家银行在接收；最慢的差 {Most(behind)} 个事件", $"{behind.Count} banks receive; the slowest is {Most(behind)} events behind its feed."),
            .. (await silent.ListAsync(cancellation)).Select(Of),
        ];
    }

    private static long Most(IReadOnlyList<FeedLag> lags) => lags.Count == 0 ? 0 : lags.Max(l => l.Events);

    private Diagnosis Of(SilentReceiver receiver)
    {
        var (subscription, isOff) = (receiver.Subscription, receiver.Subscription.State == SubscriptionState.Disabled);
        return new(
            Check, $"{subscription.Bank} {subscription.Id}", Condition.Warn,
            $"{(isOff ? "平台已停用该接收端" : $"自 {receiver.Since:u} 起投递失败")}，{receiver.Waiting} 个事件待送：{receiver.Reason}",
            $"{(isOff ? "The hub disabled this receiver" : $"It fails since {receiver.Since:u}")}; {receiver.Waiting} events wait: {receiver.Reason}. Tell the bank; it may pull meanwhile, and goes on with its own key where it stopped.",
            $"curl -X POST -H \"x-api-key: $BANK_KEY\" \"$(value API)/v1/subscriptions/{subscription.Id}/resume\"");
    }
}
