using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.Domain.Enterprises;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake;

/// <summary>
/// Turns a department's record into the hub's form by its catalog entry: names, types, units, code lists, identity.
/// All errors of a record are found, not the first. Whatever it is given, it answers; it never throws.
/// Immutable, so one serves all threads.
/// </summary>
public sealed class Normaliser
{
    /// <summary>Unknown names kept of one record; the rest is in the raw evidence.</summary>
    public const int MostUnknownNames = 50;

    private const int MostOnStack = 128;

    /// <summary>Longest envelope value in bytes; none that makes sense is as long.</summary>
    private const int LongestEnvelopeText = 200;

    /// <summary>A department's clock may be ahead, or write its local time as if it were UTC.</summary>
    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromDays(1);

    private static readonly JsonWriterOptions s_writing =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>One a thread: a record's bytes are copied out of it before the next record comes.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_content;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    private readonly Interface _interface;
    private readonly NotStatedWords _notStated;
    private readonly RecordFields _fields;
    private readonly HashSet<string> _identity;
    private readonly int[] _subjects;
    private readonly int _asOf = -1;
    private readonly int _deleted = -1;
    private readonly int _part = -1;
    private readonly HashSet<string> _deletedValues;

    /// <summary>Prepares the normaliser of one interface.</summary>
    public Normaliser(Interface @interface)
    {
        _interface = @interface;
        _identity = [.. @interface.Section.Identity];
        _notStated = new NotStatedWords(@interface.Source.NotStated);
        var names = new SourceNames();
        _fields = new RecordFields(@interface.Fields, _notStated, names);
        _subjects = [.. @interface.Source.Subject.Select(s => names.Add("subject", s)).Distinct()];
        _asOf = @interface.Source.AsOf is { } asOf ? names.Add("asOf", asOf) : -1;
        _deleted = @interface.Source.Deleted is { } mark ? names.Add("deleted", mark.Field) : -1;
        _part = @interface.Source.Part is { } part ? names.Add("part", part) : -1;
        _deletedValues = [.. @interface.Source.Deleted?.Values.Select(SourceText.Fold) ?? []];
    }

    /// <summary>Normalises one record.</summary>
    /// <param name="json">A JSON object, UTF-8. Rows of other formats are made into one with their headings as names.</param>
    /// <param name="received">When the hub received it: the latest instant its facts can have, but for a clock that is a little ahead.</param>
    /// <param name="deliveredAsOf">The instant that the delivery as a whole speaks of; null if it does not say.</param>
    public NormalisedRecord Normalise(ReadOnlySpan<byte> json, DateTimeOffset received, DateTimeOffset? deliveredAsOf = null)
    {
        Span<Slot> slots = _fields.Names.Count <= MostOnStack ? stackalloc Slot[_fields.Names.Count] : new Slot[_fields.Names.Count];
        var findings = new Findings();
        if (SourceRecord.Scan(json, _fields.Names, slots, findings) is { } unreadable)
        {
            return new NormalisedRecord(null, "", received, false, ReadOnlyMemory<byte>.Empty, 0, [unreadable], []);
        }

        var errors = findings.Errors;
        var deleted = IsDeleted(json, slots, errors);
        var code = ReadSubject(json, slots, errors);
        var content = WriteContent(json, slots, DateValue.DayOf(received), deleted, findings);
        var identity = IdentityOf(content.WrittenSpan);
        var key = KeyOf(identity, json, slots, errors);
        var ownAsOf = ReadAsOf(json, slots, received, errors);
        DropEcho(errors);
        var bytes = deleted || errors.Count > 0 ? [] : content.WrittenSpan.ToArray();
        return new NormalisedRecord(
            code, key, ownAsOf ?? DefaultAsOf(identity, received, deliveredAsOf), deleted, bytes,
            Fingerprint.OfContent(ownAsOf, deleted, bytes), errors, findings.UnknownNames);
    }

    /// <summary>Where the subject is also a field, a wrong code is told once, under the field's name.</summary>
    private static void DropEcho(List<RecordError> errors) =>
        errors.RemoveAll(e => e.Field == "subject" && errors.Exists(field => field.Field != "subject" && field.Name == e.Name && field.Value == e.Value));

    private bool IsDeleted(ReadOnlySpan<byte> json, ReadOnlySpan<Slot> slots, List<RecordError> errors)
    {
        Span<char> buffer = stackalloc char[LongestEnvelopeText];
        return _deleted >= 0
            && TryText(json, slots[_deleted], "deleted", buffer, errors, out var text)
            && _deletedValues.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);
    }

    /// <summary>The first of the subject fields that is stated.</summary>
    private string? ReadSubject(ReadOnlySpan<byte> json, ReadOnlySpan<Slot> slots, List<RecordError> errors)
    {
        var before = errors.Count;
        Span<char> buffer = stackalloc char[LongestEnvelopeText];
        foreach (var subject in _subjects)
        {
            if (TryText(json, slots[subject], "subject", buffer, errors, out var text))
            {
                return ReadCode(text, errors);
            }
        }

        if (errors.Count == before)
        {
            errors.Add(new RecordError("REQUIRED", "subject", "absent", $"{string.Join(" or ", _interface.Source.Subject)}: the credit code"));
        }

        return null;
    }

    private static string? ReadCode(ReadOnlySpan<char> text, List<RecordError> errors)
    {
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
        if (_asOf < 0 || !TryText(json, slots[_asOf], "asOf", buffer, errors, out var text))
        {
            return null;
        }

        if (!DateValue.TryReadInstant(text, out var asOf))
        {
            errors.Add(RecordError.Of("BAD_DATE", "asOf", text, "a time such as 2026-01-31 08:30:00"));
            return null;
        }

        // A record from the future would win over every later one.
        var latest = received + s_clockTolerance;
        if (asOf > latest)
        {
            errors.Add(RecordError.Of("FUTURE_DATE", "asOf", text, $"no later than {latest.ToOffset(DateValue.Shanghai):yyyy-MM-dd HH:mm}"));
            return null;
        }

        return asOf;
    }

    /// <summary>
    /// Where a record does not say when it was true: the end of its period, or the receipt while the period runs; without a period
    /// what the delivery says of itself, or the receipt.
    /// </summary>
    private DateTimeOffset DefaultAsOf(string[] identity, DateTimeOffset received, DateTimeOffset? deliveredAsOf)
    {
        for (var i = 0; i < identity.Length; i++)
        {
            if (_interface.FindField(_interface.Section.Identity[i])?.Type is PeriodType period)
            {
                var end = PeriodValue.EndOf(period.Length, identity[i]);
                return end < received ? end : received;
            }
        }

        return deliveredAsOf < received ? deliveredAsOf.Value : received;
    }

    private ArrayBufferWriter<byte> WriteContent(
        ReadOnlySpan<byte> json, ReadOnlySpan<Slot> slots, DateOnly today, bool deleted, Findings findings)
    {
        var content = t_content ??= new ArrayBufferWriter<byte>(4096);
        content.ResetWrittenCount();
        var writer = t_writer ??= new Utf8JsonWriter(content, s_writing);
        writer.Reset(content);
        writer.WriteStartObject();
        _fields.Write(json, slots, today, deleted ? f => _identity.Contains(f.Name) : null, writer, findings);
        writer.WriteEndObject();
        writer.Flush();
        return content;
    }

    /// <summary>The identity's values as the canonical content has them; none if not all are there.</summary>
    private string[] IdentityOf(ReadOnlySpan<byte> content)
    {
        var names = _interface.Section.Identity;
        if (names.Count == 0)
        {
            return [];
        }

        var values = new string[names.Count];
        var found = 0;
        var reader = new Utf8JsonReader(content);
        reader.Read();
        while (found < names.Count && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = 0;
            while (index < names.Count && !reader.ValueTextEquals(names[index]))
            {
                index++;
            }

            reader.Read();
            if (index < names.Count && reader.TokenType != JsonTokenType.Null)
            {
                values[index] = reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
                found++;
            }

            reader.Skip();
        }

        return found == names.Count ? values : [];
    }

    private string KeyOf(string[] identity, ReadOnlySpan<byte> json, ReadOnlySpan<Slot> slots, List<RecordError> errors)
    {
        Span<char> buffer = stackalloc char[LongestEnvelopeText];
        return _part >= 0 && TryText(json, slots[_part], "part", buffer, errors, out var part)
            ? PartKey.Of(KeyOf(identity), part)
            : KeyOf(identity);
    }

    /// <summary>Joined by a bar; a bar within one of several values is escaped, so that different items have different keys.</summary>
    private static string KeyOf(string[] identity) => identity.Length == 1
        ? identity[0]
        : string.Join('|', identity.Select(v => v.Replace(@"\", @"\\").Replace("|", @"\|")));

    /// <summary>The folded text of an envelope value; false if it is not stated, or is no text, which is an error.</summary>
    private bool TryText(
        ReadOnlySpan<byte> json, Slot slot, string part, Span<char> buffer, List<RecordError> errors, out ReadOnlySpan<char> text)
    {
        text = default;
        if (!slot.IsStated)
        {
            return false;
        }

        if (slot.Type is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            errors.Add(new RecordError("WRONG_TYPE", part, SourceRecord.Kind(slot.Type), "a single value"));
            return false;
        }

        if (!RecordFields.TryDecode(Shortened(json.Slice(slot.Start, slot.Length)), buffer, out var length))
        {
            errors.Add(new RecordError("BAD_ENCODING", part, "not decodable", "UTF-8 text"));
            return false;
        }

        text = SourceText.Fold(buffer[..length]);
        return !_notStated.Contains(text);
    }

    /// <summary>An envelope value longer than the buffer is wrong whatever it says.</summary>
    private static ReadOnlySpan<byte> Shortened(ReadOnlySpan<byte> value) =>
        value.Length <= LongestEnvelopeText ? value : "\"…\""u8;
}
