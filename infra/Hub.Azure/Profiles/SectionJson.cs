using System.Text.Json;
using Hub.Domain.Intake;
using Hub.Domain.Intake.Values;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Trust;

namespace Hub.Azure.Profiles;

/// <summary>How a section and its line of the completeness manifest look in JSON.</summary>
internal static class SectionJson
{
    public static void Write(
        SectionView view, IEnumerable<QualityNote> notes, string rulesVersion, bool maskPersonal, Utf8JsonWriter writer)
    {
        var @interface = view.Interface;
        writer.WriteStartObject(@interface.Id);
        WriteName(@interface.Name, writer);
        writer.WriteString("department", @interface.DepartmentId);
        WriteInstant("asOf", view.Section!.AsOf, writer);
        WriteInstant("confirmedAt", view.ConfirmedAt, writer);
        writer.WriteNumber("ttlDays", @interface.TtlDays);
        writer.WriteString("freshness", view.Completeness == Completeness.Stale ? "stale" : "fresh");
        if (@interface.Section.Kind == SectionKind.Single)
        {
            WriteItem(@interface, view.Section.Present.First(), maskPersonal, writer);
            DisputeJson.Write(view, view.Section.Present.First(), writer);
        }
        else
        {
            WriteItems(view, maskPersonal, writer);
        }

        DisputeJson.WriteWithheld(view, writer);

        WriteNotes([.. notes], rulesVersion, writer);
        writer.WriteEndObject();
    }

    public static void WriteManifest(SectionView view, Catalog catalog, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("interface", view.Interface.Id);
        WriteName(view.Interface.Name, writer);
        writer.WriteString("department", catalog.FindDepartment(view.Interface.DepartmentId)!.Name.Zh);
        writer.WriteString("state", JsonSerializer.SerializeToElement(view.Completeness).GetString());
        if (view.Completeness is not Completeness.NotConsented)
        {
            WriteInstant("confirmedAt", view.ConfirmedAt, writer);
        }

        if (view.Completeness == Completeness.Withheld)
        {
            DisputeJson.WriteWithheld(view, writer);
        }

        if (view.Completeness == Completeness.Quarantined && view.Section is not null)
        {
            writer.WriteString("reason", string.Join("; ", view.Section!.Quarantine.Select(n => n.Reasons).Distinct()));
            WriteInstant("since", view.Section.Quarantine.Min(n => n.Since), writer);
        }

        if (view.Completeness == Completeness.Destroyed)
        {
            writer.WriteString("reason", view.Section!.Destroyed!.Reason);
            WriteInstant("since", view.Section.Destroyed.At, writer);
        }

        if (view.Withheld is { } withheld)
        {
            writer.WriteString(view.Completeness == Completeness.NotConsented ? "reason" : "partly", WithheldJson.WordOf(withheld));
        }

        writer.WriteEndObject();
    }

    private static void WriteItems(SectionView view, bool maskPersonal, Utf8JsonWriter writer)
    {
        writer.WriteStartArray("items");
        foreach (var item in view.Section!.Present)
        {
            writer.WriteStartObject();
            WriteInstant("asOf", item.AsOf, writer);
            WriteItem(view.Interface, item, maskPersonal, writer);
            DisputeJson.Write(view, item, writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteItem(Interface @interface, Item item, bool maskPersonal, Utf8JsonWriter writer)
    {
        writer.WritePropertyName("record");
        if (maskPersonal)
        {
            Masking.Write(item.Content, @interface.Fields, writer);
        }
        else
        {
            writer.WriteRawValue(item.Content.Span, skipInputValidation: true);
        }

        writer.WriteStartObject("source");
        WriteOrigin(item, writer);
        writer.WriteEndObject();
        WriteParts(item.Parts, writer);
    }

    private static void WriteOrigin(Item item, Utf8JsonWriter writer)
    {
        writer.WriteString("run", item.Run);
        WriteInstant("receivedAt", item.ReceivedAt, writer);
        writer.WriteString("evidence", $"{item.Evidence.Blob}#{item.Evidence.Offset}+{item.Evidence.Length}");
    }

    /// <summary>Where each part of a joined item comes from; the source above them is the newest part's.</summary>
    private static void WriteParts(IReadOnlyList<Item>? parts, Utf8JsonWriter writer)
    {
        if (parts is null)
        {
            return;
        }

        writer.WriteStartArray("parts");
        foreach (var part in parts)
        {
            writer.WriteStartObject();
            writer.WriteString("part", PartKey.Parse(part.Key).Part);
            WriteInstant("asOf", part.AsOf, writer);
            WriteOrigin(part, writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteNotes(IReadOnlyList<QualityNote> notes, string rulesVersion, Utf8JsonWriter writer)
    {
        if (notes.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("notes");
        foreach (var note in notes)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", note.Hit.Rule.Id);
            writer.WriteString("severity", JsonSerializer.SerializeToElement(note.Hit.Rule.Severity).GetString());
            writer.WriteString("zh", note.Hit.Zh);
            writer.WriteString("en", note.Hit.En);
            if (note.ItemKey is { Length: > 0 } item)
            {
                writer.WriteString("item", item);
            }

            writer.WriteString("rulesVersion", rulesVersion);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteName(BilingualName name, Utf8JsonWriter writer)
    {
        writer.WriteString("zh", name.Zh);
        writer.WriteString("en", name.En);
    }

    private static void WriteInstant(string name, DateTimeOffset? instant, Utf8JsonWriter writer)
    {
        if (instant is { } at)
        {
            writer.WriteString(name, at.ToOffset(DateValue.Shanghai).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"));
        }
    }
}
