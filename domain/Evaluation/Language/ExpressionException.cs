namespace Hub.Domain.Evaluation.Language;

/// <summary>An expression cannot be understood.</summary>
/// <param name="text">The expression.</param>
/// <param name="position">Where in it, from 1.</param>
/// <param name="reason">What stands there, what would be right and, where there is one, the list of valid names.</param>
public sealed class ExpressionException(string text, int position, string reason)
    : Exception($"{text}\n{new string(' ', Math.Max(0, WidthBefore(text, position)))}^ {reason}")
{
    /// <summary>Where in the text, from 1.</summary>
    public int Position { get; } = position;

    /// <summary>What is wrong, without the expression.</summary>
    public string Reason { get; } = reason;

    /// <summary>Chinese characters are twice as wide, so that the caret stands below its word.</summary>
    private static int WidthBefore(string text, int position) => text.Take(position - 1).Sum(c => c >= 0x2E80 ? 2 : 1);
}
