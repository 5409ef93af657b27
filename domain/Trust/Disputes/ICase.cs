using Hub.Domain.Profiles;

namespace Hub.Domain.Trust.Disputes;

/// <summary>
/// A case about what a department says of an enterprise: a dispute, an appeal against a hit, a repair. The marks of a profile follow
/// from its cases and from nothing else, so a profile built anew carries the same.
/// </summary>
public interface ICase
{
    /// <summary>Its name: credit code, kind and number, <c>91330502MA2B00019K-D0001</c>.</summary>
    string Id { get; }

    /// <summary>The enterprise.</summary>
    string CreditCode { get; }

    /// <summary>The departments that may answer.</summary>
    IReadOnlyList<string> Departments { get; }

    /// <summary>Whether somebody still has to do something.</summary>
    bool IsOpen { get; }

    /// <summary>When the hub has to look at it again; null if never.</summary>
    DateTimeOffset? Wake { get; }

    /// <summary>What it says of the profile as it stands.</summary>
    IReadOnlyList<Mark> Marks { get; }
}

/// <summary>Somebody did something in a case.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Who: a caller's id, or <c>hub</c>.</param>
/// <param name="What">What.</param>
/// <param name="Text">In words, or the reference; null if there is nothing to add.</param>
public sealed record CaseStep<T>(DateTimeOffset At, string Actor, T What, string? Text = null);

/// <summary>Names of cases.</summary>
public static class CaseId
{
    /// <summary>Letter of disputes.</summary>
    public const char Dispute = 'D';

    /// <summary>Letter of appeals.</summary>
    public const char Appeal = 'A';

    /// <summary>Letter of repairs.</summary>
    public const char Repair = 'R';

    private const int CodeLength = 18;
    private const int Length = 24;

    /// <summary>The name of an enterprise's case of a kind by its number.</summary>
    public static string Of(string creditCode, char kind, int number) => $"{creditCode}-{kind}{number:d4}";

    /// <summary>The enterprise that a case of that kind is of; null if it is no such name.</summary>
    public static string? CreditCodeOf(string id, char kind) =>
        id.Length == Length && id[CodeLength] == '-' && id[CodeLength + 1] == kind
        && id.Take(CodeLength).All(char.IsAsciiLetterOrDigit) && id.Skip(CodeLength + 2).All(char.IsAsciiDigit) ? id[..CodeLength] : null;

    /// <summary>The kind of a case.</summary>
    public static char KindOf(string id) => id[CodeLength + 1];
}

/// <summary>A case is not where an action needs it to be.</summary>
/// <param name="id">The case.</param>
/// <param name="stands">Where it stands.</param>
/// <param name="asked">What was to be done.</param>
public sealed class CaseStateException(string id, string stands, string asked)
    : Exception($"Case {id} stands at {stands}: {asked} is not possible there.")
{
    /// <summary>Where it stands.</summary>
    public string Stands => stands;
}
