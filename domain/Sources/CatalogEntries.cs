namespace Hub.Domain.Sources;

/// <summary>A department with the file it was read from.</summary>
internal sealed record DepartmentEntry(string File, Department Department, IReadOnlyList<InterfaceEntry> Interfaces);

/// <summary>An interface with where it stands.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Path">For example <c>interfaces[0]</c>.</param>
/// <param name="Interface">As read.</param>
/// <param name="IsWhole">Whether it was read without a mistake; otherwise parts of it are stand-ins and must not be checked.</param>
internal sealed record InterfaceEntry(string File, string Path, Interface Interface, bool IsWhole)
{
    /// <summary>All fields, also those within lists, with their paths.</summary>
    public IEnumerable<(string Path, Field Field)> AllFields => Walk("fields", Interface.Fields);

    public CatalogMistake Wrong(string path, string value, string expected) => new(File, $"{Path}.{path}", value, expected);

    private static IEnumerable<(string Path, Field Field)> Walk(string path, IReadOnlyList<Field> fields) =>
        fields.SelectMany((field, i) => field.Type is ListType list
            ? Walk($"{path}[{i}].fields", list.Items).Prepend(($"{path}[{i}]", field))
            : [($"{path}[{i}]", field)]);
}
