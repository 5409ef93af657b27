namespace Hub.Domain.Trust.Callers;

/// <summary>
/// What a bank passes on of its own people: branch and user, as it names them. Names of systems, not of persons: they stand in
/// the record of access, so they are short and of plain characters.
/// </summary>
public static class PassedOn
{
    /// <summary>Most characters.</summary>
    public const int Longest = 64;

    /// <summary>Whether a branch or user can be passed on: 1 to 64 letters, digits and <c>. _ - @ /</c>.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= Longest && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '@' or '/');
}
