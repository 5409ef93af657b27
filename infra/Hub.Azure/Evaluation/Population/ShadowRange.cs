using Hub.Azure.Profiles;
using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Evaluation.Population;
using Hub.Domain.Sources;

namespace Hub.Azure.Evaluation.Population;

/// <summary>Evaluates a bucket range by two rulebooks, a bucket after the other so that memory does not grow with the city.</summary>
public sealed class ShadowRange(HubStore store, ProfileStore profiles, Rulebooks rulebooks, Catalog catalog)
{
    /// <summary>The part of a range.</summary>
    public async Task<ShadowPart> EvaluateAsync(ShadowRunRow run, int range, CancellationToken cancellation)
    {
        var (inForce, draft) = (rulebooks.FindContent(run.AgainstDigest)!, rulebooks.FindContent(run.Digest)!);
        var known = KnownInterfaces.AtEvaluation(catalog, run.StartedAt, run.Silent);
        var (all, statistics) = (new ShadowRun(), new PopulationStatistics(draft.Rulebook));
        foreach (var bucket in store.Buckets.Of(range))
        {
            foreach (var row in await profiles.ListAsync(bucket, cancellation))
            {
                var facts = draft.FactsOf(row.Profile, row.Asked, known);
                var evaluation = draft.Evaluate(facts, known);
                all.Add(row.Profile.Code, row.Entity.GetString("name"), inForce.Evaluate(row.Profile, row.Asked, known), evaluation);
                statistics.Add(facts, evaluation);
            }
        }

        return new ShadowPart(all.Kept, statistics.Kept);
    }
}
