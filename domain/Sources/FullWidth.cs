namespace Hub.Domain.Sources;

/// <summary>
/// Full-width forms, which Chinese input methods leave behind, and the characters they stand for. By hand: the process runs with
/// invariant globalization, in which <see cref="string.Normalize()"/> gives its text back as it is.
/// </summary>
internal static class FullWidth
{
    /// <summary>The half-width character; any other as it is.</summary>
    public static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' => ' ',
        _ => c,
    };
}
