using System.Text.Json;

namespace Hub.Domain.Intake;

/// <summary>A record that was a row of a source record.</summary>
/// <param name="Record">As normalised.</param>
/// <param name="Place">Where in the source record it stands; null for a source record whose rows cannot be told.</param>
public sealed record NormalisedRow(NormalisedRecord Record, RowPlace? Place);

/// <summary>Where a row stands in the bytes of the source record that holds it.</summary>
/// <param name="Array">First byte of the array.</param>
/// <param name="ArrayLength">Number of its bytes.</param>
/// <param name="Start">First byte of the row.</param>
/// <param name="Length">Number of its bytes.</param>
/// <param name="Type">What the row is in JSON.</param>
public readonly record struct RowPlace(int Array, int ArrayLength, int Start, int Length, JsonTokenType Type)
{
    /// <summary>The source record with no other row: what goes to quarantine, and can be replayed without the good rows beside it.</summary>
    public byte[] Alone(ReadOnlySpan<byte> json) =>
        [.. json[..Array], (byte)'[', .. json.Slice(Start, Length), (byte)']', .. json[(Array + ArrayLength)..]];
}

/// <summary>Takes a source record apart whose array holds our records; each inherits the single values that stand around the array.</summary>
internal sealed class RecordRows(string path, SourceNames names)
{
    /// <summary>Rows of one source record; two years of days are below. [P]</summary>
    private const int MostRows = 1_000;

    private readonly int _slot = names.Add("rows", path);

    /// <summary>Finds the rows.</summary>
    /// <returns>Why they cannot be told; null if they can.</returns>
    public RecordError? Places(ReadOnlySpan<byte> json, ReadOnlySpan<Slot> outer, out List<RowPlace> places)
    {
        places = [];
        var array = outer[_slot];
        if (array.Type != JsonTokenType.StartArray)
        {
            return array.IsStated
                ? new RecordError("WRONG_TYPE", "rows", SourceRecord.Kind(array.Type), $"{path}: an array of objects")
                : new RecordError("REQUIRED", "rows", array.IsAbsent ? "absent" : "null", $"{path}: an array of objects");
        }

        var reader = new Utf8JsonReader(json.Slice(array.Start, array.Length));
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (places.Count == MostRows)
            {
                return new RecordError("OUT_OF_RANGE", "rows", $"more than {MostRows} objects", $"{path}: at most {MostRows} objects");
            }

            var (start, type) = ((int)reader.TokenStartIndex, reader.TokenType);
            reader.Skip();
            places.Add(new RowPlace(array.Start, array.Length, array.Start + start, (int)reader.BytesConsumed - start, type));
        }

        return null;
    }

    /// <summary>Notes where a row's values stand: its own, and of those it has not the single ones around the array.</summary>
    /// <returns>What is wrong with the row or with what it inherits.</returns>
    public Findings Scan(
        ReadOnlySpan<byte> json, RowPlace place, ReadOnlySpan<Slot> outer, Span<Slot> slots, Findings around, bool isFirst)
    {
        slots.Clear();
        var own = new Findings();
        var row = json.Slice(place.Start, place.Length);
        var unreadable = place.Type == JsonTokenType.StartObject
            ? SourceRecord.Scan(row, names, slots, own)
            : new RecordError("WRONG_TYPE", "rows", $"{SourceRecord.Kind(place.Type)} in the array", $"{path}: an array of objects");
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = slots[i].IsAbsent ? Inherited(outer[i]) : slots[i] with { Start = place.Start + slots[i].Start };
        }

        return own.Within(path, around, isFirst, unreadable);
    }

    private static Slot Inherited(Slot around) => around.Type is JsonTokenType.StartArray or JsonTokenType.StartObject ? default : around;
}
