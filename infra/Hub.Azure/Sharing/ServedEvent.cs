using System.Globalization;
using System.Text.Json;
using Hub.Domain.Sharing;

namespace Hub.Azure.Sharing;

/// <summary>An event as a bank gets it, pulled or posted: a CloudEvent in structured JSON with its number in the feed.</summary>
public static class ServedEvent
{
    /// <summary>Writes an event. Extensions: “sequence”, its number, equally long so that it sorts as text; “consent”, what it rests on.</summary>
    public static void Write(Numbered numbered, Utf8JsonWriter writer)
    {
        var @event = numbered.Entry.Event;
        writer.WriteStartObject();
        writer.WriteString("specversion", CloudEvent.SpecVersion);
        writer.WriteString("id", @event.Id);
        writer.WriteString("type", @event.Type);
        writer.WriteString("source", @event.Source);
        if (@event.Subject is { } subject)
        {
            writer.WriteString("subject", subject);
        }

        writer.WriteString("time", @event.Time);
        writer.WriteString("datacontenttype", CloudEvent.DataContentType);
        writer.WriteString("sequence", numbered.Sequence.ToString("d19", CultureInfo.InvariantCulture));
        if (numbered.Entry.Consent is { } consent)
        {
            writer.WriteString("consent", consent);
        }

        writer.WritePropertyName("data");
        @event.Data.WriteTo(writer);
        writer.WriteEndObject();
    }
}
