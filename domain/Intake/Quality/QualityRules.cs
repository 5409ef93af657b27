using System.Collections.Frozen;
using Hub.Domain.Formulas;

namespace Hub.Domain.Intake.Quality;

/// <summary>All quality rules. Made by <see cref="QualityRulesReader"/>, immutable afterwards.</summary>
public sealed class QualityRules
{
    private readonly FrozenDictionary<string, RecordRules> _ofRecords;
    private readonly FrozenDictionary<string, RecordRules> _notesOfRecords;

    internal QualityRules(IReadOnlyList<QualityRule> rules, IReadOnlyDictionary<string, RecordNames> names, string version)
    {
        (All, Version) = (rules, version);
        AcrossSections = [.. rules.Where(r => r.InterfaceId is null)];
        _ofRecords = rules.Where(r => r.InterfaceId is not null).GroupBy(r => r.InterfaceId!)
            .ToFrozenDictionary(g => g.Key, g => new RecordRules(names[g.Key].Interface, [.. g], names[g.Key].ToScan()));
        _notesOfRecords = _ofRecords.Select(p => (p.Key, Notes: p.Value.Only(r => r.Severity == Severity.Note)))
            .Where(p => p.Notes is not null).ToFrozenDictionary(p => p.Key, p => p.Notes!);
    }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<QualityRule> All { get; }

    /// <summary>SHA-256 of the rules file, hex, first 16 characters.</summary>
    public string Version { get; }

    /// <summary>The rules across the sections of a profile.</summary>
    public IReadOnlyList<QualityRule> AcrossSections { get; }

    /// <summary>The rule of that id, or null.</summary>
    public QualityRule? Find(string id) => All.FirstOrDefault(r => r.Id == id);

    /// <summary>The rules that are asked of an interface's records while they are taken; null if there are none.</summary>
    public RecordRules? OfRecords(string interfaceId) => _ofRecords.GetValueOrDefault(interfaceId);

    /// <summary>Those of them that note something and reject nothing.</summary>
    public RecordRules? NotesOfRecords(string interfaceId) => _notesOfRecords.GetValueOrDefault(interfaceId);
}
