using System.Globalization;
using System.Text.Json;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Reports;

/// <summary>The records that a block shows: those of its filter, inside its months, the newest first.</summary>
/// <param name="block">The block.</param>
/// <param name="today">The day of the report in China.</param>
internal sealed class RecordWindow(ReportBlock block, DateOnly today)
{
    private readonly DateOnly _from = block.Months is { } months ? FirstOf(today).AddMonths(-months) : DateOnly.MinValue;

    /// <summary>The records with their days.</summary>
    public IReadOnlyList<(DateOnly Day, PermittedRecord Record)> Newest(IReadOnlyList<PermittedRecord> records) =>
    [
        .. records.Where(Passes).Select(r => (Day: DayOf(r), Record: r)).Where(r => r.Day >= _from).OrderByDescending(r => r.Day),
    ];

    /// <summary>The first day of a month.</summary>
    public static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private bool Passes(PermittedRecord record) => block.Filter is not { } filter || filter.Is.Contains(record[filter.Field] switch
    {
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        { ValueKind: JsonValueKind.String } word => word.GetString()!,
        _ => "",
    });

    /// <summary>The day of its date; else the last day of its period; else of the instant that it speaks of.</summary>
    private DateOnly DayOf(PermittedRecord record)
    {
        if (block.Date is { } date && record.TextOf(date.Name) is { } stated)
        {
            return DateOnly.ParseExact(stated, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        return block.Interface.Section.Kind == SectionKind.Series && PeriodOf(block.Interface) is { } period && record.TextOf(period.Name) is { } text
            ? DateValue.DayOf(PeriodValue.EndOf(((PeriodType)period.Type).Length, text)).AddDays(-1)
            : record.AsOf is { } asOf ? DateValue.DayOf(DateTimeOffset.Parse(asOf, CultureInfo.InvariantCulture)) : today;
    }

    /// <summary>The field with a record's period; null if the interface has none.</summary>
    public static Field? PeriodOf(Interface @interface) =>
        @interface.Section.Identity.Select(@interface.FindField).FirstOrDefault(f => f?.Type is PeriodType);
}
