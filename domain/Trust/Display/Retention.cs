using Hub.Domain.Intake.Values;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Domain.Trust.Display;

/// <summary>
/// Negative records are kept five years from the end of the act (征信业管理条例 art. 16 for persons; 浙江省公共信用信息管理条例 for
/// enterprises), then a new version is without them. Versions in the sealed history stay for audit until their data key is destroyed.
/// </summary>
/// <param name="rules">The terms.</param>
public sealed class Retention(DisplayRules rules)
{
    /// <summary>The section without what may no longer be kept; the very one if all may.</summary>
    public Section Purged(Section section, DateOnly today)
    {
        if (rules.Of(section.InterfaceId) is null)
        {
            return section;
        }

        var kept = section.Items.Where(i => !IsOver(section, i, today)).ToArray();
        return kept.Length == section.Items.Count ? section : section with { Items = kept };
    }

    /// <summary>Whether a profile holds something that may no longer be kept.</summary>
    public bool IsDue(Profile profile, DateTimeOffset now) =>
        profile.Sections.Any(section => !ReferenceEquals(Purged(section, DateValue.DayOf(now)), section));

    private bool IsOver(Section section, Item item, DateOnly today) =>
        !item.Deleted && rules.TermsOf(section.InterfaceId, item.Content.Span)?.PurgedFrom <= today;
}
