using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Consents;

namespace Hub.Domain.Sharing.Reports;

/// <summary>What a report is made of. Each part is what its reader may see, and no more.</summary>
/// <param name="Profile">The profile as it is shown to the reader.</param>
/// <param name="Evaluation">The evaluation within what the reader may see; null if there is none.</param>
/// <param name="Carbon">The emissions; null if there are none, or the reader may not see all that they rest on.</param>
/// <param name="History">What it is compared with.</param>
public sealed record ReportMaterial(PermittedProfile Profile, EvaluationExplanation? Evaluation, CarbonStatement? Carbon, ReportHistory History);

/// <summary>
/// Puts a report together: its head, the completeness manifest, the sections of the template with their states, the appendices. The
/// same material and head give the same bytes.
/// </summary>
public sealed class ReportAssembler(ReportTemplate template, Catalog catalog)
{
    private static readonly BilingualName s_notNeeded = new("该用途不需要此项数据（最小必要）", "The purpose does not need it (minimisation)");
    private static readonly BilingualName s_notAllowed = new("所依据的数据未全部获得授权", "Not all data that it rests on may be seen");
    private static readonly BilingualName s_notEvaluated = new("尚未评价", "Not evaluated yet");
    private static readonly BilingualName s_noYear = new("没有足以核算的数据", "No data to account by");
    private static readonly BilingualName s_partlySeen = new("部分内容所依据的数据未获授权，不予显示", "Some of it rests on data that may not be seen");
    private static readonly BilingualName s_partlyStated = new("部分排放源没有足以核算的数据，未列", "Of some sources there are no data to account by; they are left out");

    /// <summary>The canonical bytes of a report (RFC 8785).</summary>
    public byte[] Assemble(ReportHead head, ReportMaterial material)
    {
        var profile = material.Profile;
        var interfaces = catalog.Interfaces.Where(i => head.Purpose.Covers(i.Id)).ToList();
        var blocks = new ReportBlocks(profile, material.History, DateValue.DayOf(head.GeneratedAt));
        var report = new JsonObject
        {
            ["report"] = head.ToJson(template.Version, profile, material.Evaluation?.Versions.Rulebook ?? ""),
            ["disclaimer"] = ReportValues.Named(template.Disclaimer),
            ["manifest"] = ReportManifest.Of(profile, interfaces, catalog),
            ["sections"] = ReportValues.List(template.Sections.Select(s => SectionOf(s, head.Purpose, material, blocks))),
            ["appendices"] = ReportAppendices.Of(template, profile, Evaluated(head.Purpose, material), interfaces, blocks),
        };
        return CanonicalJson.Of(JsonSerializer.SerializeToElement(report));
    }

    private static EvaluationExplanation? Evaluated(Purpose purpose, ReportMaterial material) =>
        purpose.Products.Contains(Product.Evaluation) ? material.Evaluation : null;

    private static JsonObject SectionOf(ReportSection section, Purpose purpose, ReportMaterial material, ReportBlocks blocks) => section.Product switch
    {
        Product.Evaluation => OfEvaluation(section, purpose, material.Evaluation, material.History.Evaluations),
        Product.Carbon => OfCarbon(section, purpose, material.Carbon),
        _ => OfInterfaces(section, material.Profile, blocks),
    };

    private static JsonObject OfInterfaces(ReportSection section, PermittedProfile profile, ReportBlocks blocks)
    {
        var content = section.Blocks.SelectMany(blocks.Of).ToList();
        var state = SectionState.Of(profile, section.Interfaces);

        // What came may all lie outside of the windows: then the departments have nothing that belongs here.
        var shown = state == SectionState.Complete && content.Count == 0 ? SectionState.Empty : state;
        return Section(section, shown, section.Interfaces.Select(i => i.Id), SectionState.NoteOf(profile, section.Interfaces), content);
    }

    private static JsonObject OfEvaluation(ReportSection section, Purpose purpose, EvaluationExplanation? evaluation, IReadOnlyList<PastEvaluation> past)
    {
        if (!purpose.Products.Contains(Product.Evaluation) && !purpose.Products.Contains(Product.Grade))
        {
            return Section(section, SectionState.Withheld, [], ReportValues.Named(s_notNeeded), []);
        }

        if (evaluation is null)
        {
            return Section(section, SectionState.Missing, [], ReportValues.Named(s_notEvaluated), []);
        }

        return !purpose.Products.Contains(Product.Evaluation)
            ? Section(section, SectionState.Complete, [], null, EvaluationSection.GradeOf(evaluation))
            : EvaluationSection.IsPartial(evaluation)
                ? Section(section, SectionState.Partial, EvaluationSection.SourcesOf(evaluation), ReportValues.Named(s_partlySeen), EvaluationSection.Of(evaluation, past))
                : Section(section, SectionState.Complete, EvaluationSection.SourcesOf(evaluation), null, EvaluationSection.Of(evaluation, past));
    }

    private static JsonObject OfCarbon(ReportSection section, Purpose purpose, CarbonStatement? carbon)
    {
        if (!purpose.Products.Contains(Product.Carbon) || carbon is null)
        {
            return Section(section, SectionState.Withheld, [], ReportValues.Named(purpose.Products.Contains(Product.Carbon) ? s_notAllowed : s_notNeeded), []);
        }

        return !CarbonSection.IsThere(carbon) ? Section(section, SectionState.Missing, CarbonStatement.Interfaces, ReportValues.Named(s_noYear), [])
            : CarbonSection.IsPartial(carbon) ? Section(section, SectionState.Partial, CarbonStatement.Interfaces, ReportValues.Named(s_partlyStated), CarbonSection.Of(carbon))
            : Section(section, SectionState.Complete, CarbonStatement.Interfaces, null, CarbonSection.Of(carbon));
    }

    private static JsonObject Section(ReportSection section, string state, IEnumerable<string> sources, JsonObject? note, IEnumerable<JsonObject> blocks)
    {
        var json = ReportValues.Word(section.Id, section.Name);
        json["state"] = state;
        json["sources"] = ReportValues.List(sources.Select(s => (JsonNode?)JsonValue.Create(s)));
        if (note is not null)
        {
            json["note"] = note;
        }

        json["blocks"] = ReportValues.List(blocks);
        return json;
    }
}
