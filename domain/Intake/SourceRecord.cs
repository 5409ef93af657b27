using System.Text.Json;

namespace Hub.Domain.Intake;

/// <summary>Where a value stands in the bytes of a source record, and whether under the hub's own name of the field.</summary>
internal readonly record struct Slot(JsonTokenType Type, int Start, int Length, bool IsOwnName = false, bool IsRepeated = false)
{
    /// <summary>The source record has no such field.</summary>
    public bool IsAbsent => Type == JsonTokenType.None;

    /// <summary>An empty text: of two headings of one field in a table, every row fills the one it means.</summary>
    public bool IsBlank => Type == JsonTokenType.String && Length == 2;

    /// <summary>The field is there and says something.</summary>
    public bool IsStated => Type is not (JsonTokenType.None or JsonTokenType.Null);
}

/// <summary>One pass over a JSON object that notes where the known fields stand, and the names of the unknown ones.</summary>
internal static class SourceRecord
{
    private const int DeepestLevel = 32;
    private const int LongestName = 200;

    // One level more than is allowed, so that it is this class that notices it.
    private static readonly JsonReaderOptions s_reading = new() { MaxDepth = DeepestLevel + 1 };

    /// <returns>Why the record cannot be read at all; null if it can.</returns>
    public static RecordError? Scan(ReadOnlySpan<byte> json, SourceNames names, Span<Slot> slots, Findings findings)
    {
        try
        {
            var reader = new Utf8JsonReader(json, s_reading);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return new RecordError("MALFORMED", "record", Kind(reader.TokenType), "a JSON object");
            }

            ScanObject(ref reader, "", names, slots, findings);

            // Fails if anything but white space follows.
            reader.Read();
            return null;
        }
        catch (JsonException e)
        {
            return RecordError.Of("MALFORMED", "record", e.Message, "a JSON object");
        }
        catch (InvalidOperationException)
        {
            return new RecordError("BAD_ENCODING", "record", "a name that is not decodable", "UTF-8 text");
        }
        catch (TooDeepException)
        {
            return new RecordError("TOO_DEEP", "record", "nested objects", $"at most {DeepestLevel} levels");
        }
    }

    /// <summary>What a message calls a JSON value.</summary>
    public static string Kind(JsonTokenType type) => type switch
    {
        JsonTokenType.StartArray => "an array",
        JsonTokenType.StartObject => "an object",
        _ => "a single value",
    };

    private static void ScanObject(scoped ref Utf8JsonReader reader, string prefix, SourceNames names, Span<Slot> slots, Findings findings)
    {
        // Names of usual length are compared without a string of their own.
        Span<char> buffer = stackalloc char[LongestName];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (prefix.Length == 0 && !reader.ValueIsEscaped && names.TryGetExact(reader.ValueSpan, out var exact))
            {
                FillExact(ref reader, exact.IsOwn, ref slots[exact.Slot], names.OwnerOf(exact.Slot), findings.Errors);
                continue;
            }

            ReadOnlySpan<char> name = prefix.Length == 0 && reader.ValueSpan.Length <= LongestName
                ? buffer[..reader.CopyString(buffer)]
                : prefix + reader.GetString()!.Trim();
            name = name.Trim();
            reader.Read();
            if (names.TryGetSlot(name, out var place))
            {
                Fill(ref reader, name, place.IsOwn, ref slots[place.Slot], names.OwnerOf(place.Slot), findings.Errors);
            }
            else if (reader.TokenType == JsonTokenType.StartObject && names.IsBranch(name))
            {
                ScanObject(ref reader, $"{name}.", names, slots, findings);
            }
            else
            {
                findings.AddUnknown(name);
                Skip(ref reader);
            }
        }
    }

    private static void FillExact(scoped ref Utf8JsonReader reader, bool isOwn, ref Slot slot, string owner, List<RecordError> errors)
    {
        var name = slot.IsStated ? reader.GetString() : "";
        reader.Read();
        Fill(ref reader, name, isOwn, ref slot, owner, errors);
    }

    private static void Fill(
        scoped ref Utf8JsonReader reader, scoped ReadOnlySpan<char> name, bool isOwn, ref Slot slot, string owner, List<RecordError> errors)
    {
        var start = (int)reader.TokenStartIndex;
        var type = reader.TokenType;
        Skip(ref reader);
        var found = new Slot(type, start, (int)reader.BytesConsumed - start, isOwn, slot.IsRepeated);
        if (!slot.IsStated || slot.IsBlank)
        {
            slot = found;
        }
        else if (found.IsStated && !found.IsBlank)
        {
            NoteRepetition(name, ref slot, owner, errors);
        }
    }

    /// <summary>Once a field: a record may repeat one a million times.</summary>
    private static void NoteRepetition(ReadOnlySpan<char> name, ref Slot slot, string owner, List<RecordError> errors)
    {
        if (!slot.IsRepeated)
        {
            errors.Add(RecordError.Of("DUPLICATE_FIELD", owner, name, "each field stands once in a record"));
            slot = slot with { IsRepeated = true };
        }
    }

    private static void Skip(scoped ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        var outside = reader.CurrentDepth;
        do
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= DeepestLevel)
            {
                throw new TooDeepException();
            }
        }
        while (reader.Read() && reader.CurrentDepth > outside);
    }

    private sealed class TooDeepException : Exception;
}
