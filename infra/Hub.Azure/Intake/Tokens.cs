using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;

namespace Hub.Azure.Intake;

/// <summary>Go on pulling an interface of a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Interface">The interface.</param>
/// <param name="Step">Counts the messages of one pull, so that each has an id of its own.</param>
public sealed record PullInterface(string Run, string Interface, int Step);

/// <summary>Build what is pending in a bucket range.</summary>
/// <param name="Range">The range.</param>
public sealed record BuildRange(int Range);

/// <summary>Evaluate again what is due in a bucket range.</summary>
/// <param name="Range">The range.</param>
public sealed record EvaluateRange(int Range);

/// <summary>Tell banks of what waits in a bucket range.</summary>
/// <param name="Range">The range.</param>
public sealed record PublishRange(int Range);

/// <summary>Post what a subscription's receiver has not got yet.</summary>
/// <param name="Bank">The bank.</param>
/// <param name="Subscription">The subscription.</param>
public sealed record DeliverFeed(string Bank, string Subscription);

/// <summary>Count the values of a bucket range.</summary>
/// <param name="Range">The range.</param>
public sealed record SurveyRange(int Range);

/// <summary>Evaluate a bucket range by a draft.</summary>
/// <param name="Version">Version of the draft.</param>
/// <param name="Run">The shadow run.</param>
/// <param name="Range">The range.</param>
public sealed record EvaluateShadowRange(string Version, string Run, int Range);

/// <summary>
/// Work tokens: they carry ids, never data; what is to be done is read from tables and blobs, so any token may come
/// twice or late. The message id keeps a thing from having two tokens waiting.
/// </summary>
public sealed class Tokens(ServiceBusClient bus, TimeProvider clock)
{
    /// <summary>Queue of <see cref="PullInterface"/>.</summary>
    public const string PullQueue = "pull";

    /// <summary>Queue of <see cref="BuildRange"/> and of the evaluation's tokens, which work on the same rows.</summary>
    public const string BuildQueue = "build";

    /// <summary>Queue of <see cref="PublishRange"/>.</summary>
    public const string PublishQueue = "publish";

    /// <summary>Queue of <see cref="DeliverFeed"/>.</summary>
    public const string DeliverQueue = "deliver";

    private readonly ServiceBusSender _pull = bus.CreateSender(PullQueue);
    private readonly ServiceBusSender _build = bus.CreateSender(BuildQueue);
    private readonly ServiceBusSender _publish = bus.CreateSender(PublishQueue);
    private readonly ServiceBusSender _deliver = bus.CreateSender(DeliverQueue);

    /// <summary>Sends a pull token, now or after a pause.</summary>
    public Task SendAsync(PullInterface token, TimeSpan delay, CancellationToken cancellation) =>
        _pull.SendMessageAsync(MessageOf(token, $"pull-{token.Run}-{token.Interface}-{token.Step}", clock.GetUtcNow() + delay), cancellation);

    /// <summary>Sends a build token; tokens of one range and occasion are one.</summary>
    public Task SendAsync(BuildRange token, string occasion, DateTimeOffset at, CancellationToken cancellation) =>
        _build.SendMessageAsync(MessageOf(token, $"build-{token.Range}-{occasion}", at), cancellation);

    /// <summary>Sends an evaluation token; tokens of one range and occasion are one.</summary>
    public Task SendAsync(EvaluateRange token, string occasion, CancellationToken cancellation) =>
        _build.SendMessageAsync(MessageOf(token, $"evaluate-{token.Range}-{occasion}", clock.GetUtcNow()), cancellation);

    /// <summary>Sends a token to publish; tokens of one range for one half second are one.</summary>
    public Task SendAsync(PublishRange token, DateTimeOffset at, CancellationToken cancellation) =>
        _publish.SendMessageAsync(NextMoment(token, $"publish-{token.Range}", at), cancellation);

    /// <summary>Sends a delivery token; tokens of one subscription for one half second are one.</summary>
    public Task SendAsync(DeliverFeed token, DateTimeOffset at, CancellationToken cancellation) =>
        _deliver.SendMessageAsync(NextMoment(token, $"deliver-{token.Subscription}", at), cancellation);

    /// <summary>Sends a token to count; tokens of one range and occasion are one.</summary>
    public Task SendAsync(SurveyRange token, string occasion, CancellationToken cancellation) =>
        _build.SendMessageAsync(MessageOf(token, $"survey-{token.Range}-{occasion}", clock.GetUtcNow()), cancellation);

    /// <summary>Sends a token of a shadow run; tokens of one range and occasion are one.</summary>
    public Task SendAsync(EvaluateShadowRange token, string occasion, CancellationToken cancellation) =>
        _build.SendMessageAsync(MessageOf(token, $"shadow-{token.Run}-{token.Range}-{occasion}", clock.GetUtcNow()), cancellation);

    /// <summary>Whether a message is a token of that kind.</summary>
    public static bool Is<T>(ServiceBusReceivedMessage message) => message.Subject == SubjectOf<T>();

    /// <summary>Makes the queues where no deployment does, with the settings that bicep/ gives them.</summary>
    public static async Task EnsureQueuesAsync(
        ServiceBusAdministrationClient administration, TimeSpan lockDuration, CancellationToken cancellation)
    {
        foreach (var queue in Queues(lockDuration))
        {
            if (!await administration.QueueExistsAsync(queue.Name, cancellation))
            {
                await administration.CreateQueueAsync(queue, cancellation);
            }
        }
    }

    /// <summary>The queues with the settings that the hub relies on.</summary>
    /// <param name="lockDuration">How long a received message is locked.</param>
    public static IReadOnlyList<CreateQueueOptions> Queues(TimeSpan lockDuration) =>
    [
        .. new[] { PullQueue, BuildQueue, PublishQueue, DeliverQueue }.Select(name => new CreateQueueOptions(name)
        {
            LockDuration = lockDuration,
            MaxDeliveryCount = 10,
            RequiresDuplicateDetection = true,
            DuplicateDetectionHistoryTimeWindow = TimeSpan.FromMinutes(10),
        }),
    ];

    private static string SubjectOf<T>() => $"{typeof(T).Name} v1";

    /// <summary>A message at the end of the half second that an instant lies in: nothing said within it comes after it was worked on.</summary>
    private ServiceBusMessage NextMoment<T>(T token, string id, DateTimeOffset at)
    {
        var moment = (at.ToUnixTimeMilliseconds() / 500) + 1;
        return MessageOf(token, $"{id}-{moment}", DateTimeOffset.FromUnixTimeMilliseconds(moment * 500));
    }

    private ServiceBusMessage MessageOf<T>(T token, string id, DateTimeOffset at)
    {
        var message = new ServiceBusMessage(BinaryData.FromObjectAsJson(token, HubJson.Options))
        {
            MessageId = id,
            Subject = SubjectOf<T>(),
            ContentType = "application/json",
        };
        HubTraces.Carry(message);
        if (at > clock.GetUtcNow())
        {
            message.ScheduledEnqueueTime = at;
        }

        return message;
    }
}
