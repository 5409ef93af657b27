using Hub.Domain.Intake;
using Hub.Domain.Profiles;

namespace Hub.Domain.Evaluation.Carbon;

/// <summary>The records of a section that a month's activity was read from; they lie one behind the other.</summary>
/// <param name="InterfaceId">Whose records.</param>
/// <param name="Items">All items of the section.</param>
/// <param name="First">The first of these records.</param>
/// <param name="Count">How many.</param>
public readonly record struct RecordRange(string InterfaceId, IReadOnlyList<Item> Items, int First, int Count)
{
    /// <summary>The records; for one that was joined of parts, its parts, each of which has evidence of its own. None where nothing was read.</summary>
    public IEnumerable<RecordReference> References()
    {
        var id = InterfaceId;
        return Items is null
            ? []
            : Items.Skip(First).Take(Count).Where(item => !item.Deleted).SelectMany(item => item.Parts ?? [item])
                .Select(item => new RecordReference(id, item.Key, item.AsOf, item.Evidence));
    }
}

/// <summary>A record that a figure rests on.</summary>
/// <param name="InterfaceId">Which interface.</param>
/// <param name="Key">Its key in the section.</param>
/// <param name="AsOf">The instant its facts were true.</param>
/// <param name="Evidence">Its raw bytes.</param>
public sealed record RecordReference(string InterfaceId, string Key, DateTimeOffset AsOf, EvidencePointer Evidence);
