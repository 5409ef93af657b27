using Azure.Messaging.ServiceBus;
using Hub.Azure.Evaluation.Population;
using Hub.Azure.Intake;

namespace Hub.Azure.Evaluation;

/// <summary>Does what the evaluation's tokens of the build queue ask for.</summary>
public sealed class EvaluationTokens(EvaluationSweep sweep, Surveys surveys, ShadowRuns shadowRuns)
{
    /// <summary>The work of a message; null if it is no token of the evaluation.</summary>
    public Task? Work(ServiceBusReceivedMessage message, CancellationToken cancellation) =>
        Tokens.Is<EvaluateRange>(message) ? sweep.SweepAsync(Of<EvaluateRange>(message).Range, cancellation)
        : Tokens.Is<SurveyRange>(message) ? surveys.CountAsync(Of<SurveyRange>(message).Range, cancellation)
        : Tokens.Is<EvaluateShadowRange>(message) ? shadowRuns.WorkAsync(Of<EvaluateShadowRange>(message), cancellation)
        : null;

    private static T Of<T>(ServiceBusReceivedMessage message) => message.Body.ToObjectFromJson<T>(HubJson.Options)!;
}
