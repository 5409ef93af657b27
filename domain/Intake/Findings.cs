namespace Hub.Domain.Intake;

/// <summary>What is noted of a record while it is read: what is wrong, and the names the catalog does not know.</summary>
internal sealed class Findings
{
    private const int LongestName = 200;
    private readonly List<string> _unknown = [];

    public List<RecordError> Errors { get; } = [];

    /// <summary>Each once and up to a bound: a record may carry a million of them.</summary>
    public IReadOnlyList<string> UnknownNames => _unknown;

    public void AddUnknown(ReadOnlySpan<char> name)
    {
        if (_unknown.Count == Normaliser.MostUnknownNames)
        {
            return;
        }

        var text = SourceText.Cut(name, LongestName).ToString();
        if (!_unknown.Contains(text))
        {
            _unknown.Add(text);
        }
    }

    /// <summary>Takes over what was found in an object of a list field: <c>fuels.qty</c>.</summary>
    public void AddFrom(string list, Findings item)
    {
        Errors.AddRange(item.Errors.Select(e => e with { Field = $"{list}.{e.Field}" }));
        foreach (var name in item._unknown)
        {
            AddUnknown($"{list}.{name}");
        }
    }

    /// <summary>These findings of a row together with those of what stands around it; unknown names around are told with the first row.</summary>
    public Findings Within(string path, Findings around, bool isFirst, RecordError? unreadable)
    {
        var all = new Findings();
        all.Errors.AddRange([.. around.Errors, .. Errors]);
        if (unreadable is not null)
        {
            all.Errors.Add(unreadable);
        }

        foreach (var name in isFirst ? around._unknown : [])
        {
            all.AddUnknown(name);
        }

        foreach (var name in _unknown)
        {
            all.AddUnknown($"{path}.{name}");
        }

        return all;
    }
}
