using System.Text.Json.Serialization;
using Hub.Domain.Intake.Values;
using Hub.Domain.Trust.Calendars;

namespace Hub.Domain.Trust.Disputes;

/// <summary>The time limits of a dispute, last days in China. The hub's own are working days [P]; the answer's is the law's.</summary>
/// <param name="FlagBy">The item is shown as disputed: 1 working day.</param>
/// <param name="SendBy">The department has it: 2 working days.</param>
/// <param name="ReplyBy">The department replies: 10 working days after it had to have it.</param>
/// <param name="AnswerBy">The enterprise has its written answer: 20 calendar days (征信业管理条例 art. 25).</param>
/// <param name="IsAssumed">Whether a year without calendar was counted through: Monday to Friday were taken there.</param>
public sealed record DisputeClock(DateOnly FlagBy, DateOnly SendBy, DateOnly ReplyBy, DateOnly AnswerBy, bool IsAssumed)
{
    private const int AnswerDays = 20;
    private const int ReplyDays = 10;

    /// <summary>Days within which the supervisor decides on a complaint (征信业管理条例 art. 26).</summary>
    public const int ComplaintDays = 30;

    /// <summary>The instant from which an item is withheld that nobody answered for: the beginning of the last day, so that the answer is in time.</summary>
    [JsonIgnore]
    public DateTimeOffset WithheldFrom => BeginningOf(AnswerBy);

    /// <summary>The limits of a dispute received at an instant.</summary>
    public static DisputeClock From(DateTimeOffset received, WorkingDays days)
    {
        var day = DateValue.DayOf(received);
        var (flag, send) = (days.After(day, 1), days.After(day, 2));
        var reply = days.After(send.Day, ReplyDays);
        return new DisputeClock(flag.Day, send.Day, reply.Day, day.AddDays(AnswerDays), flag.IsAssumed || send.IsAssumed || reply.IsAssumed);
    }

    /// <summary>Whether a last day has passed.</summary>
    public bool IsOver(DateOnly lastDay, DateTimeOffset now) => DateValue.DayOf(now) > lastDay;

    private static DateTimeOffset BeginningOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), DateValue.Shanghai);
}
