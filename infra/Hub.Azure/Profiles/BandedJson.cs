using System.Text.Json;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;

namespace Hub.Azure.Profiles;

/// <summary>
/// How a section looks roughly: the year of its facts and the newest record in bands; of several records how many there are, as a
/// band. No source, no note, no identity.
/// </summary>
internal static class BandedJson
{
    private static readonly int[] s_counts = [1, 3, 10, 30, 100];

    public static void Write(SectionView view, Bands bands, Utf8JsonWriter writer)
    {
        var items = view.Section!.Present.ToList();
        writer.WriteStartObject(view.Interface.Id);
        writer.WriteString("zh", view.Interface.Name.Zh);
        writer.WriteString("en", view.Interface.Name.En);
        writer.WriteString("department", view.Interface.DepartmentId);
        writer.WriteString("freshness", view.Completeness == Completeness.Stale ? "stale" : "fresh");
        if (view.Interface.Section.Kind != SectionKind.Single)
        {
            WriteCount(items.Count, writer);
        }

        writer.WritePropertyName("latest");
        bands.Write(view.Interface, items.MaxBy(i => (i.AsOf, i.Key))!.Content, writer);
        writer.WriteEndObject();
    }

    private static void WriteCount(int count, Utf8JsonWriter writer)
    {
        var above = s_counts.TakeWhile(edge => edge <= count).Count();
        writer.WriteString("count", above < s_counts.Length ? $"{s_counts[above - 1]}–{s_counts[above] - 1}" : $"{s_counts[^1]}+");
    }
}
