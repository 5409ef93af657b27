using System.Text;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Profiles;

/// <summary>Sections folded from nothing, and what is in them.</summary>
internal static class Folded
{
    public static readonly SectionShape List = new(SectionKind.List, ["no"], null);

    public static readonly SectionShape Series = new(SectionKind.Series, ["period"], 36);

    public static readonly Section Empty = Section.Empty("I99");

    public static Section Fold(SectionShape shape, params StagedRecord[] records) => Folding.Fold(Empty, shape, records);

    public static string Contents(Section section) => string.Join(
        ' ', section.Items.Select(i => i.Deleted ? $"{i.Key}-" : $"{i.Key}={Encoding.UTF8.GetString(i.Content.Span)}"));
}
