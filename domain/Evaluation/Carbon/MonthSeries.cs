namespace Hub.Domain.Evaluation.Carbon;

/// <summary>What a source of activity data says of an enterprise. The three never merge.</summary>
public enum ActivityState : byte
{
    /// <summary>The department was not reached, or its answer is out of date: nothing is known.</summary>
    NotThere,

    /// <summary>The department has no record of this enterprise: it has none of what the department watches.</summary>
    NoRecord,

    /// <summary>There are records, and they are up to date.</summary>
    Answered,
}

/// <summary>The activity that one source states, by month.</summary>
/// <typeparam name="T">A month's activity.</typeparam>
public sealed class MonthSeries<T>
    where T : class
{
    private readonly Month _first;
    private readonly T?[] _months;

    /// <summary>A source without months: <see cref="ActivityState.NoRecord"/> or <see cref="ActivityState.NotThere"/>.</summary>
    public MonthSeries(ActivityState state) => (State, _months) = (state, []);

    /// <summary>A source that answered.</summary>
    /// <param name="first">The month of the first entry.</param>
    /// <param name="months">An entry a month, null for one that is not stated.</param>
    public MonthSeries(Month first, params T?[] months) => (State, _first, _months) = (ActivityState.Answered, first, months);

    /// <summary>What the source says.</summary>
    public ActivityState State { get; }

    /// <summary>The newest month that is stated; null if none is.</summary>
    public Month? Newest
    {
        get
        {
            var last = Array.FindLastIndex(_months, month => month is not null);
            return last < 0 ? null : _first + last;
        }
    }

    /// <summary>A month's activity; null if it is not stated.</summary>
    public T? this[Month month]
    {
        get
        {
            var index = month.Number - _first.Number;
            return (uint)index < (uint)_months.Length ? _months[index] : null;
        }
    }
}
