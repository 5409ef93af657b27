using System.Globalization;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Explaining;

/// <summary>Names the records that a value was read from.</summary>
internal static class Inputs
{
    private const int MostRecords = 36;

    public static IReadOnlyList<InputExplanation> Of(IEnumerable<FactInput> inputs) =>
    [
        .. inputs.DistinctBy(i => (i.Section.Columns.Index, i.Column, Rows: string.Join(',', i.Rows))).Select(Explain),
    ];

    private static InputExplanation Explain(FactInput input)
    {
        var columns = input.Section.Columns;
        var field = input.Column < 0 ? null : columns.Fields[input.Column];
        IReadOnlyList<int> rows = input.Rows.Count > MostRecords ? [input.Rows[0], input.Rows[^1]] : input.Rows;
        return new InputExplanation(
            columns.Interface.Id, field?.Name, field?.Label ?? columns.Interface.Name, input.Rows.Count, [.. rows.Select(row => Record(input, field, row))]);
    }

    private static RecordExplanation Record(FactInput input, Field? field, int row)
    {
        var item = input.Section.Items[row];
        return new(item.Key, field is null ? null : Shown(field.Type, input.Section.At(row, input.Column)), item.AsOf, item.Evidence);
    }

    /// <summary>A value as it is published.</summary>
    public static string? Shown(FieldType type, double value) => type switch
    {
        _ when double.IsNaN(value) => null,
        EnumType choices => choices.Values.Keys.ElementAtOrDefault((int)value),
        BooleanType => value == 0 ? "false" : "true",
        TextType => value == 0 ? "unlisted" : "listed",
        DateType or DateTimeType => DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
