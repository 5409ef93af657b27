using System.Text.Json.Serialization;

namespace Hub.Domain.Profiles;

/// <summary>What a mark says of an item or of a hit of the negative list.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MarkKind>))]
public enum MarkKind
{
    /// <summary>异议: the enterprise disputes the item; from <see cref="Mark.Until"/> on it is withheld.</summary>
    Disputed,

    /// <summary>声明: the dispute is closed, and the enterprise, not agreeing, made a statement.</summary>
    Statement,

    /// <summary>信用修复: the item is repaired and no longer shown.</summary>
    Repaired,

    /// <summary>申诉: the enterprise appeals a hit of the negative list, which counts meanwhile.</summary>
    Appealed,

    /// <summary>解除: a hit of the negative list does not count.</summary>
    Released,

    /// <summary>已更正: the item was corrected or deleted after a dispute; only on earlier versions, when they are looked at later.</summary>
    Corrected,
}

/// <summary>
/// A mark on what a department says: it never changes the department's words. Marks follow from cases (disputes, appeals, repairs); a
/// profile version carries those that held when it was made, so that the history shows what was shown.
/// </summary>
/// <param name="Kind">What it says.</param>
/// <param name="Case">The case it comes from.</param>
/// <param name="InterfaceId">The interface; of a hit the first that it is judged by.</param>
/// <param name="Item">The item as a reader sees it, parts joined; empty for a single record. Of a hit the item of the negative list.</param>
/// <param name="Field">The field; null for the whole item.</param>
/// <param name="Since">From when it holds.</param>
/// <param name="Until">When it ends; of a dispute, from when the item is withheld. Null if time does not end it.</param>
/// <param name="Text">The enterprise's statement, or the reference of the decision; null if there is none.</param>
public sealed record Mark(
    MarkKind Kind, string Case, string InterfaceId, string Item, string? Field, DateTimeOffset Since, DateTimeOffset? Until, string? Text)
{
    /// <summary>Whether it speaks of a hit of the negative list and not of an item.</summary>
    [JsonIgnore]
    public bool IsOfHit => Kind is MarkKind.Appealed or MarkKind.Released;

    /// <summary>Whether it withholds its item or field at an instant: the department did not answer in time, or has said that it was wrong.</summary>
    public bool Withholds(DateTimeOffset now) => Kind == MarkKind.Corrected || (Kind == MarkKind.Disputed && Until <= now);

    /// <summary>Whether it holds at an instant; a dispute does until its case takes it away.</summary>
    public bool HoldsAt(DateTimeOffset now) => Since <= now && (Kind == MarkKind.Disputed || !(Until <= now));

    /// <summary>The first instant after this one at which it says something else; null if none.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset now) => Since > now ? Since : Until > now ? Until : null;

    /// <summary>The order in which a profile keeps marks, so that equal marks have equal bytes.</summary>
    public static IReadOnlyList<Mark> Ordered(IEnumerable<Mark> marks) =>
        [.. marks.OrderBy(m => m.InterfaceId, StringComparer.Ordinal).ThenBy(m => m.Item, StringComparer.Ordinal).ThenBy(m => m.Case, StringComparer.Ordinal).ThenBy(m => m.Kind)];
}
