using System.Diagnostics;
using System.Globalization;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Evaluation.Rules;

namespace Hub.Bench;

/// <summary>The same evaluations in DuckDB, by bench/duckdb: writes the facts it reads, runs it, and compares every score and grade.</summary>
internal sealed class DuckDbComparison : IDisposable
{
    private const double Tolerance = 1e-9;
    private const int MostShown = 10;
    private const string Listed = "inCatalogue";
    private const string YearBefore = "@12";

    private readonly Rulebook _rulebook;
    private readonly FactCalls _calls;
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-duckdb-").FullName;
    private readonly StreamWriter _facts;
    private readonly Dictionary<string, EnterpriseEvaluation> _evaluations = [];

    private DuckDbComparison(Rulebook rulebook, string[] columns)
    {
        _rulebook = rulebook;
        _calls = new FactCalls(rulebook, columns.Select(CallOf));
        _facts = new StreamWriter(Path.Combine(_folder, "facts.csv"));
        _facts.WriteLine(string.Join(',', columns.Select(c => $"\"{c}\"").Prepend("industry").Prepend("code")));
    }

    /// <summary>Installs what bench/duckdb needs and asks it for its columns.</summary>
    public static async Task<DuckDbComparison> BeginAsync(Rulebook rulebook, CancellationToken stop)
    {
        if (!Directory.Exists(Path.Combine(ScriptFolder(), "node_modules")))
        {
            await ReadAsync("npm", ["install", "--no-audit", "--no-fund"], stop);
        }

        var columns = await ReadAsync("node", ["evaluate.mjs", "--columns", "--rulebook", rulebook.Version], stop);
        return new DuckDbComparison(rulebook, columns.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>Takes an enterprise in.</summary>
    public void Add(string code, EnterpriseFacts facts, EnterpriseEvaluation evaluation)
    {
        _facts.WriteLine(string.Join(',', _calls.Of(facts).Select(Cell).Prepend(facts.Industry ?? "").Prepend(code)));
        _evaluations.Add(code, evaluation);
    }

    /// <summary>Runs DuckDB and compares.</summary>
    /// <returns>Whether all is equal.</returns>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        await _facts.DisposeAsync();
        Console.WriteLine("\nDuckDB:");
        Console.WriteLine(await ReadAsync("node", ["evaluate.mjs", _folder, "--rulebook", _rulebook.Version], stop));
        var lines = File.ReadLines(Path.Combine(_folder, "scores.csv")).Select(line => line.Split(','));
        var names = lines.First();
        var differences = lines.Skip(1).SelectMany(line => DifferencesOf(names, line)).ToList();
        var compared = lines.Skip(1).Count();
        Console.WriteLine($"{compared:N0} of {_evaluations.Count:N0} enterprises compared, {names.Length - 1} results each: {differences.Count:N0} differ by more than {Tolerance}");
        differences.Take(MostShown).ToList().ForEach(Console.WriteLine);
        return differences.Count == 0 && compared == _evaluations.Count;
    }

    public void Dispose()
    {
        _facts.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private IEnumerable<string> DifferencesOf(string[] names, string[] line)
    {
        var evaluation = _evaluations[line[0]];
        var own = evaluation.Factors.Select(f => f.Applies ? f.Score : double.NaN)
            .Concat(evaluation.Dimensions).Concat(evaluation.Pillars).Append(evaluation.Total).Append(evaluation.Coverage);
        return own.Index().Where(o => !AreEqual(o.Item, line[o.Index + 1]))
            .Select(o => $"{line[0]} {names[o.Index + 1]}: {o.Item.ToString("R", CultureInfo.InvariantCulture)}, DuckDB {line[o.Index + 1]}")
            .Concat(line[^1] == evaluation.Grade.ToString() ? [] : [$"{line[0]} grade: {evaluation.Grade}, DuckDB {line[^1]}"]);
    }

    private static bool AreEqual(double own, string other) => other.Length == 0
        ? double.IsNaN(own)
        : Math.Abs(own - double.Parse(other, CultureInfo.InvariantCulture)) <= Tolerance;

    private static (string Text, bool IsYearBefore) CallOf(string column)
    {
        var text = column.EndsWith(YearBefore, StringComparison.Ordinal) ? column[..^YearBefore.Length] : column;
        return (text.StartsWith(Listed, StringComparison.Ordinal) ? $"LISTED{text[Listed.Length..]}" : text, text.Length < column.Length);
    }

    /// <summary>As bench/duckdb's README says: NaN for "no record", nothing for every other absence.</summary>
    private static string Cell(Outcome value) => value.Absence switch
    {
        Absence.None => value.Number.ToString("R", CultureInfo.InvariantCulture),
        Absence.NoRecord => "NaN",
        _ => "",
    };

    private static async Task<string> ReadAsync(string program, string[] arguments, CancellationToken stop)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = ScriptFolder(), RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    /// <summary>bench/duckdb of the repository that this program was built in.</summary>
    private static string ScriptFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hub.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("The repository, where Hub.sln lies, is above this program."), "bench", "duckdb");
    }
}
