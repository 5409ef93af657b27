using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Reports;

/// <summary>Makes the blocks of the template from what is shown of a profile.</summary>
/// <param name="profile">What is shown.</param>
/// <param name="history">What it is compared with.</param>
/// <param name="today">The day of the report in China.</param>
internal sealed class ReportBlocks(PermittedProfile profile, ReportHistory history, DateOnly today)
{
    /// <summary>Rows of a table; of more, the newest and a note of how many there are. [P]</summary>
    private const int MostRows = 200;

    /// <summary>The block with the notes that belong to it; empty if it has nothing.</summary>
    public IEnumerable<JsonObject> Of(ReportBlock block) => block.Kind switch
    {
        ReportBlockKind.Changes => new ChangesBlock(profile, history, today).Of(block),
        ReportBlockKind.Size => SizeFact.Of(block, profile),
        _ => OfRecords(block),
    };

    private IEnumerable<JsonObject> OfRecords(ReportBlock block)
    {
        var records = new RecordWindow(block, today).Newest(profile.RecordsOf(block.Interface.Id));
        return records.Count == 0 ? [] : block.Kind switch
        {
            ReportBlockKind.Facts => FactsOf(block, records[0].Record),
            ReportBlockKind.Ratios => FinancialRatios.Of(block, records.Select(r => r.Record)),
            ReportBlockKind.Table => TableOf(block, [.. records.Select(r => r.Record)]),
            _ => SeriesOf(block, records),
        };
    }

    /// <summary>A note.</summary>
    public static JsonObject Note(string zh, string en) => new() { ["kind"] = "note", ["zh"] = zh, ["en"] = en };

    /// <summary>A block without its content.</summary>
    public static JsonObject Begin(string kind, BilingualName name) => new() { ["kind"] = kind, ["zh"] = name.Zh, ["en"] = name.En };

    private static IEnumerable<JsonObject> FactsOf(ReportBlock block, PermittedRecord record)
    {
        var items = block.Fields.Select(field => FactOf(block.Interface, field, record)).OfType<JsonNode>().ToList();
        if (items.Count > 0)
        {
            var facts = Begin("facts", block.Name);
            facts["items"] = ReportValues.List(items);
            yield return facts;
        }
    }

    private static JsonObject? FactOf(Interface @interface, Field field, PermittedRecord record)
    {
        if (ReportValues.Of(record[field], field) is not { } value)
        {
            return null;
        }

        var fact = ReportValues.Word(field.Name, field.Label);
        fact["value"] = value;
        AddUnit(fact, field);
        fact["source"] = @interface.Id;
        if (record.AsOf is { } asOf)
        {
            fact["asOf"] = asOf;
        }

        if (record.IsDisputed(field))
        {
            fact["disputed"] = true;
        }

        return fact;
    }

    private static IEnumerable<JsonObject> TableOf(ReportBlock block, List<PermittedRecord> records)
    {
        var shown = records.Take(MostRows).ToList();
        var table = Begin("table", block.Name);
        table["source"] = block.Interface.Id;
        table["columns"] = ReportValues.List(block.Fields.Select(ColumnOf));
        table["rows"] = ReportValues.List(shown.Select(r => ReportValues.List(block.Fields.Select(f => ReportValues.Of(r[f], f)))));
        int[] disputed = [.. shown.Index().Where(r => block.Fields.Any(r.Item.IsDisputed)).Select(r => r.Index)];
        if (disputed.Length > 0)
        {
            table["disputed"] = ReportValues.List(disputed.Select(i => (JsonNode?)JsonValue.Create(i)));
        }

        yield return table;
        if (records.Count > MostRows)
        {
            yield return Note($"共 {records.Count} 条，列最近 {MostRows} 条", $"the newest {MostRows} of {records.Count}");
        }
    }

    private static JsonObject ColumnOf(Field field)
    {
        var column = ReportValues.Word(field.Name, field.Label);
        AddUnit(column, field);
        return column;
    }

    private static IEnumerable<JsonObject> SeriesOf(ReportBlock block, IReadOnlyList<(DateOnly Day, PermittedRecord Record)> records)
    {
        var field = block.Fields[0];
        var (points, incomplete) = MonthlySeries.Of(block, [.. records.Where(r => r.Record[field].ValueKind == JsonValueKind.Number)]);
        if (points.Count > 0)
        {
            var series = Begin("series", block.Name);
            AddUnit(series, field);
            series["source"] = block.Interface.Id;
            series["points"] = ReportValues.List(points.Select(p => new JsonObject { ["at"] = p.At, ["value"] = ReportValues.Number(p.Value) }));
            yield return series;
        }

        if (incomplete.Count > 0)
        {
            var months = string.Join(", ", incomplete);
            yield return Note($"{block.Name.Zh}：当月数据不全，未列：{months}", $"{block.Name.En}: days are missing, months left out: {months}");
        }
    }

    private static void AddUnit(JsonObject json, Field field)
    {
        if (ReportValues.UnitOf(field) is { } unit)
        {
            json["unit"] = unit;
        }
    }
}
