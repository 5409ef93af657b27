namespace Hub.Domain.Sources;

/// <summary>A mistake in a catalog file.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Path">Where in it, for example <c>interfaces[0].fields[2].type</c>.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Expected">What would be right, with the list of valid names where there is one.</param>
public sealed record CatalogMistake(string File, string Path, string Value, string Expected)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}: {Path} is {Value}; {Expected}";
}

/// <summary>The catalog has mistakes; the hub does not start.</summary>
public sealed class CatalogException(IReadOnlyList<CatalogMistake> mistakes)
    : Exception(string.Join('\n', mistakes))
{
    /// <summary>All mistakes, not the first.</summary>
    public IReadOnlyList<CatalogMistake> Mistakes { get; } = mistakes;
}
