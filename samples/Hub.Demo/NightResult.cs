namespace Hub.Demo;

/// <summary>What the registration and the night came to.</summary>
/// <param name="Registered">The registrations and their building.</param>
/// <param name="Pulled">The night's interfaces and their building.</param>
/// <param name="RegisteringFor">How long the registrations took.</param>
/// <param name="NightFor">How long the night took.</param>
internal sealed record NightResult(
    IReadOnlyList<Progress> Registered, IReadOnlyList<Progress> Pulled, TimeSpan RegisteringFor, TimeSpan NightFor)
{
    /// <summary>All interfaces.</summary>
    public IEnumerable<Progress> Interfaces => Registered.Concat(Pulled).Where(row => row.IsInterface);
}
