namespace Hub.Domain.Sharing.Subscriptions;

/// <summary>What of an enterprise decides whose subscription an event is for. Never sent.</summary>
/// <param name="Region">Division code of the registration, six digits; null if unknown.</param>
/// <param name="Industry">Industry code of the registration (GB/T 4754), a section letter or digits; null if unknown.</param>
/// <param name="Grade">Its green grade; null if it was never evaluated.</param>
/// <param name="Customer">Whether the bank lends to it: whether it has a consent for what comes after the loan (POST_LOAN).</param>
public sealed record Audience(string? Region, string? Industry, string? Grade, bool Customer);

/// <summary>Which enterprises a subscription is about. What is null or empty does not narrow.</summary>
/// <param name="Regions">Division codes; a shorter code stands for all that begin with it (<c>3305</c> is all of Huzhou).</param>
/// <param name="Industries">Industry codes; a shorter code stands for all that begin with it.</param>
/// <param name="Grades">Green grades.</param>
/// <param name="OwnCustomers">Only enterprises that the bank lends to.</param>
public sealed record AudienceFilter(
    IReadOnlyList<string>? Regions = null, IReadOnlyList<string>? Industries = null, IReadOnlyList<string>? Grades = null, bool OwnCustomers = false)
{
    /// <summary>Whether an enterprise is meant. What is unknown of it matches no list.</summary>
    public bool Matches(Audience audience) =>
        Begins(audience.Region, Regions) && Begins(audience.Industry, Industries)
        && (Grades is not { Count: > 0 } || (audience.Grade is { } grade && Grades.Contains(grade)))
        && (!OwnCustomers || audience.Customer);

    private static bool Begins(string? code, IReadOnlyList<string>? prefixes) =>
        prefixes is not { Count: > 0 } || (code is not null && prefixes.Any(p => code.StartsWith(p, StringComparison.Ordinal)));
}
