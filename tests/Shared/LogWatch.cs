using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Data.Tables;
using Hub.Azure;
using Hub.Azure.Profiles;
using Hub.Azure.Sources;
using Hub.Domain.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hub.Testing;

/// <summary>
/// Reads the log of a hub under test. At its end no line may have a key or secret of its settings, a person or account of its
/// profiles, or the heading of a personal field, which only a record has in quotes.
/// </summary>
internal sealed class LogWatch : ILoggerProvider, ILogger
{
    private const int ShortestSecret = 8;

    private static readonly string[] s_secretNames = ["Key", "Secret", "Pepper"];

    private static readonly string[] s_headings =
    [
        .. CatalogFiles.Load(Repository.PathOf("catalog")).Interfaces.SelectMany(i => i.Fields).Where(f => f.Personal)
            .SelectMany(f => f.SourceNames.Append(f.Name).Append(f.Label.Zh)).Append("统一社会信用代码").Select(name => $"\"{name}\"").Distinct(),
    ];

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly List<string> _secrets;

    /// <summary>Watches for the secrets among a hub's settings.</summary>
    public LogWatch(IEnumerable<KeyValuePair<string, string>> settings) => _secrets =
    [
        .. settings.Where(s => s_secretNames.Any(n => s.Key.EndsWith(n, StringComparison.Ordinal)) && s.Value.Length >= ShortestSecret).Select(s => s.Value),
        .. settings.SelectMany(s => s.Value.Split(';')).Where(p => p.StartsWith("AccountKey=", StringComparison.Ordinal)).Select(p => p["AccountKey=".Length..]),
    ];

    /// <summary>Takes a line.</summary>
    public void See(string? line) => _lines.Enqueue(line ?? "");

    /// <summary>Fails if a line has what none may have.</summary>
    /// <param name="more">What else none may have.</param>
    public void Check(IEnumerable<string> more)
    {
        var forbidden = _secrets.Concat(more).Concat(s_headings).ToHashSet();
        var found = _lines.SelectMany(line => forbidden.Where(f => line.Contains(f, StringComparison.Ordinal)).Select(f => $"“{f}” in: {line}")).Take(5);
        Assert.True(!found.Any(), $"The hub's log must not have\n{string.Join('\n', found)}");
    }

    /// <summary>Personal values of all profiles in a hub's store.</summary>
    public static async Task<HashSet<string>> PersonsAsync(IServiceProvider services)
    {
        var (store, profiles, catalog) = (services.GetRequiredService<HubStore>(), services.GetRequiredService<ProfileStore>(), services.GetRequiredService<Catalog>());
        var persons = new HashSet<string>();
        await foreach (var row in store.Profiles.QueryAsync<TableEntity>($"RowKey lt '{ProfileRow.OutboxPrefix}'", select: ["RowKey"]))
        {
            foreach (var section in (await profiles.FindAsync(row.RowKey, CancellationToken.None))!.Profile.Sections)
            {
                var fields = catalog.FindInterface(section.InterfaceId)?.Fields.Where(f => f.Personal).Select(f => f.Name).ToHashSet() ?? [];
                persons.UnionWith(fields.Count == 0 ? [] : section.Present.SelectMany(item => ValuesOf(item.Content, fields)));
            }
        }

        return persons;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        See($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }

    private static IEnumerable<string> ValuesOf(ReadOnlyMemory<byte> content, HashSet<string> fields)
    {
        using var document = JsonDocument.Parse(content);
        return [.. document.RootElement.EnumerateObject().Where(p => fields.Contains(p.Name) && p.Value.ValueKind == JsonValueKind.String)
            .Select(p => p.Value.GetString()!).Where(v => v.Length > 1)];
    }
}
