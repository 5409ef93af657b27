using Hub.Domain.Evaluation.Language;
using Hub.Domain.Profiles;

namespace Hub.Domain.Evaluation.Facts;

/// <summary>
/// The decoded records of one interface, a row each, in the order of their keys: numbers in the units of the catalog, conditions as 1 and 0, days
/// as their number in the calendar, choices as their place in the catalog's list, NaN where not stated.
/// </summary>
/// <param name="columns">Which fields.</param>
/// <param name="absence">Why there are no records to evaluate; <see cref="Absence.None"/> if there are.</param>
/// <param name="rows">How many rows.</param>
/// <param name="values">Row after row.</param>
public sealed class SectionFacts(FactColumns columns, Absence absence, int rows, double[] values)
{
    private const int Unknown = int.MinValue;

    /// <summary>Which fields.</summary>
    public FactColumns Columns => columns;

    /// <summary>Why there are no records to evaluate.</summary>
    public Absence Absence => absence;

    /// <summary>How many records.</summary>
    public int Rows => rows;

    /// <summary>The items that the rows were read from.</summary>
    public IReadOnlyList<Item> Items { get; init; } = [];

    /// <summary>The row of the newest period, or of the newest as-of in a list; -1 if there is none.</summary>
    public int Newest { get; init; } = -1;

    /// <summary>The last month (year × 12 + month − 1) of each row's period; empty where there are no periods.</summary>
    public int[] Months { get; init; } = [];

    /// <summary>The newest month that is full, as in <see cref="Months"/>; windows end with it.</summary>
    public int AnchorMonth { get; init; } = Unknown;

    /// <summary>Whether any full month is there.</summary>
    public bool HasAnchor => AnchorMonth != Unknown;

    /// <summary>The instant at which these facts count differently if nothing new comes; the end of time if never.</summary>
    public DateTimeOffset Until { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>A value; NaN if it is not stated.</summary>
    public double At(int row, int column) => values[(row * columns.Fields.Count) + column];

    /// <summary>A section without records.</summary>
    public static SectionFacts Without(FactColumns columns, Absence why) => new(columns, why, 0, []);
}
