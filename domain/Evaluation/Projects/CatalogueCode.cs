using System.Text.RegularExpressions;

namespace Hub.Domain.Evaluation.Projects;

/// <summary>A code of the green catalogue as departments and banks write it.</summary>
/// <param name="Edition">The edition it names, or null.</param>
/// <param name="Class">Its first level.</param>
/// <param name="Group">Its first two levels; null if it has only one.</param>
internal sealed partial record CatalogueCode(string? Edition, string Class, string? Group)
{
    /// <returns>Null if the text is no code.</returns>
    public static CatalogueCode? Read(string? text)
    {
        var match = Form().Match(text?.Trim() ?? "");
        return match.Success
            ? new CatalogueCode(OrNull(match.Groups["edition"]), match.Groups["class"].Value, OrNull(match.Groups["group"]))
            : null;
    }

    private static string? OrNull(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex(@"^(?:(?<edition>\d{4}):)?(?:(?<group>(?<class>\d)\.\d{1,2})(?:\.\d{1,2}){0,2}|(?<class>\d))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
