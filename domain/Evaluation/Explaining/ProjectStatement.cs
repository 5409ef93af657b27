using System.Globalization;
using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Evaluation.Projects;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Explaining;

/// <summary>The investment projects of an enterprise (I03), each judged against the green catalogues.</summary>
/// <param name="CreditCode">Of which enterprise.</param>
/// <param name="ProfileVersion">Of which version of its profile.</param>
/// <param name="EvaluatedAt">The evaluation instant.</param>
/// <param name="Rulebook">Version of the rulebook whose catalogues they are.</param>
/// <param name="Projects">In the order of their codes; empty where I03 has none or is not in force.</param>
/// <param name="LoanUse">Where the use of its loans is stated (I37), whose code speaks for every project; null if it is not.</param>
public sealed record ProjectStatement(
    string CreditCode, int ProfileVersion, DateTimeOffset EvaluatedAt, string Rulebook, IReadOnlyList<JudgedProject> Projects, RecordExplanation? LoanUse)
{
    /// <summary>Judges the projects of a profile.</summary>
    public static ProjectStatement Of(Profile profile, EnterpriseFacts facts, EvaluationMethod method)
    {
        var loans = StatedRecord.SingleOf(facts, "I37");
        var (building, farming) = (StatedRecord.SingleOf(facts, "I18"), StatedRecord.SingleOf(facts, "I20"));
        var common = new Project
        {
            LoanUseCode = loans?.Text("loan_use_code"),
            BuildingStars = int.TryParse(building?.Text("green_building_star"), CultureInfo.InvariantCulture, out var stars) ? stars : null,
            FarmingCertificates = farming is null ? null : (int)((farming.Number("green_food_certs") ?? 0) + (farming.Number("organic_certs") ?? 0)),
        };
        return new ProjectStatement(
            profile.Code, profile.Version, facts.Instant, method.Rulebook.Version,
            [.. StatedRecord.Of(facts, "I03").Select(r => JudgedProject.Of(r, common, method.Rulebook.Green))],
            common.LoanUseCode is null ? null : loans!.Source with { Value = common.LoanUseCode });
    }
}

/// <summary>A project with its green attribute.</summary>
/// <param name="Code">项目代码.</param>
/// <param name="Name">项目名称.</param>
/// <param name="InvestmentYuan">总投资; null if not stated.</param>
/// <param name="CatalogueCode">The code it states; null if none.</param>
/// <param name="Attribute">Green, not green, or to be verified.</param>
/// <param name="Ground">What makes it green.</param>
/// <param name="Entry">The entry of the catalogue; null where nothing makes it green.</param>
/// <param name="Reason">Why, or why not.</param>
/// <param name="Record">Where it is stated.</param>
public sealed record JudgedProject(
    string Code, string? Name, decimal? InvestmentYuan, string? CatalogueCode, ProjectAttribute Attribute, GreenGround Ground,
    CatalogueEntry? Entry, BilingualName Reason, RecordExplanation Record)
{
    internal static JudgedProject Of(StatedRecord record, Project common, GreenCatalogue catalogue)
    {
        var project = common with
        {
            Industry = record.Text("industry_code"),
            Policy = PolicyOf(record.Text("policy_class")),
            IsTwoHigh = record.Flag("two_high_flag"),
            EnergyReview = ReviewOf(record.Text("energy_review_status")),
            CatalogueCode = record.Text("green_catalog_code"),
        };
        var verdict = GreenProjects.Judge(project, catalogue);
        return new(
            record.Text("project_code") ?? record.Source.Key, record.Text("project_name"), record.Number("invest_total"), project.CatalogueCode,
            verdict.Attribute, verdict.Ground, verdict.Entry, verdict.Reason, record.Source);
    }

    private static PolicyClass? PolicyOf(string? value) => value switch
    {
        "ENCOURAGED" => PolicyClass.Encouraged,
        "ALLOWED" => PolicyClass.Allowed,
        "RESTRICTED" => PolicyClass.Restricted,
        "ELIMINATED" => PolicyClass.Eliminated,
        _ => null,
    };

    private static EnergyReview? ReviewOf(string? value) => value switch
    {
        "NA" => EnergyReview.NotNeeded,
        "PASS" => EnergyReview.Passed,
        "FAIL" => EnergyReview.Failed,
        _ => null,
    };
}
