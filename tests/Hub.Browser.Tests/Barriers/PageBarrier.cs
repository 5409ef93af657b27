using Microsoft.Playwright;

namespace Hub.Browser.Tests.Barriers;

/// <summary>A barrier that axe-core found: its rule, how bad it is, and where.</summary>
internal sealed record PageBarrier(string Rule, string Impact, string Where)
{
    private const string Run = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .flatMap(v => v.nodes.map(n => `${v.id}\t${v.impact}\t${n.target.join(' ')} ${n.failureSummary.replace(/\s+/g, ' ')}`))
        """;

    /// <summary>The barriers of a page.</summary>
    public static async Task<IReadOnlyList<PageBarrier>> OfAsync(IPage page, CancellationToken cancellation)
    {
        var folder = await NodePackages.EnsureAsync("Barriers", "barriers", cancellation);
        var axe = await File.ReadAllTextAsync(Path.Combine(folder, "node_modules", "axe-core", "axe.min.js"), cancellation);
        await page.EvaluateAsync(axe);
        return [.. (await page.EvaluateAsync<string[]>(Run)).Select(l => l.Split('\t')).Select(p => new PageBarrier(p[0], p[1], p[2]))];
    }
}
