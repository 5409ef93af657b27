namespace Hub.Domain.Sources;

/// <summary>What share of the known items one delivery may change before it is held for a person to look at.</summary>
/// <param name="MostChanged">Changed items; 0 … 1.</param>
/// <param name="MostDeleted">Withdrawn items; 0 … 1.</param>
public sealed record Breaker(decimal MostChanged, decimal MostDeleted)
{
    /// <summary>The shares of an interface that does not set its own. [P]</summary>
    public static readonly Breaker Default = new(0.3m, 0.05m);
}
