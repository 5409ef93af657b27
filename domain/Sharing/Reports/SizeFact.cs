using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Domain.Enterprises;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Reports;

/// <summary>
/// The size class by 统计上大中小微型企业划分办法（2017）, of the industry (I24), the people insured last (I10), and revenue and assets of the
/// last full year (I30), as far as the reader may see them.
/// </summary>
internal static class SizeFact
{
    private const string FullYear = "Q4";

    private static readonly BilingualName s_label = new("规模类型（按参保人数与年报测算）", "Size class (by insured people and yearly statement)");

    /// <summary>The block; nothing if an indicator of the industry's row is not there.</summary>
    public static IEnumerable<JsonObject> Of(ReportBlock block, PermittedProfile profile)
    {
        var industry = (profile.RecordsOf("I24") is [var registration, ..] ? registration : null)?.TextOf("industry_code");
        var people = Newest(profile, "I10", _ => true);
        var statement = Newest(profile, "I30", period => period.EndsWith(FullYear, StringComparison.Ordinal));
        if (industry is null || SizeClass.Of(industry, (int?)Number(people, "insured_count"), Number(statement, "revenue"), Number(statement, "total_assets")) is not { } size)
        {
            yield break;
        }

        var facts = ReportBlocks.Begin("facts", block.Name);
        var fact = EvaluationSection.Fact("size_class", s_label, ReportValues.Word($"{size}", NameOf(size)));
        fact["source"] = "I24, I10, I30";
        facts["items"] = ReportValues.List([fact]);
        yield return facts;
    }

    private static PermittedRecord? Newest(PermittedProfile profile, string id, Func<string, bool> isRight) =>
        profile.RecordsOf(id).Where(r => r.TextOf("period") is { } period && isRight(period)).MaxBy(r => r.TextOf("period"), StringComparer.Ordinal);

    private static decimal? Number(PermittedRecord? record, string field) => record?.NumberOf(field);

    private static BilingualName NameOf(EnterpriseSize size) => size switch
    {
        EnterpriseSize.Large => new("大型", "Large"),
        EnterpriseSize.Medium => new("中型", "Medium"),
        EnterpriseSize.Small => new("小型", "Small"),
        _ => new("微型", "Micro"),
    };
}
