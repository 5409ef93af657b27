using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using Hub.Bicep.Tests.Structure;

namespace Hub.Bicep.Tests.Deployment;

/// <summary>An alert reads what the hub really says.</summary>
public sealed partial class AlertTests
{
    private static readonly JsonElement s_alerts = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Repository.PathOf("bicep", "alerts.json")));

    [Fact]
    public void These_things_are_watched()
    {
        string[] wanted =
        [
            "interface-not-fresh", "interface-given-up", "run-failed", "delivery-held", "dead-letters", "queue-age", "seal-age", "error-rate", "timer-silent",
            "night-silent", "receiver-silent", "store-unreachable", "storage-availability",
        ];

        Assert.Equal(wanted.Order(), Rules("queries").Concat(Rules("metrics")).Select(r => r.GetProperty("id").GetString()!).Order());
    }

    [Fact]
    public void What_an_alert_reads_is_written_by_the_code_and_one_that_nothing_writes_for_is_off()
    {
        var written = Logged().ToList();
        foreach (var rule in Rules("queries"))
        {
            foreach (var text in Names(rule, "reads"))
            {
                Assert.Contains(text, string.Concat(rule.GetProperty("query").EnumerateArray().Select(l => l.GetString())));
                Assert.True(written.Exists(w => w.Contains(text, StringComparison.Ordinal)) == rule.GetProperty("enabled").GetBoolean(), $"“{text}”");
            }
        }
    }

    [Fact]
    public void Functions_that_an_alert_counts_exist()
    {
        var functions = CodeNamesTests.FunctionNames().ToHashSet();
        foreach (var rule in Rules("queries"))
        {
            var query = string.Join('\n', rule.GetProperty("query").EnumerateArray().Select(l => l.GetString()));

            Assert.Equal(Names(rule, "functions"), NameIs().Matches(query).Select(m => m.Groups[1].Value));
            Findings.None(Names(rule, "functions").Where(f => !functions.Contains(f)));
        }
    }

    [Fact]
    public void What_a_query_takes_out_of_a_line_stands_there()
    {
        var written = Logged().ToList();
        var workbook = File.ReadAllText(Repository.PathOf("bicep", "workbook.json")).Replace("\\n", "\n", StringComparison.Ordinal);
        var queries = Rules("queries").Select(r => string.Join('\n', r.GetProperty("query").EnumerateArray().Select(l => l.GetString()))).Append(workbook);
        var takenOut = queries.SelectMany(q => Parse().Matches(q)).Select(m => string.Join(@"\{\w+(:\w+)?\}", Quoted().Matches(m.Value).Select(t => Regex.Escape(t.Groups[1].Value)))).ToList();

        Assert.True(takenOut.Count >= 4);
        Findings.None(takenOut.Where(form => !written.Exists(line => Regex.IsMatch(line, form))));
        Findings.None(Has().Matches(workbook).Select(m => m.Groups[1].Value).Where(text => !written.Exists(line => line.Contains(text, StringComparison.Ordinal))));
    }

    [Fact]
    public void Metrics_that_the_workbook_shows_are_made()
    {
        var made = MadeMetric().Matches(File.ReadAllText(Repository.PathOf("infra", "Hub.Azure", "HubMetrics.cs"))).Select(m => m.Groups[1].Value).ToHashSet();
        var shown = ShownMetric().Matches(File.ReadAllText(Repository.PathOf("bicep", "workbook.json"))).Select(m => m.Groups[1].Value).ToHashSet();

        Assert.Equal(made.Order(), shown.Order());
    }

    [Fact]
    public void Severities_and_times_are_such_as_azure_monitor_takes()
    {
        foreach (var rule in Rules("queries").Concat(Rules("metrics")))
        {
            var (every, window) = (XmlConvert.ToTimeSpan(rule.GetProperty("every").GetString()!), XmlConvert.ToTimeSpan(rule.GetProperty("window").GetString()!));
            Assert.InRange(rule.GetProperty("severity").GetInt32(), 0, 4);
            Assert.Contains((int)every.TotalMinutes, new[] { 1, 5, 10, 15, 30, 60 });
            Assert.Contains((int)window.TotalMinutes, new[] { 1, 5, 10, 15, 30, 45, 60, 120, 180, 240, 300, 360, 1440, 2880 });
            Assert.True(every <= window);
        }
    }

    private static IEnumerable<JsonElement> Rules(string kind) => s_alerts.GetProperty(kind).EnumerateArray();

    private static List<string> Names(JsonElement rule, string property) =>
        rule.TryGetProperty(property, out var names) ? [.. names.EnumerateArray().Select(n => n.GetString()!)] : [];

    /// <summary>The texts of all lines that the hub logs.</summary>
    private static IEnumerable<string> Logged() =>
        new[] { "infra/Hub.Azure", "functions" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => LogCall().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value));

    [GeneratedRegex("""\.Log(?:Information|Warning|Error|Critical)\((?:\w+, )?"([^"]*)""")]
    private static partial Regex LogCall();

    [GeneratedRegex(@"parse Message with [^\n]*")]
    private static partial Regex Parse();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("has '([^']*)'")]
    private static partial Regex Has();

    [GeneratedRegex("\"(hub\\.[a-z.]+)\"")]
    private static partial Regex MadeMetric();

    [GeneratedRegex("'(hub\\.[a-z.]+)'")]
    private static partial Regex ShownMetric();

    [GeneratedRegex("Name == '(\\w+)'")]
    private static partial Regex NameIs();
}
