using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.Domain.Enterprises;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake;

/// <summary>
/// Turns a department's record into the hub's form by its catalog entry: names, types, units, code lists, identity.
/// All errors of a record are found, not the first. Immutable, so one serves all threads.
/// </summary>
public sealed class Normaliser
{
    /// <summary>Unknown names kept of one record; the rest is in the raw evidence.</summary>
    public const int MostUnknownNames = 50;

    /// <summary>Longest code of a shared bad-subject message.</summary>
    private const int LongestEnvelopeText = 200;

    private static readonly JsonWriterOptions s_writing =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Interface _interface;
    private readonly RecordFields _fields;
    private readonly HashSet<string> _identity;
    private readonly int _subject;
    private readonly int _asOf = -1;
    private readonly int _deleted = -1;

    /// <summary>Prepares the normaliser of one interface.</summary>
    public Normaliser(Interface @interface)
    {
        _interface = @interface;
        _identity = [.. @interface.Section.Identity];
        var names = new SourceNames();
        _fields = new RecordFields(@interface.Fields, @interface.Source.NotStated, names);
        _subject = names.Add(@interface.Source.Subject);
        _asOf = @interface.Source.AsOf is { } asOf ? names.Add([asOf]) : -1;
        _deleted = @interface.Source.Deleted is { } mark ? names.Add([mark.Field]) : -1;
    }

    /// <summary>Normalises one record.</summary>
    /// <param name="json">A JSON object, UTF-8. Rows of other formats are made into one with their headings as names.</param>
    /// <param name="received">When the hub received it: the latest instant its facts can have.</param>
    public NormalisedRecord Normalise(ReadOnlySpan<byte> json, DateTimeOffset received)
    {
        var slots = new Slot[_fields.Names.Count];
        var unknown = new UnknownNames();
        var errors = new List<RecordError>();
        try
        {
            SourceRecord.Scan(json, _fields.Names, slots, unknown, errors);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // The latter two: names that are no text, such as half a surrogate pair.
            return Malformed(received, e);
        }

        var deleted = IsDeleted(json, slots);
        var code = ReadSubject(json, slots, errors);
        var content = WriteContent(json, slots, DateValue.DayOf(received), deleted, errors);
        var itemKey = errors.Count == 0 || _identity.Count > 0 ? ItemKey(content.WrittenSpan) : "";
        var ownAsOf = ReadAsOf(json, slots, received, errors);
        var bytes = deleted || errors.Count > 0 ? [] : content.WrittenSpan.ToArray();
        return new NormalisedRecord(
            code, itemKey, ownAsOf ?? DefaultAsOf(itemKey, received, errors), deleted, bytes,
            Fingerprint.OfContent(ownAsOf, deleted, bytes), errors, unknown.Names);
    }

    private static NormalisedRecord Malformed(DateTimeOffset received, Exception e) =>
        new(null, "", received, false, ReadOnlyMemory<byte>.Empty, 0, [MalformedError(e)], []);

    private static RecordError MalformedError(Exception e) =>
        e.Message.Contains("depth", StringComparison.OrdinalIgnoreCase)
            ? new RecordError("TOO_DEEP", "record", "nested objects", "at most 32 levels")
            : RecordError.Of("MALFORMED", "record", e.Message, "a JSON object");

    private string? ReadSubject(ReadOnlySpan<byte> json, ReadOnlySpan<Slot> slots, List<RecordError> errors)
    {
        Span<char> buffer = stackalloc char[LongestEnvelopeText];
        if (!TryText(json, slots[_subject], buffer, out var text))
        {
            errors.Add(new RecordError("REQUIRED", "subject", "absent", $"{string.Join(" or ", _interface.Source.Subject)}: the credit code"));
            return null;
        }

        if (CreditCode.TryParse(text, out var code, out var error))
        {
            return code.Value;
        }

        errors.Add(RecordError.Of(error!.Name, "subject", text, error.Detail));
        return null;
    }

    private DateTimeOffset? ReadAsOf(ReadOnlySpan<byte> json, ReadOnlySpan<Slot> slots, DateTimeOffset received, List<RecordError> errors)
    {
        Span<char> buffer = stackalloc char[LongestEnvelopeText];
        if (_asOf < 0 || !TryText(json, slots[_asOf], buffer, out var text) || _fields.IsNotStated(text))
        {
            return null;
        }

        if (!DateValue.TryReadInstant(text, out var asOf))
        {
            errors.Add(RecordError.Of("BAD_DATE", "asOf", text, "a time such as 2026-01-31 08:30:00"));
            return null;
        }

        // A record from the future would win over every later one.
        if (asOf > received.AddDays(1))
        {
            errors.Add(RecordError.Of("FUTURE_DATE", "asOf", text, $"no later than {received.ToOffset(DateValue.Shanghai):yyyy-MM-dd HH:mm}"));
            return null;
        }

        return asOf;
    }

    private DateTimeOffset DefaultAsOf(string itemKey, DateTimeOffset received, List<RecordError> errors)
    {
        var period = _interface.Section.Kind == SectionKind.Series && errors.Count == 0
            ? _interface.FindField(_interface.Section.Identity[0])?.Type as PeriodType
            : null;
        return period is null ? received : PeriodValue.EndOf(period.Length, itemKey.Split('|')[0]);
    }

    private bool IsDeleted(ReadOnlySpan<byte> json, ReadOnlySpan<Slot> slots)
    {
        Span<char> buffer = stackalloc char[LongestEnvelopeText];
        return _deleted >= 0
            && TryText(json, slots[_deleted], buffer, out var text)
            && _interface.Source.Deleted!.Values.Contains(text.ToString());
    }

    private ArrayBufferWriter<byte> WriteContent(
        ReadOnlySpan<byte> json, ReadOnlySpan<Slot> slots, DateOnly today, bool deleted, List<RecordError> errors)
    {
        var content = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(content, s_writing);
        writer.WriteStartObject();
        _fields.Write(json, slots, today, deleted ? f => _identity.Contains(f.Name) : null, writer, errors);
        writer.WriteEndObject();
        writer.Flush();
        return content;
    }

    /// <summary>The identity's values as the canonical content has them, joined by a bar.</summary>
    private string ItemKey(ReadOnlySpan<byte> content)
    {
        if (_identity.Count == 0)
        {
            return "";
        }

        var values = new Dictionary<string, string>();
        var reader = new Utf8JsonReader(content);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (_identity.Contains(name))
            {
                values[name] = reader.TokenType == JsonTokenType.String ? reader.GetString()! : System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
            }

            reader.Skip();
        }

        return string.Join('|', _interface.Section.Identity.Select(n => values.GetValueOrDefault(n, "")));
    }

    private static bool TryText(ReadOnlySpan<byte> json, Slot slot, Span<char> buffer, out ReadOnlySpan<char> text)
    {
        text = default;
        if (slot.Type is not (JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
            || !RecordFields.TryDecode(Shortened(json.Slice(slot.Start, slot.Length)), buffer, out var length))
        {
            return false;
        }

        text = SourceText.Fold(buffer[..length]);
        return text.Length > 0;
    }

    /// <summary>An envelope value longer than the buffer is wrong whatever it says; its head is enough for the message.</summary>
    private static ReadOnlySpan<byte> Shortened(ReadOnlySpan<byte> value) =>
        value.Length <= LongestEnvelopeText ? value : "\"…\""u8;
}
