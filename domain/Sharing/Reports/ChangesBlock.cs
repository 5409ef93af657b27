using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Reports;

/// <summary>
/// What changed of an interface: the last versions of earlier months compared with one another and with today's. What changed and changed
/// back within a month is not seen, and a version that does not show the interface (withheld, destroyed, not there yet) is no change.
/// </summary>
/// <param name="today">What is shown today.</param>
/// <param name="history">What is shown of earlier months.</param>
/// <param name="day">The day of the report in China.</param>
internal sealed class ChangesBlock(PermittedProfile today, ReportHistory history, DateOnly day)
{
    /// <summary>Rows; of more, the newest and a note of how many there are. [P]</summary>
    private const int MostRows = 100;

    private static readonly BilingualName s_joined = new("新增记录", "Record added");
    private static readonly BilingualName s_gone = new("记录消失", "Record gone");

    /// <summary>The block, the newest change first, or the note that none was seen, and since when; nothing where the interface is not shown today.</summary>
    public IEnumerable<JsonObject> Of(ReportBlock block)
    {
        var since = new DateTimeOffset(RecordWindow.FirstOf(day).AddMonths(-block.Months ?? 0).ToDateTime(TimeOnly.MinValue), DateValue.Shanghai);
        var versions = history.Versions.Where(v => v.VersionTime >= since).Append(today).Where(v => v.RecordsOf(block.Interface.Id).Count > 0).ToList();
        if (today.RecordsOf(block.Interface.Id).Count == 0)
        {
            yield break;
        }

        var from = DateValue.DayOf(versions[0].VersionTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var rows = versions.Zip(versions.Skip(1)).SelectMany(pair => Between(block, pair.First, pair.Second)).Reverse().ToList();
        if (rows.Count > 0)
        {
            var table = EvaluationSection.Table(block.Name, ColumnsOf(block), rows.Take(MostRows));
            table["source"] = block.Interface.Id;
            yield return table;
        }

        yield return rows.Count > MostRows
            ? ReportBlocks.Note($"{block.Name.Zh}：共 {rows.Count} 项，列最近 {MostRows} 项", $"{block.Name.En}: the newest {MostRows} of {rows.Count}")
            : rows.Count > 0
            ? ReportBlocks.Note($"{block.Name.Zh}：自 {from} 起按月末版本比较", $"{block.Name.En}: versions at the ends of months are compared since {from}")
            : ReportBlocks.Note($"{block.Name.Zh}：自 {from} 起按月末版本比较，未见变更", $"{block.Name.En}: versions at the ends of months are compared since {from}; none seen");
    }

    private static List<TableColumn> ColumnsOf(ReportBlock block) =>
    [
        new("asOf", "最迟", "By"),
        .. IsList(block) ? [new(block.Fields[0].Name, block.Fields[0].Label.Zh, block.Fields[0].Label.En)] : Array.Empty<TableColumn>(),
        new("field", "事项", "What"), new("before", "变更前", "Before"), new("after", "变更后", "After"),
    ];

    private static bool IsList(ReportBlock block) => block.Interface.Section.Kind != SectionKind.Single;

    private static IEnumerable<JsonNode?[]> Between(ReportBlock block, PermittedProfile before, PermittedProfile after)
    {
        var (had, has) = (Named(block, before), Named(block, after));
        foreach (var key in had.Keys.Union(has.Keys).Order(StringComparer.Ordinal))
        {
            var (old, now) = (had.GetValueOrDefault(key), has.GetValueOrDefault(key));
            var at = (now ?? has.Values.MaxBy(r => r.AsOf, StringComparer.Ordinal))?.AsOf ?? "";
            foreach (var change in old is null ? [Row(s_joined, null, null)] : now is null ? [Row(s_gone, null, null)] : Fields(old, now))
            {
                yield return [JsonValue.Create(at), .. IsList(block) ? [ReportValues.Of((now ?? old)![block.Fields[0]], block.Fields[0])] : Array.Empty<JsonNode?>(), .. change];
            }
        }

        IEnumerable<JsonNode?[]> Fields(PermittedRecord old, PermittedRecord now) => block.Fields.Where(f => !IsSame(old[f], now[f]))
            .Select(f => Row(WithUnit(f), ReportValues.Of(old[f], f), ReportValues.Of(now[f], f), f.Name));
    }

    /// <summary>Below each other stand values of many fields: the unit goes with the field's name.</summary>
    private static BilingualName WithUnit(Field field) =>
        ReportValues.UnitOf(field) is { } unit ? new($"{field.Label.Zh}（{unit}）", $"{field.Label.En} ({unit})") : field.Label;

    private static JsonNode?[] Row(BilingualName what, JsonNode? before, JsonNode? after, string id = "record") => [ReportValues.Word(id, what), before, after];

    /// <summary>Records by what they are called: a masked name stands for all who look the same, of whom the first counts.</summary>
    private static Dictionary<string, PermittedRecord> Named(ReportBlock block, PermittedProfile profile) =>
        profile.RecordsOf(block.Interface.Id).GroupBy(r => IsList(block) ? $"{r[block.Fields[0]]}" : "").ToDictionary(g => g.Key, g => g.First());

    /// <summary>Numbers are the same however they are written.</summary>
    private static bool IsSame(JsonElement a, JsonElement b) => (a.ValueKind, b.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => a.GetDecimal() == b.GetDecimal(),
        (JsonValueKind.Undefined or JsonValueKind.Null, JsonValueKind.Undefined or JsonValueKind.Null) => true,
        (JsonValueKind.Undefined, _) or (_, JsonValueKind.Undefined) => false,
        _ => a.GetRawText() == b.GetRawText(),
    };
}
