using System.Text.Json;
using Hub.Azure.Intake;
using Hub.Domain.Sources;
using Hub.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Demo;

/// <summary>
/// Looks for anything lost: every record read is accounted for, every enterprise has its profile, and every field of it is the
/// city's. A fact may be absent only if a record of its enterprise lies in quarantine.
/// </summary>
internal sealed class LossCheck(HubClient hub, Stage stage, NightResult night, TimeProvider clock)
{
    private const int ChunkSize = 200;
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, IReadOnlyList<QuarantinedRecord>> _quarantine = [];
    private readonly HashSet<(string Interface, string Code)> _withheld = [];
    private readonly Dictionary<(string Interface, string State), int> _states = [];
    private int _profiles;
    private int _explained;

    /// <summary>Reads and compares all profiles.</summary>
    public async Task<Verdict> RunAsync(CancellationToken stop)
    {
        var begun = clock.GetTimestamp();
        foreach (var row in night.Interfaces)
        {
            CheckCounts(row);
            _quarantine[row.Id] = row.Quarantined == 0 ? [] : await hub.QuarantineAsync(row.Id, stop);
            _withheld.UnionWith(_quarantine[row.Id].Where(r => r.Code is not null).Select(r => (row.Id, r.Code!)));
        }

        var compared = Comparable();
        var oracle = new Oracle(stage.Departments.City, stage.Departments.BusinessDate, compared, new Terms(DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Date)));
        foreach (var chunk in stage.Departments.City.Enterprises.Chunk(ChunkSize))
        {
            await CheckAsync(chunk, oracle, stop);
        }

        return new Verdict
        {
            Findings = _findings, Profiles = _profiles, Withheld = _explained, Values = oracle.Values, States = _states,
            Compared = [.. compared.Select(i => i.Id)], Elapsed = clock.GetElapsedTime(begun), Quarantine = _quarantine,
        };
    }

    /// <summary>
    /// What an earlier night left in the same folder may be older than the city is today, unless it was read anew. What only a
    /// natural person's consent opens no bank of the demo sees.
    /// </summary>
    private List<Interface> Comparable()
    {
        var catalog = stage.Hub.GetRequiredService<Catalog>();
        return [.. night.Interfaces
            .Where(row => row.Stand == Stand.Done && (stage.IsClean || row.IsPushed))
            .Select(row => catalog.FindInterface(row.Id)!)
            .Where(i => i.Consent is ConsentClass.None or ConsentClass.Enterprise)];
    }

    private void CheckCounts(Progress row)
    {
        if (row.Stand != Stand.Done)
        {
            Find($"{row.Id} {row.Name.Zh}归集失败：{row.Problem}", $"{row.Id} {row.Name.En} failed");
        }

        if (row.Quarantined > 0 && !stage.HasFaults)
        {
            Find($"{row.Id} 有 {row.Quarantined:N0} 条记录被隔离，而部门没有出错", $"{row.Id}: {row.Quarantined:N0} records in quarantine although the departments show no faults");
        }

        if (!row.IsBalanced)
        {
            Find($"{row.Id} 记录数不平：{row.Records:N0} ≠ {row.Accepted:N0} + {row.Unchanged:N0} + {row.Quarantined:N0}",
                $"{row.Id}: records read are not those accepted, unchanged and quarantined");
        }
    }

    private async Task CheckAsync(Enterprise[] enterprises, Oracle oracle, CancellationToken stop)
    {
        var lines = await hub.QueryAsync([.. enterprises.Select(enterprise => enterprise.CreditCode)], stop);
        if (lines.Count != enterprises.Length)
        {
            Find($"查询 {enterprises.Length} 家企业，只答复 {lines.Count} 家", $"{enterprises.Length} enterprises asked for, {lines.Count} answered");
            return;
        }

        foreach (var (enterprise, line) in enterprises.Zip(lines))
        {
            using var profile = JsonDocument.Parse(line);
            CheckProfile(enterprise, profile.RootElement, oracle);
        }
    }

    private void CheckProfile(Enterprise enterprise, JsonElement profile, Oracle oracle)
    {
        if (profile.TryGetProperty("error", out var error))
        {
            Find($"{enterprise.CreditCode} 没有档案：{error}", $"{enterprise.CreditCode} has no profile: {error}");
            return;
        }

        _profiles++;
        var states = profile.GetProperty("completeness").EnumerateArray()
            .ToDictionary(part => part.GetProperty("interface").GetString()!, part => part.GetProperty("state").GetString()!);
        CountStates(enterprise, states);
        foreach (var difference in oracle.Compare(enterprise, profile))
        {
            Judge(difference, states);
        }
    }

    private void CountStates(Enterprise enterprise, Dictionary<string, string> states)
    {
        foreach (var (id, state) in states)
        {
            _states[(id, state)] = _states.GetValueOrDefault((id, state)) + 1;
        }

        // Of a deregistered enterprise the courts and the register tell nothing, not even that there is nothing.
        foreach (var row in night.Interfaces.Where(row => !enterprise.IsCancelled && row.Stand == Stand.Done && row.Records > 0 && states.GetValueOrDefault(row.Id) == "notReached"))
        {
            Find($"{enterprise.CreditCode} 未查询到 {row.Id}", $"{enterprise.CreditCode} was not asked for at {row.Id}");
        }
    }

    private void Judge(Difference difference, Dictionary<string, string> states)
    {
        var inQuarantine = states.GetValueOrDefault(difference.InterfaceId) == "quarantined"
            || _withheld.Contains((difference.InterfaceId, difference.CreditCode));
        if (difference.IsMissing && inQuarantine)
        {
            _explained++;
            return;
        }

        var (id, code, key, field, expected, found) = difference;
        Find($"{id} {code} {key} {field}：部门为“{expected ?? "无"}”，档案为“{found ?? "无"}”",
            $"{id} {code} {key} {field}: the department has “{expected ?? "nothing"}”, the profile “{found ?? "nothing"}”");
    }

    private void Find(string zh, string en) => _findings.Add(new Finding(zh, en));
}
