namespace Hub.Demo;

/// <summary>What the pushes and the night came to.</summary>
/// <param name="Pushed">What the departments pushed, and its building.</param>
/// <param name="Pulled">The night's interfaces and their building.</param>
/// <param name="PushingFor">How long the pushes took.</param>
/// <param name="NightFor">How long the night took.</param>
internal sealed record NightResult(IReadOnlyList<Progress> Pushed, IReadOnlyList<Progress> Pulled, TimeSpan PushingFor, TimeSpan NightFor)
{
    /// <summary>All interfaces, in the order of their numbers.</summary>
    public IReadOnlyList<Progress> Interfaces { get; } =
        [.. Pushed.Concat(Pulled).Where(row => row.IsInterface).OrderBy(row => row.Id, StringComparer.Ordinal)];
}
