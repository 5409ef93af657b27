using System.Text;

namespace Hub.Domain.Sources;

/// <summary>A heading or property name of a source, as it is compared.</summary>
internal static class SourceHeading
{
    /// <summary>Folds width and case and drops the spaces around: 电量（度） and 电量(度) are one heading.</summary>
    public static string Fold(string heading) => heading.Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant();

    /// <summary>The folded headings that a field claims: its name, its labels and its source names.</summary>
    public static IEnumerable<string> OfField(Field field) =>
        field.SourceNames.Append(field.Name).Append(field.Label.Zh).Append(field.Label.En).Select(Fold);
}
