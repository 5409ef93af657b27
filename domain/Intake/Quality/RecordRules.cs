using Hub.Domain.Formulas;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake.Quality;

/// <summary>The rules that are asked of one interface's records. Immutable, so one serves all threads.</summary>
public sealed class RecordRules
{
    private readonly IReadOnlyList<QualityRule> _rules;
    private readonly FieldScan _scan;

    internal RecordRules(Interface @interface, IReadOnlyList<QualityRule> rules, FieldScan scan) =>
        (Interface, _rules, _scan) = (@interface, rules, scan);

    /// <summary>The interface.</summary>
    public Interface Interface { get; }

    /// <summary>A check for one thread, which uses its memory again for every record.</summary>
    public RecordCheck Check() => new(_rules, _scan);

    /// <summary>The same without the rules that are not wanted; null if none is left.</summary>
    internal RecordRules? Only(Func<QualityRule, bool> wanted) =>
        _rules.Where(wanted).ToList() is { Count: > 0 } rules ? new RecordRules(Interface, rules, _scan) : null;
}

/// <summary>Checks records one after the other. One pass reads the fields that any rule asks for; nothing else is looked at.</summary>
public sealed class RecordCheck(IReadOnlyList<QualityRule> rules, FieldScan scan)
{
    private readonly Value[] _values = new Value[scan.Count];
    private Facts? _facts;

    /// <summary>The rules that hit.</summary>
    /// <param name="content">Canonical JSON object of a record.</param>
    /// <param name="today">The day of its receipt in China.</param>
    public IReadOnlyList<QualityHit> Hits(ReadOnlySpan<byte> content, DateOnly today)
    {
        scan.Read(content, _values);
        var facts = _facts is { } known && known.Today == today ? known : _facts = Facts.OfRecord(today, _values);
        List<QualityHit>? hits = null;
        foreach (var rule in rules)
        {
            if (rule.When.Evaluate(facts).IsTrue)
            {
                (hits ??= []).Add(QualityHit.Of(rule, facts));
            }
        }

        return hits ?? (IReadOnlyList<QualityHit>)[];
    }
}
