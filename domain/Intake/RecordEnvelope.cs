using System.Text.Json;
using Hub.Domain.Enterprises;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake;

/// <summary>Reads what stands around the fields of a record: whose it is, when it was true, whether it is withdrawn, which part it is.</summary>
internal sealed class RecordEnvelope
{
    /// <summary>Longest envelope value in bytes; none that makes sense is as long.</summary>
    private const int LongestEnvelopeText = 200;

    /// <summary>A department's clock may be ahead, or write its local time as if it were UTC.</summary>
    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromDays(1);

    private readonly Source _source;
    private readonly NotStatedWords _notStated;
    private readonly int[] _subjects;
    private readonly int _asOf = -1;
    private readonly int _deleted = -1;
    private readonly int _part = -1;
    private readonly HashSet<string> _deletedValues;

    public RecordEnvelope(Source source, NotStatedWords notStated, SourceNames names)
    {
        (_source, _notStated) = (source, notStated);
        _subjects = [.. source.Subject.Select(s => names.Add("subject", s)).Distinct()];
        _asOf = source.AsOf is { } asOf ? names.Add("asOf", asOf) : -1;
        _deleted = source.Deleted is { } mark ? names.Add("deleted", mark.Field) : -1;
        _part = source.Part is { } part ? names.Add("part", part) : -1;
        _deletedValues = [.. source.Deleted?.Values.Select(SourceText.Fold) ?? []];
    }

    /// <summary>Whether records are parts of items.</summary>
    public bool HasParts => _part >= 0;

    /// <summary>Whether the department withdraws the item.</summary>
    public bool IsDeleted(ReadOnlySpan<byte> json, ReadOnlySpan<Slot> slots, List<RecordError> errors)
    {
        Span<char> buffer = stackalloc char[LongestEnvelopeText];
        return _deleted >= 0
            && TryText(json, slots[_deleted], "deleted", buffer, errors, out var text)
            && _deletedValues.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);
    }

    /// <summary>The first of the subject fields that is stated.</summary>
    public string? ReadSubject(ReadOnlySpan<byte> json, ReadOnlySpan<Slot> slots, List<RecordError> errors)
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
            errors.Add(new RecordError("REQUIRED", "subject", "absent", $"{string.Join(" or ", _source.Subject)}: the credit code"));
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

    /// <summary>The instant the record itself states; null if it states none.</summary>
    public DateTimeOffset? ReadAsOf(ReadOnlySpan<byte> json, ReadOnlySpan<Slot> slots, DateTimeOffset received, List<RecordError> errors)
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

    /// <summary>Which part of its item the record is; null and an error if it does not say.</summary>
    public string? ReadPart(ReadOnlySpan<byte> json, ReadOnlySpan<Slot> slots, List<RecordError> errors)
    {
        if (slots[_part].Length > LongestEnvelopeText)
        {
            errors.Add(new RecordError("TOO_LONG", "part", $"{slots[_part].Length} bytes", $"{_source.Part}: at most {LongestEnvelopeText} bytes"));
            return null;
        }

        var before = errors.Count;
        Span<char> buffer = stackalloc char[LongestEnvelopeText];
        if (TryText(json, slots[_part], "part", buffer, errors, out var text))
        {
            return text.ToString();
        }

        if (errors.Count == before)
        {
            errors.Add(new RecordError("REQUIRED", "part", "absent", $"{_source.Part}: which part of its item the record is"));
        }

        return null;
    }

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

        if (!JsonText.TryDecode(Shortened(json.Slice(slot.Start, slot.Length)), buffer, out var length))
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
