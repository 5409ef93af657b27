using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Domain.Sources;

/// <summary>The text of a field's type, such as <c>dec(16,2)</c>, taken apart.</summary>
/// <param name="Word">Its name in <see cref="CatalogVocabulary.TypeProperties"/>; empty if there is no such type.</param>
/// <param name="Numbers">What stands between the brackets.</param>
/// <param name="Properties">Properties that only fields of this type have; of an unknown type, any.</param>
internal sealed partial record TypeText(string Word, IReadOnlyList<int> Numbers, IReadOnlyList<string> Properties)
{
    public static TypeText Parse(CatalogNode field)
    {
        var text = field.Text("type");
        var match = Pattern().Match(text);
        var word = match.Success ? match.Groups["word"].Value + Brackets(match.Groups["number"].Captures.Count) : text;
        if (CatalogVocabulary.TypeProperties.TryGetValue(word, out var properties) && match.Success)
        {
            return new TypeText(word, [.. match.Groups["number"].Captures.Select(c => int.Parse(c.Value, CultureInfo.InvariantCulture))], properties);
        }

        if (text.Length > 0)
        {
            var words = CatalogVocabulary.TypeProperties.Keys;
            field.Wrong("type", $"one of {string.Join(", ", words)} is needed, with numbers for p, s and n{Suggestion.For(word, [.. words])}");
        }

        return new TypeText("", [], [.. CatalogVocabulary.TypeProperties.Values.SelectMany(names => names)]);
    }

    private static string Brackets(int numbers) => numbers switch
    {
        0 => "",
        1 => "(n)",
        _ => "(p,s)",
    };

    [GeneratedRegex(@"^(?<word>[A-Za-z]+)(\((?<number>\d{1,6})(,(?<number>\d{1,6}))?\))?$")]
    private static partial Regex Pattern();
}
