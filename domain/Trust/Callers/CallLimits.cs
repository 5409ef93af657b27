namespace Hub.Domain.Trust.Callers;

/// <summary>How much a caller may ask.</summary>
/// <param name="PerMinute">Requests a minute to one instance of the hub; as many may come at once.</param>
/// <param name="PerDay">Requests a day of China to all instances together.</param>
public sealed record CallLimits(int PerMinute, int PerDay)
{
    /// <summary>Most requests a minute that can be set.</summary>
    public const int MostPerMinute = 1_000_000;

    /// <summary>Most requests a day that can be set.</summary>
    public const int MostPerDay = 1_000_000_000;

    /// <summary>As good as none.</summary>
    public static readonly CallLimits Most = new(MostPerMinute, MostPerDay);

    /// <summary>Whether both can be set.</summary>
    public bool IsInRange => PerMinute is > 0 and <= MostPerMinute && PerDay is > 0 and <= MostPerDay;
}
