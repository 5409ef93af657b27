using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Sharing.Risks;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Display;

namespace Hub.Azure.Evaluation;

/// <summary>All versions of the rulebook, each ready to evaluate by.</summary>
public sealed class Rulebooks
{
    /// <summary>The versions, in the order of their first days.</summary>
    /// <exception cref="CatalogException">There is none, or two begin on one day.</exception>
    public Rulebooks(IEnumerable<Rulebook> rulebooks, CarbonFactors factors, Catalog catalog, DisplayRules display, Func<Rulebook, RiskRules> risksBeside)
    {
        All = [.. rulebooks.OrderBy(r => r.EffectiveFrom).ThenBy(r => r.Version, StringComparer.Ordinal).Select(r => new EvaluationMethod(r, factors, catalog, display, risksBeside(r)))];
        var mistakes = All.CountBy(m => m.Rulebook.Version).Where(v => v.Value > 1)
            .Select(v => new CatalogMistake("catalog/rulebooks", "version", v.Key, "every version once is needed"))
            .Concat(All.Count == 0 ? [new CatalogMistake("catalog/rulebooks", "the folder", "empty", "a folder a version of the rulebook is needed")] : []);
        if (mistakes.ToList() is { Count: > 0 } found)
        {
            throw new CatalogException(found);
        }
    }

    /// <summary>All versions, drafts among them.</summary>
    public IReadOnlyList<EvaluationMethod> All { get; }

    /// <summary>The rules of all versions.</summary>
    public IReadOnlyList<Rulebook> Rules => [.. All.Select(m => m.Rulebook)];

    /// <summary>The version of that name, or null.</summary>
    public EvaluationMethod? Find(string version) => All.FirstOrDefault(m => m.Rulebook.Version == version);

    /// <summary>The version of that very content, or null.</summary>
    public EvaluationMethod? FindContent(string digest) => All.FirstOrDefault(m => m.Rulebook.Digest == digest);
}
