namespace Hub.Domain.Formulas;

/// <summary>A formula cannot be understood.</summary>
/// <param name="position">Where in its text, from 1.</param>
/// <param name="reason">What stands there, what would be right and, where there is one, the list of valid names.</param>
public sealed class FormulaException(int position, string reason) : Exception($"position {position}: {reason}")
{
    /// <summary>Where in the text, from 1.</summary>
    public int Position { get; } = position;
}
