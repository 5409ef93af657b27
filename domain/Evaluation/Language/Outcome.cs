namespace Hub.Domain.Evaluation.Language;

/// <summary>Why there is no value.</summary>
public enum Absence : byte
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>The department has no record of this enterprise.</summary>
    NoRecord,

    /// <summary>The department was not reached, its answer is out of date, or it does not state this.</summary>
    NotThere,

    /// <summary>A denominator is 0 or absent: the question does not arise (no spot check, no complaint).</summary>
    Undefined,

    /// <summary>A denominator that must be positive (revenue, added value) is not.</summary>
    NotPositive,
}

/// <summary>
/// What an expression yields: a number in the unit of its measure, or why there is none. Conditions are 1 and 0, days their number in the
/// calendar, choices their place in the catalog's list. "No record" and "did not answer" never merge.
/// </summary>
/// <param name="Number">The value; 0 where there is none.</param>
/// <param name="Absence">Why there is none.</param>
public readonly record struct Outcome(double Number, Absence Absence)
{
    /// <summary>Whether there is a value.</summary>
    public bool IsKnown => Absence == Absence.None;

    /// <summary>A condition that is known to hold.</summary>
    public bool Holds => Absence == Absence.None && Number != 0;

    /// <summary>A condition that is known not to hold.</summary>
    public bool Fails => Absence == Absence.None && Number == 0;

    /// <summary>A value.</summary>
    public static Outcome Of(double number) => double.IsFinite(number) ? new(number, Absence.None) : new(0, Absence.Undefined);

    /// <summary>A condition.</summary>
    public static Outcome Of(bool truth) => new(truth ? 1 : 0, Absence.None);

    /// <summary>No value.</summary>
    public static Outcome Without(Absence why) => new(0, why);

    /// <summary>
    /// Why a combination of two has no value: what is not there outweighs what does not arise, so that a dead source is never taken
    /// for an answer.
    /// </summary>
    public static Absence Worse(Absence a, Absence b) => Weight(a) >= Weight(b) ? a : b;

    private static int Weight(Absence absence) => absence switch
    {
        Absence.NotThere => 4,
        Absence.NotPositive => 3,
        Absence.Undefined => 2,
        Absence.NoRecord => 1,
        _ => 0,
    };
}
