using System.Text.Json;
using Hub.Domain.Intake;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Domain.Profiles;

/// <summary>
/// Folds staged records into a section: newest as-of wins, ties by receipt; an older record never overwrites;
/// the same record twice changes nothing. The result does not depend on the order in which records are folded.
/// </summary>
public static class Folding
{
    /// <summary>Folds the records of one interface and enterprise.</summary>
    /// <returns>The same instance if nothing changed.</returns>
    public static Section Fold(Section section, SectionShape shape, IEnumerable<StagedRecord> records)
    {
        var folded = records.OrderBy(r => r.ReceivedAt).ThenBy(r => r.Sequence).Aggregate(section, Fold);
        return ReferenceEquals(folded, section) ? section : Prune(folded, shape);
    }

    /// <summary>Whether a section holds exactly what a record says: the same record again would change nothing.</summary>
    public static bool Holds(Section section, StagedRecord record) => record.Kind switch
    {
        StagedKind.Item or StagedKind.Deletion => section.Items.FirstOrDefault(i => i.Key == record.ItemKey) is { } item && SaysTheSame(item, record),
        StagedKind.Answer => HoldsAnswer(section, record),
        _ => false,
    };

    private static bool HoldsAnswer(Section section, StagedRecord record)
    {
        var answered = AnswerItems(record).ToDictionary(i => i.Key);
        return section.AnsweredAsOf is not null
            && answered.Count == section.Items.Count
            && section.Items.All(i => answered.TryGetValue(i.Key, out var now) && SameContent(i, now));
    }

    private static Section Fold(Section section, StagedRecord record) => record.Kind switch
    {
        StagedKind.Item or StagedKind.Deletion => FoldItem(section, record),
        StagedKind.Answer => FoldAnswer(section, record),
        StagedKind.Quarantined => FoldQuarantined(section, record),
        _ => section,
    };

    private static Section FoldItem(Section section, StagedRecord record)
    {
        var current = section.Items.FirstOrDefault(i => i.Key == record.ItemKey);
        if (current is not null && IsNewer(current, record))
        {
            return section;
        }

        var cleared = section.Quarantine is null ? section : section with { Quarantine = null };
        if (current is not null && SaysTheSame(current, record))
        {
            return cleared;
        }

        return cleared with { Items = Replace(section.Items, ItemOf(record)) };
    }

    private static Section FoldAnswer(Section section, StagedRecord record)
    {
        if (section.AnsweredAsOf > record.AsOf)
        {
            return section;
        }

        var answered = AnswerItems(record).ToDictionary(i => i.Key);
        var kept = section.Items.Where(i => answered.TryGetValue(i.Key, out var now) && SameContent(i, now)).ToDictionary(i => i.Key);
        var unchanged = kept.Count == answered.Count && kept.Count == section.Items.Count && section.AnsweredAsOf is not null;
        if (unchanged)
        {
            return section.Quarantine is null ? section : section with { Quarantine = null };
        }

        return section with
        {
            Items = [.. answered.Values.Select(i => kept.GetValueOrDefault(i.Key, i)).OrderBy(i => i.Key, StringComparer.Ordinal)],
            AnsweredAsOf = record.AsOf,
            Quarantine = null,
        };
    }

    private static Section FoldQuarantined(Section section, StagedRecord record)
    {
        var reasons = System.Text.Encoding.UTF8.GetString(record.Content.Span);
        var answeredLater = section.Items.Any(i => i.ReceivedAt > record.ReceivedAt && i.Key == record.ItemKey);
        return answeredLater || section.Quarantine?.Reasons == reasons
            ? section
            : section with { Quarantine = new QuarantineNote(record.ReceivedAt, record.Run, reasons) };
    }

    /// <summary>Strictly newer than the record: by as-of, then by receipt.</summary>
    private static bool IsNewer(Item item, StagedRecord record) =>
        (item.AsOf, item.ReceivedAt, item.Sequence).CompareTo((record.AsOf, record.ReceivedAt, record.Sequence)) > 0;

    private static bool SaysTheSame(Item item, StagedRecord record) =>
        item.AsOf == record.AsOf
        && item.Deleted == (record.Kind == StagedKind.Deletion)
        && item.Content.Span.SequenceEqual(record.Content.Span);

    private static bool SameContent(Item a, Item b) => a.Deleted == b.Deleted && a.Content.Span.SequenceEqual(b.Content.Span);

    private static Item ItemOf(StagedRecord record) => new(
        record.ItemKey, record.AsOf, record.ReceivedAt, record.Sequence, record.Run, record.Evidence,
        record.Kind == StagedKind.Deletion, record.Content);

    private static IEnumerable<Item> AnswerItems(StagedRecord record)
    {
        using var document = JsonDocument.Parse(record.Content);
        foreach (var element in document.RootElement.EnumerateObject())
        {
            yield return ItemOf(record) with
            {
                Key = element.Name,
                Content = System.Text.Encoding.UTF8.GetBytes(element.Value.GetRawText()),
            };
        }
    }

    private static Item[] Replace(IReadOnlyList<Item> items, Item item) =>
        [.. items.Where(i => i.Key != item.Key).Append(item).OrderBy(i => i.Key, StringComparer.Ordinal)];

    /// <summary>Drops the items of a series that lie further back than it is kept, counted from its newest item.</summary>
    private static Section Prune(Section section, SectionShape shape)
    {
        if (shape.KeepMonths is not { } months || section.Items.Count == 0)
        {
            return section;
        }

        var oldest = DateValue.DayOf(section.Items.Max(i => i.AsOf)).AddMonths(-months);
        return section with { Items = [.. section.Items.Where(i => DateValue.DayOf(i.AsOf) >= oldest)] };
    }
}
