using System.Text;
using System.Text.Json;
using Hub.Domain.Intake;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Domain.Profiles;

/// <summary>A section while records are folded into it, in the order of their receipt.</summary>
internal sealed class SectionFold(Section section, SectionShape shape)
{
    private readonly Dictionary<string, Item> _items = section.Items.ToDictionary(i => i.Key);
    private DateTimeOffset? _answeredAsOf = section.AnsweredAsOf;
    private QuarantineNote? _note = section.Quarantine;

    public void Add(StagedRecord record)
    {
        switch (record.Kind)
        {
            case StagedKind.Item or StagedKind.Deletion:
                AddItem(record);
                break;
            case StagedKind.Answer:
                AddAnswer(record);
                break;
            case StagedKind.Quarantined:
                AddNote(record);
                break;
        }
    }

    /// <summary>The section; the one it began with if nothing came of the records.</summary>
    public Section ToSection()
    {
        Item[] items = [.. Kept().OrderBy(i => i.Key, StringComparer.Ordinal)];
        var unchanged = _answeredAsOf == section.AnsweredAsOf && _note == section.Quarantine
            && items.SequenceEqual(section.Items, ReferenceEqualityComparer.Instance);
        return unchanged ? section : section with { Items = items, AnsweredAsOf = _answeredAsOf, Quarantine = _note };
    }

    /// <summary>Whether an item is what a record says.</summary>
    public static bool SaysTheSame(Item item, StagedRecord record) =>
        item.AsOf == record.AsOf
        && item.Deleted == (record.Kind == StagedKind.Deletion)
        && item.Content.Span.SequenceEqual(record.Content.Span);

    /// <summary>Whether these are the items of an answer.</summary>
    public static bool AreOf(StagedRecord answer, IReadOnlyCollection<Item> items)
    {
        var answered = ItemsOf(answer).ToDictionary(i => i.Key);
        return answered.Count == items.Count
            && items.All(i => !i.Deleted && answered.TryGetValue(i.Key, out var now) && i.Content.Span.SequenceEqual(now.Content.Span));
    }

    private void AddItem(StagedRecord record)
    {
        var current = _items.GetValueOrDefault(record.ItemKey);
        if (current is not null && IsNewer(current, record))
        {
            return;
        }

        // In one delivery a good record of another item, or of another part, does not mend the bad one.
        if (_note?.Since < record.ReceivedAt || (record.ItemKey.Length == 0 && _note?.Since == record.ReceivedAt))
        {
            _note = null;
        }

        if (current is null || !SaysTheSame(current, record))
        {
            _items[record.ItemKey] = ItemOf(record, record.ItemKey, record.Content);
        }
    }

    private void AddAnswer(StagedRecord record)
    {
        // By receipt: the as-of of answers may be a day that many have in common.
        if (_answeredAsOf > record.ReceivedAt)
        {
            return;
        }

        _note = _note?.Since <= record.ReceivedAt ? null : _note;
        if (_answeredAsOf is not null && AreOf(record, _items.Values))
        {
            return;
        }

        _answeredAsOf = record.ReceivedAt;
        _items.Clear();
        foreach (var item in ItemsOf(record))
        {
            _items.Add(item.Key, item);
        }
    }

    private void AddNote(StagedRecord record)
    {
        var reasons = Encoding.UTF8.GetString(record.Content.Span);
        var goodSince = _answeredAsOf > record.ReceivedAt || _items.Values.Any(i => i.ReceivedAt > record.ReceivedAt);
        if (!goodSince && !(_note?.Since > record.ReceivedAt) && _note?.Reasons != reasons)
        {
            _note = new QuarantineNote(record.ReceivedAt, record.Run, reasons);
        }
    }

    /// <summary>Without the items of a series that lie further back than it is kept, counted from its newest item.</summary>
    private IEnumerable<Item> Kept()
    {
        if (shape.KeepMonths is not { } months || _items.Count == 0)
        {
            return _items.Values;
        }

        var oldest = DateValue.DayOf(_items.Values.Max(i => i.AsOf)).AddMonths(-months);
        return _items.Values.Where(i => DateValue.DayOf(i.AsOf) >= oldest);
    }

    /// <summary>Strictly newer than the record: by as-of, then by receipt.</summary>
    private static bool IsNewer(Item item, StagedRecord record) =>
        (item.AsOf, item.ReceivedAt, item.Sequence).CompareTo((record.AsOf, record.ReceivedAt, record.Sequence)) > 0;

    /// <summary>An answer is a JSON object of key to record.</summary>
    private static IEnumerable<Item> ItemsOf(StagedRecord answer)
    {
        using var document = JsonDocument.Parse(answer.Content);
        foreach (var element in document.RootElement.EnumerateObject())
        {
            yield return ItemOf(answer, element.Name, Encoding.UTF8.GetBytes(element.Value.GetRawText()));
        }
    }

    private static Item ItemOf(StagedRecord record, string key, ReadOnlyMemory<byte> content) => new(
        key, record.AsOf, record.ReceivedAt, record.Sequence, record.Run, record.Evidence, record.Kind == StagedKind.Deletion, content);
}
