using System.Globalization;
using Hub.Domain.Intake.Values;

namespace Hub.Domain.Sources;

/// <summary>A time of every day (of China) in which a department's systems are not asked; it may pass midnight.</summary>
/// <param name="From">Its first minute.</param>
/// <param name="To">The minute after its last.</param>
public sealed record MaintenanceWindow(TimeOnly From, TimeOnly To)
{
    private const string Form = "HH:mm";

    /// <summary>Reads <c>01:30-02:30</c>; null if it is something else, or no time at all.</summary>
    public static MaintenanceWindow? Parse(string text) =>
        text.Split('-') is [var from, var to]
        && TimeOnly.TryParseExact(from, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
        && TimeOnly.TryParseExact(to, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
        && first != last
            ? new MaintenanceWindow(first, last)
            : null;

    /// <summary>When the window that an instant lies in ends; null if it lies in none.</summary>
    public DateTimeOffset? EndAt(DateTimeOffset instant)
    {
        var local = instant.ToOffset(DateValue.Shanghai);
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        return time.IsBetween(From, To) ? local + (To - time) : null;
    }
}
