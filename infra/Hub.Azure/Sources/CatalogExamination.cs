using Hub.Azure.Evaluation;
using Hub.Azure.Evaluation.Population;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Sources;

namespace Hub.Azure.Sources;

/// <summary>Which versions of the published rules this hub runs by.</summary>
public sealed class CatalogExamination(Catalog catalog, QualityRules rules, Rulebooks rulebooks, RulebookReleases releases, TimeProvider clock) : IExamination
{
    /// <inheritdoc/>
    public string Check => "catalog";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Diagnosis>> ExamineAsync(CancellationToken cancellation)
    {
        var method = await releases.InForceAsync(clock.GetUtcNow(), cancellation);
        return
        [
            Version("departments", $"{catalog.Version}, {catalog.Departments.Count} departments, {catalog.Interfaces.Count} interfaces"),
            Version("quality rules", $"{rules.Version}, {rules.All.Count} rules"),
            Version("rulebook", $"{method.Rulebook.Version}+{method.Rulebook.Digest}, from {method.Rulebook.EffectiveFrom:yyyy-MM-dd}, one of {rulebooks.All.Count}"),
            Version("emission factors", method.Factors.Version),
        ];
    }

    private Diagnosis Version(string subject, string version) => new(Check, subject, Condition.Ok, $"版本 {version}", $"Version {version}.");
}
