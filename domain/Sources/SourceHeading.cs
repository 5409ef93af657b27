namespace Hub.Domain.Sources;

/// <summary>A heading or property name of a source, as it is compared.</summary>
internal static class SourceHeading
{
    /// <summary>Folds width and case and drops the spaces around: 电量（度） and 电量(度) are one heading.</summary>
    public static string Fold(string heading) => Fold(heading, new char[heading.Length]).ToString();

    /// <summary>The same without an allocation.</summary>
    /// <param name="heading">As it came.</param>
    /// <param name="buffer">At least as long as the heading.</param>
    /// <returns>A part of the buffer.</returns>
    public static ReadOnlySpan<char> Fold(ReadOnlySpan<char> heading, Span<char> buffer)
    {
        for (var i = 0; i < heading.Length; i++)
        {
            buffer[i] = char.ToUpperInvariant(FullWidth.Fold(heading[i]));
        }

        return buffer[..heading.Length].Trim();
    }

    /// <summary>The folded headings that a field claims: its name, its labels and its source names.</summary>
    public static IEnumerable<string> OfField(Field field) =>
        field.SourceNames.Append(field.Name).Append(field.Label.Zh).Append(field.Label.En).Select(Fold);
}
