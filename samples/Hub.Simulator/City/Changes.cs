namespace Hub.Simulator;

/// <summary>When an enterprise's facts change: each has its own days in every interface, in a steady cycle, so that every day the same share changes.</summary>
/// <param name="Rate">Share of enterprises of which an interface says something else than the day before; 0 … 1.</param>
internal sealed record Changes(double Rate)
{
    /// <summary>Before this day nothing changes.</summary>
    public static readonly DateOnly Start = new(2026, 1, 1);

    private const long Million = 1_000_000;

    private long PerMillion => (long)Math.Round(Rate * Million);

    /// <summary>The state of what an interface (1 … 38) says of the enterprise on a day.</summary>
    public Revision At(Enterprise enterprise, int number, DateOnly day) =>
        At(Dice.Mix(Dice.Mix(enterprise.Key, (long)Purpose.Change), number), day);

    private Revision At(ulong key, DateOnly day)
    {
        var days = Math.Max(0, day.DayNumber - Start.DayNumber);
        var phase = (long)(key % Million);
        var number = ((PerMillion * days) + phase) / Million;
        return number == 0
            ? new Revision(0, Start)
            : new Revision((int)number, Start.AddDays((int)(((number * Million) - phase + PerMillion - 1) / PerMillion)));
    }
}

/// <summary>A state of an enterprise's facts.</summary>
/// <param name="Number">How often they have changed since 2026-01-01.</param>
/// <param name="Since">Since when they are so.</param>
public readonly record struct Revision(int Number, DateOnly Since);
