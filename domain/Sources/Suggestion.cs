namespace Hub.Domain.Sources;

/// <summary>Finds the valid name that a misspelt one was meant to be.</summary>
internal static class Suggestion
{
    /// <summary>"; did you mean x?" if one of the valid names is near, otherwise nothing.</summary>
    public static string For(string name, IReadOnlyCollection<string> valid)
    {
        var nearest = valid.MinBy(candidate => Distance(name, candidate));
        var meant = nearest is not null && Distance(name, nearest) <= nearest.Length / 3
            ? nearest
            : valid.FirstOrDefault(candidate => Stem(candidate) is { Length: >= 3 } stem && name.StartsWith(stem, StringComparison.OrdinalIgnoreCase));
        return meant is null ? "" : $"; did you mean {meant}?";
    }

    // Whoever writes "decimal" or "dec(5)" means dec(p,s).
    private static string Stem(string name) => name.Split('(')[0];

    // Levenshtein's distance with case ignored, one row at a time.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                var substituted = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
