using Hub.Domain.Trust;

namespace Hub.Functions.Tests.Trust;

/// <summary>A row of docs/access-matrix.md: a route, and what each role may do with it.</summary>
internal sealed record MatrixRow(string Function, string Route, string Scope, IReadOnlyDictionary<CallerRole, string> Cells);

/// <summary>The written matrix of routes and roles.</summary>
internal static class AccessMatrix
{
    public const string Yes = "yes";
    public const string Own = "own";
    public const string No = "–";
    public const string Everybody = "everybody";

    /// <summary>The columns of the matrix, after function, route and scope.</summary>
    private static readonly CallerRole[] s_columns =
        [CallerRole.Department, CallerRole.Bank, CallerRole.Enterprise, CallerRole.Supervisor, CallerRole.Operator];

    public static readonly IReadOnlyList<MatrixRow> Rows =
    [
        .. File.ReadLines(Repository.PathOf("docs", "access-matrix.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray())
            .Select(cells => new MatrixRow(cells[0], cells[1], cells[2], s_columns.Zip(cells[3..]).ToDictionary(c => c.First, c => c.Second))),
    ];

    public static MatrixRow Of(string function) => Rows.Single(r => r.Function == function);
}
