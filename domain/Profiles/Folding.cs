using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Domain.Profiles;

/// <summary>
/// Folds staged records into a section: newest as-of wins, ties by receipt; an older record never overwrites;
/// the same record twice changes nothing. The result does not depend on how the records are spread over folds, with one
/// exception that follows from keeping no trace of repetitions: of equal records with equal as-of, the one folded first is
/// named as the evidence, and its receipt is the one that counts.
/// </summary>
public static class Folding
{
    /// <summary>Folds the records of one interface and enterprise.</summary>
    /// <returns>The same instance if nothing changed.</returns>
    public static Section Fold(Section section, SectionShape shape, IEnumerable<StagedRecord> records)
    {
        var fold = new SectionFold(section, shape);
        foreach (var record in records.OrderBy(r => r.ReceivedAt).ThenBy(r => r.Sequence))
        {
            fold.Add(record);
        }

        return fold.ToSection();
    }

    /// <summary>
    /// Whether a section holds exactly what a record says: the same record again would change nothing, but for a quarantine
    /// note that it may clear.
    /// </summary>
    public static bool Holds(Section section, StagedRecord record) => record.Kind switch
    {
        StagedKind.Item or StagedKind.Deletion =>
            section.Items.FirstOrDefault(i => i.Key == record.ItemKey) is { } item && SectionFold.SaysTheSame(item, record),
        StagedKind.Answer => section.AnsweredAsOf is not null && SectionFold.AreOf(record, section.Items),
        _ => false,
    };
}
