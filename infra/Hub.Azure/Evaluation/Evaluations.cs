using Hub.Azure.Evaluation.Population;
using Hub.Azure.Intake;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Azure.Evaluation;

/// <summary>Evaluates profiles by the rulebook in force, as the interfaces stand now.</summary>
public sealed class Evaluations(RulebookReleases releases, InterfaceStates states, Catalog catalog, TimeProvider clock)
{
    /// <summary>What every evaluation of one build or sweep shares: the instant, the method and the state of the interfaces.</summary>
    public async Task<EvaluationRound> BeginAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var known = await states.ListAsync(cancellation);
        return new EvaluationRound(
            await releases.InForceAsync(now, cancellation), new KnownInterfaces(catalog, id => known.GetValueOrDefault(id) ?? InterfaceState.Never(id), now));
    }
}

/// <summary>What the evaluations of one build or sweep share.</summary>
/// <param name="Method">By what.</param>
/// <param name="Known">The interfaces as wholes, with the instant.</param>
public sealed record EvaluationRound(EvaluationMethod Method, KnownInterfaces Known)
{
    /// <summary>Evaluates a profile.</summary>
    public EnterpriseEvaluation Evaluate(Profile profile, IReadOnlyDictionary<string, DateTimeOffset> asked) =>
        Method.Evaluate(profile, asked, Known);
}
