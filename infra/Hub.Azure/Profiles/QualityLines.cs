using Hub.Domain.Intake;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Trust;

namespace Hub.Azure.Profiles;

/// <summary>The part of a quality report that speaks of one interface.</summary>
internal sealed class QualityLines(Interface @interface, QualityRules rules, Batch? batch, IReadOnlyDictionary<string, RuleNotes> notes)
{
    private const string HeadingAdvice = "目录不认识该表头：请改用接口规定的名称；确为新增内容的，请通知平台修订目录。";

    private static readonly Dictionary<string, string> s_parts = new()
    {
        ["subject"] = "统一社会信用代码", ["asOf"] = "更新时间", ["deleted"] = "删除标记", ["rows"] = "明细", ["part"] = "分项", ["record"] = "整条记录",
    };

    public InterfaceQuality ToReport(
        InterfaceState? state, string? problem, Batch? held, int mostErrors, IReadOnlyList<RejectedRecord> rejected, int skip, int most)
    {
        var errors = Errors().Take(mostErrors).ToList();
        var hits = Hits().ToList();
        var headings = Headings().ToList();
        var isEmpty = errors.Count + hits.Count + headings.Count == 0 && problem is null && held is null && batch is not { Quarantined: > 0 };
        return new InterfaceQuality(
            @interface.Id, @interface.Name.Zh, @interface.Name.En, batch?.Run, state?.LastSealedAt, batch?.Read ?? 0, batch?.Quarantined ?? 0, problem,
            held?.Hold is { } hold ? new HeldDelivery(held.Run, hold.Zh, hold.En) : null,
            errors, [.. rejected.Take(most).Select(Wrong)], rejected.Count > most ? skip + most : null, hits, headings, isEmpty ? EmptyText(state) : null);
    }

    private static string EmptyText(InterfaceState? state) =>
        state?.LastSealedAt is null ? "尚无交付，没有可以报告的内容。" : "最近一次交付没有需要处理的问题。";

    private IEnumerable<ErrorFrequency> Errors() =>
        from pair in batch?.ErrorCounts ?? new Dictionary<string, int>()
        orderby pair.Value descending, pair.Key
        let words = pair.Key.Split(' ', 2)
        select new ErrorFrequency(words[0], ErrorNames.Zh(words[0]), words[1], FieldZh(words[1]), pair.Value, Advice(words[0], words[1]));

    private WrongRecord Wrong(RejectedRecord record) => new(record.Record, record.Line, record.Code, [.. record.Errors.Select(e =>
        new WrongValue(e.Name, ErrorNames.Zh(e.Name), e.Field, FieldZh(e.Field), Shown(e), e.Expected, Advice(e.Name, e.Field)))]);

    private IEnumerable<RuleHits> Hits() =>
        from rule in rules.All
        where rule.Interfaces.Contains(@interface.Id)
        let records = rule.InterfaceId is null ? 0 : batch?.QualityHits.GetValueOrDefault(rule.Id) ?? 0
        let noted = notes.GetValueOrDefault(rule.Id)
        where records > 0 || noted is { Count: > 0 }
        select new RuleHits(
            rule.Id, rule.Name.Zh, rule.Name.En, rule.Severity, records, noted?.Count ?? 0, noted?.Examples ?? [], rule.Advice.Zh);

    private IEnumerable<UnknownHeading> Headings() =>
        from pair in batch?.UnknownFields ?? new Dictionary<string, int>()
        orderby pair.Value descending, pair.Key
        select new UnknownHeading(pair.Key, pair.Value, HeadingAdvice);

    private string Advice(string error, string field) => rules.Find(field)?.Advice.Zh ?? ErrorAdvice.Zh(error);

    private string FieldZh(string field) =>
        Find(field)?.Label.Zh ?? s_parts.GetValueOrDefault(field) ?? rules.Find(field)?.Name.Zh ?? field;

    /// <summary>A person's name is recognisable to the desk by its first character and the line.</summary>
    private string Shown(RecordError error) => Find(error.Field) is { Masked: { } kind } ? Masking.Of(kind, error.Value) : error.Value;

    /// <summary>The field of that name; <c>fuels.qty</c> is one of the objects in a list.</summary>
    private Field? Find(string name)
    {
        var parts = name.Split('.', 2);
        var field = @interface.FindField(parts[0]);
        return parts.Length == 1 ? field : (field?.Type as ListType)?.Items.FirstOrDefault(f => f.Name == parts[1]);
    }
}
