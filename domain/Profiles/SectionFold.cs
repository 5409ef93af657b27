using System.Text;
using System.Text.Json;
using Hub.Domain.Intake;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Profiles;

/// <summary>A section while records are folded into it, in the order of their receipt.</summary>
internal sealed class SectionFold(Section section, SectionShape shape)
{
    private readonly Dictionary<string, Item> _items = section.Items.ToDictionary(i => i.Key);
    private DateTimeOffset? _answeredAsOf = section.AnsweredAsOf;
    private readonly Dictionary<string, QuarantineNote> _notes = section.Quarantine.ToDictionary(n => n.Item);

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
        QuarantineNote[] notes = [.. KeptNotes(items).OrderBy(n => n.Item, StringComparer.Ordinal)];
        var unchanged = _answeredAsOf == section.AnsweredAsOf && notes.SequenceEqual(section.Quarantine)
            && items.SequenceEqual(section.Items, ReferenceEqualityComparer.Instance);
        return unchanged ? section : section with { Items = items, AnsweredAsOf = _answeredAsOf, Quarantine = notes, Destroyed = WhatIsGone(items) };
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

    /// <summary>Of a section that was destroyed, no more is said once something good came again.</summary>
    private Destruction? WhatIsGone(IReadOnlyCollection<Item> items) =>
        items.Count == 0 && _answeredAsOf == section.AnsweredAsOf ? section.Destroyed : null;

    private void AddItem(StagedRecord record)
    {
        var current = _items.GetValueOrDefault(record.ItemKey);
        if (current is not null && IsNewer(current, record))
        {
            return;
        }

        ClearNotes(record);
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

        foreach (var note in _notes.Values.Where(n => n.Since <= record.ReceivedAt))
        {
            _notes.Remove(note.Item);
        }

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
        var note = _notes.GetValueOrDefault(record.ItemKey);
        var goodSince = _answeredAsOf > record.ReceivedAt || ItemsOf(record.ItemKey).Any(i => i.ReceivedAt > record.ReceivedAt);
        if (!goodSince && !(note?.Since > record.ReceivedAt) && note?.Reasons != reasons)
        {
            _notes[record.ItemKey] = new QuarantineNote(record.ItemKey, record.ReceivedAt, record.Run, reasons);
        }
    }

    /// <summary>
    /// A good record mends the bad one of its item and no other. A bad one that does not tell its item is taken for mended by the
    /// next delivery that says something good, not by another page of its own.
    /// </summary>
    private void ClearNotes(StagedRecord good)
    {
        if (_notes.TryGetValue(good.ItemKey, out var note) && note.Since <= good.ReceivedAt)
        {
            _notes.Remove(good.ItemKey);
        }

        if (_notes.TryGetValue("", out var untold) && untold.Since < good.ReceivedAt && untold.Run != good.Run)
        {
            _notes.Remove("");
        }
    }

    /// <summary>The item that a bad record is of; where it does not tell, it may be any.</summary>
    private IEnumerable<Item> ItemsOf(string key) => key.Length == 0 ? _items.Values : _items.TryGetValue(key, out var item) ? [item] : [];

    /// <summary>Without the items of a series that lie further back than it is kept, counted from its newest item.</summary>
    private IEnumerable<Item> Kept() =>
        Oldest(_items.Values) is { } oldest ? _items.Values.Where(i => DateValue.DayOf(i.AsOf) >= oldest) : _items.Values;

    /// <summary>Without the notes that are older than anything the series keeps: their items would not be kept either.</summary>
    private IEnumerable<QuarantineNote> KeptNotes(IReadOnlyCollection<Item> items) =>
        Oldest(items) is { } oldest ? _notes.Values.Where(n => DateValue.DayOf(n.Since) >= oldest) : _notes.Values;

    private DateOnly? Oldest(IReadOnlyCollection<Item> items) =>
        shape.KeepMonths is { } months && items.Count > 0 ? DateValue.DayOf(items.Max(i => i.AsOf)).AddMonths(-months) : null;

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
