using Hub.Domain.Intake;
using Hub.Domain.Intake.Values;

namespace Hub.Domain.Sources;

/// <summary>
/// Which interfaces a nightly run asks. What changes daily is asked every night; weekly interfaces have a weekday of their own and
/// slower ones a day of the month, so that no night has them all. Quarterly and yearly ones are asked once a month too, since nobody
/// knows the day on which a department publishes. Who did not deliver on its day stays due.
/// </summary>
public static class Due
{
    /// <summary>Every month has a 28th.</summary>
    private const int DaysOfEveryMonth = 28;

    /// <summary>Whether a run that starts now asks the interface.</summary>
    public static bool At(Interface @interface, DateTimeOffset? lastSealedAt, DateTimeOffset now) =>
        @interface.Source is not PushSource && (IsNightly(@interface) || NextOn(@interface, lastSealedAt, now) <= DateValue.DayOf(now));

    /// <summary>The day (of China) whose night asks the interface next; null for what is pushed.</summary>
    public static DateOnly? NextOn(Interface @interface, DateTimeOffset? lastSealedAt, DateTimeOffset now)
    {
        if (@interface.Source is PushSource)
        {
            return null;
        }

        var today = DateValue.DayOf(now);
        if (lastSealedAt is not { } instant)
        {
            return today;
        }

        var last = DateValue.DayOf(instant);
        var next = IsNightly(@interface) ? last.AddDays(1) : Earlier(OwnDayAfter(@interface, last), BeforeStale(@interface, last));
        return next > today ? next : today;
    }

    private static bool IsNightly(Interface @interface) =>
        @interface.Cadence is Cadence.Realtime or Cadence.Event or Cadence.Daily or Cadence.OnDemand;

    private static DateOnly OwnDayAfter(Interface @interface, DateOnly last)
    {
        // The same on every machine and for as long as the interface has its id.
        var spread = Fingerprint.OfKey(@interface.Id, "");
        var day = last.AddDays(1);
        while (!IsOwnDay(@interface.Cadence, spread, day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private static bool IsOwnDay(Cadence cadence, ulong spread, DateOnly day) => cadence == Cadence.Weekly
        ? (ulong)day.DayOfWeek == spread % 7
        : (ulong)day.Day == 1 + (spread % DaysOfEveryMonth);

    /// <summary>Data that would grow stale before the interface's own day is asked for earlier.</summary>
    private static DateOnly BeforeStale(Interface @interface, DateOnly last) => last.AddDays(Math.Max(1, @interface.TtlDays - 1));

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
