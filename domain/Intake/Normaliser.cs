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

    private static readonly JsonWriterOptions s_writing =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>One a thread: a record's bytes are copied out of it before the next record comes.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_content;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    private readonly Interface _interface;
    private readonly RecordFields _fields;
    private readonly RecordEnvelope _envelope;
    private readonly HashSet<string> _identity;
    private readonly RecordRows? _rows;

    /// <summary>Prepares the normaliser of one interface.</summary>
    public Normaliser(Interface @interface)
    {
        _interface = @interface;
        _identity = [.. @interface.Section.Identity];
        var notStated = new NotStatedWords(@interface.Source.NotStated);
        var names = new SourceNames();
        _fields = new RecordFields(@interface.Fields, notStated, names);
        _envelope = new RecordEnvelope(@interface.Source, notStated, names);
        _rows = @interface.Source.Rows is { } rows ? new RecordRows(rows, names) : null;
    }

    /// <summary>Whether a source record holds several of ours: then <see cref="NormaliseRows"/> is for it.</summary>
    public bool HasRows => _rows is not null;

    /// <summary>Normalises one record.</summary>
    /// <param name="json">A JSON object, UTF-8. Rows of other formats are made into one with their headings as names.</param>
    /// <param name="received">When the hub received it: the latest instant its facts can have, but for a clock that is a little ahead.</param>
    /// <param name="stated">As of when the whole reply is, if it says so: for records that have no as-of and no period.</param>
    public NormalisedRecord Normalise(ReadOnlySpan<byte> json, DateTimeOffset received, DateTimeOffset? stated = null)
    {
        Span<Slot> slots = _fields.Names.Count <= MostOnStack ? stackalloc Slot[_fields.Names.Count] : new Slot[_fields.Names.Count];
        var findings = new Findings();
        return SourceRecord.Scan(json, _fields.Names, slots, findings) is { } unreadable
            ? Rejected(null, received, [unreadable], [])
            : Read(json, slots, findings, received, stated);
    }

    /// <summary>Normalises all records that a source record holds.</summary>
    /// <param name="json">A JSON object, UTF-8.</param>
    /// <param name="received">See <see cref="Normalise"/>.</param>
    /// <param name="stated">See <see cref="Normalise"/>.</param>
    /// <returns>One a row; one rejected for the whole if the rows cannot be told.</returns>
    public IReadOnlyList<NormalisedRow> NormaliseRows(ReadOnlySpan<byte> json, DateTimeOffset received, DateTimeOffset? stated = null)
    {
        var outer = new Slot[_fields.Names.Count];
        var findings = new Findings();
        if (SourceRecord.Scan(json, _fields.Names, outer, findings) is { } unreadable)
        {
            return [new NormalisedRow(Rejected(null, received, [unreadable], []), null)];
        }

        if (_rows!.Places(json, outer, out var places) is { } problem)
        {
            findings.Errors.Add(problem);
            return [new NormalisedRow(Rejected(_envelope.ReadSubject(json, outer, findings.Errors), received, findings.Errors, findings.UnknownNames), null)];
        }

        var slots = new Slot[outer.Length];
        var rows = new NormalisedRow[places.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var found = _rows.Scan(json, places[i], outer, slots, findings, isFirst: i == 0);
            rows[i] = new NormalisedRow(Read(json, slots, found, received, stated), places[i]);
        }

        return rows;
    }

    private static NormalisedRecord Rejected(string? code, DateTimeOffset received, IReadOnlyList<RecordError> errors, IReadOnlyList<string> unknown) =>
        new(code, "", received, false, ReadOnlyMemory<byte>.Empty, 0, errors, unknown);

    private NormalisedRecord Read(
        ReadOnlySpan<byte> json, ReadOnlySpan<Slot> slots, Findings findings, DateTimeOffset received, DateTimeOffset? stated)
    {
        var errors = findings.Errors;
        var deleted = _envelope.IsDeleted(json, slots, errors);
        var code = _envelope.ReadSubject(json, slots, errors);
        var content = WriteContent(json, slots, DateValue.DayOf(received), deleted, findings);
        var identity = IdentityOf(content.WrittenSpan);
        var key = KeyOf(identity);
        if (_envelope.HasParts && _envelope.ReadPart(json, slots, errors) is { } part)
        {
            key = new PartKey(key, part).ToString();
        }

        var ownAsOf = _envelope.ReadAsOf(json, slots, received, errors);
        DropEcho(errors);
        var bytes = deleted || errors.Count > 0 ? [] : content.WrittenSpan.ToArray();
        return new NormalisedRecord(
            code, key, ownAsOf ?? DefaultAsOf(identity, received, stated), deleted, bytes,
            Fingerprint.OfContent(ownAsOf, deleted, bytes), errors, findings.UnknownNames);
    }

    /// <summary>Where the subject is also a field, a wrong code is told once, under the field's name.</summary>
    private static void DropEcho(List<RecordError> errors) =>
        errors.RemoveAll(e => e.Field == "subject" && errors.Exists(field => field.Field != "subject" && field.Name == e.Name && field.Value == e.Value));

    /// <summary>
    /// Where a record does not say when it was true: the end of its period, or the receipt while the period runs; without a
    /// period what the reply says of itself, or the receipt.
    /// </summary>
    private DateTimeOffset DefaultAsOf(string[] identity, DateTimeOffset received, DateTimeOffset? stated)
    {
        for (var i = 0; i < identity.Length; i++)
        {
            if (_interface.FindField(_interface.Section.Identity[i])?.Type is PeriodType period)
            {
                var end = PeriodValue.EndOf(period.Length, identity[i]);
                return end < received ? end : received;
            }
        }

        return stated < received ? stated.Value : received;
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

    /// <summary>Joined by a bar; a bar within one of several values is escaped, so that different items have different keys.</summary>
    private static string KeyOf(string[] identity) => identity.Length == 1
        ? identity[0]
        : string.Join('|', identity.Select(v => v.Replace(@"\", @"\\").Replace("|", @"\|")));
}
