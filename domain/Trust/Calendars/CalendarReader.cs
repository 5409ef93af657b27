using System.Globalization;
using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Trust.Calendars;

/// <summary>Reads <c>catalog/calendars</c>: one file a year.</summary>
public static class CalendarReader
{
    /// <summary>Reads and checks the calendars.</summary>
    /// <exception cref="CatalogException">A file has mistakes; every one names file, path, value and what would be right.</exception>
    public static WorkingDays Read(IEnumerable<CatalogFile> files)
    {
        var years = files.Select(file => CatalogDocument.Read(file, ReadYear)).ToList();
        var twice = years.CountBy(y => y.Year).Where(y => y.Value > 1)
            .Select(y => new CatalogMistake("catalog/calendars", "year", $"{y.Key}", "every year once is needed"));
        return twice.ToList() is { Count: > 0 } mistakes ? throw new CatalogException(mistakes) : new WorkingDays(years);
    }

    private static CalendarYear ReadYear(CatalogNode root)
    {
        root.AllowOnly(["$schema", "year", "source", "off", "worked"]);
        var year = root.Integer("year");
        var off = root.Items("off").SelectMany(node => ReadHoliday(node, year)).ToHashSet();
        return new CalendarYear(year, root.Bilingual("source"), off, ReadWorked(root, year));
    }

    private static IEnumerable<DateOnly> ReadHoliday(CatalogNode node, int year)
    {
        node.AllowOnly(["zh", "en", "from", "to"]);
        node.Label();
        var (from, to) = (node.Date("from"), node.Date("to"));
        if (from.Year != year || to.Year != year || to < from)
        {
            node.Wrong("to", $"days of {year}, the last not before the first, are needed");
            return [];
        }

        return Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays);
    }

    private static HashSet<DateOnly> ReadWorked(CatalogNode root, int year)
    {
        var worked = new HashSet<DateOnly>();
        foreach (var text in root.Texts("worked"))
        {
            var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            if (!isDay || day.Year != year || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || !worked.Add(day))
            {
                root.Wrong("worked", $"Saturdays and Sundays of {year}, each once, are needed; {JsonSerializer.Serialize(text)} is none");
            }
        }

        return worked;
    }
}
