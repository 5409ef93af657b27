using System.Text;
using System.Text.Json;

namespace Hub.Simulator;

/// <summary>Writes records as a dialect has them, with the faults of a request.</summary>
internal sealed class RecordWriter(ShownFaults faults)
{
    private static readonly JsonEncodedText Spare = Json.Encode("备用字段");
    private static readonly JsonEncodedText Extension = Json.Encode("扩展");

    private readonly bool _hasUnknownFields = faults.Shows(FaultKind.UnknownFields);

    /// <summary>An array of objects.</summary>
    public void WriteArray(Utf8JsonWriter json, IEnumerable<SourceRecord> records)
    {
        json.WriteStartArray();
        var index = 0;
        foreach (var record in records)
        {
            WriteObject(json, record, index++);
        }

        json.WriteEndArray();
    }

    /// <summary>An object.</summary>
    public void WriteObject(Utf8JsonWriter json, SourceRecord record, int index)
    {
        json.WriteStartObject();
        WriteSteps(json, record.Template, record, faults.DamageOf(record, index), isFirstRow: true);
        if (_hasUnknownFields)
        {
            json.WriteString(Spare, "预留");
            json.WritePropertyName(Extension);
            Json.WriteValue(json, new Wrapped("版本", 2));
        }

        json.WriteEndObject();
    }

    /// <summary>The line of headings.</summary>
    public void AppendHeadings(StringBuilder text, Dialect dialect)
    {
        var renamed = faults.Shows(FaultKind.HeadingRenamed) ? Damage.Renamed(dialect.Templates[0]) : null;
        var headings = Csv.Headings(dialect).Select(heading => heading == renamed?.Column.Heading ? renamed.Heading! : heading);
        Csv.AppendLine(text, _hasUnknownFields ? headings.Append("备用字段") : headings);
    }

    /// <summary>A line; kinds of records that lack a column leave it empty.</summary>
    public void AppendLine(StringBuilder text, IReadOnlyList<string> headings, SourceRecord record, int index)
    {
        var damage = faults.DamageOf(record, index);
        var columns = record.Template.Columns;
        var values = columns.Count == headings.Count
            ? columns.Select(column => ValueOf(column, record, damage))
            : headings.Select(heading => columns.FirstOrDefault(column => column.Heading == heading) is { } column ? ValueOf(column, record, damage) : null);
        Csv.AppendLine(text, _hasUnknownFields ? values.Append("预留") : values);
    }

    private void WriteSteps(Utf8JsonWriter json, Template template, SourceRecord record, Damage? damage, bool isFirstRow)
    {
        var open = 0;
        foreach (var step in template.Json)
        {
            open += step.Open.Count - step.Close;
            Step(json, step);
            var isDamaged = damage is not null && damage.Column == step.Column && (isFirstRow || damage.InAllRows);
            json.WritePropertyName(isDamaged && damage!.Heading is { } heading ? Json.Encode(heading) : step.Name);
            if (step.Column.Rows is { } rows)
            {
                WriteRows(json, rows, record, damage);
            }
            else
            {
                Json.WriteValue(json, ValueOf(step.Column, record, isDamaged ? damage : null));
            }
        }

        for (; open > 0; open--)
        {
            json.WriteEndObject();
        }
    }

    private static void Step(Utf8JsonWriter json, JsonStep step)
    {
        for (var i = 0; i < step.Close; i++)
        {
            json.WriteEndObject();
        }

        foreach (var name in step.Open)
        {
            json.WriteStartObject(name);
        }
    }

    private void WriteRows(Utf8JsonWriter json, Template rows, SourceRecord record, Damage? damage)
    {
        json.WriteStartArray();
        for (var i = 0; i < record.Facts.Count; i++)
        {
            json.WriteStartObject();
            WriteSteps(json, rows, record with { Fact = record.Facts[i] }, damage, i == 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static object? ValueOf(BoundColumn column, SourceRecord record, Damage? damage) =>
        damage is { Heading: null } && damage.Column == column ? damage.Value : column.Written(record) ?? record.Template.NotStated;
}
