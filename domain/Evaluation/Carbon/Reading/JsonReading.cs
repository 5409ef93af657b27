using System.Text;
using System.Text.Json;

namespace Hub.Domain.Evaluation.Carbon.Reading;

/// <summary>Reading of canonical records, from a property's name on to its value.</summary>
internal static class JsonReading
{
    private const int LongestCode = 64;

    /// <summary>Finds a code in a table.</summary>
    public delegate int CodeLookup(ReadOnlySpan<char> code);

    /// <summary>The number that follows; null if there is none.</summary>
    public static double? NextNumber(this ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.GetDouble();
        }

        reader.Skip();
        return null;
    }

    /// <summary>The place of the code that follows; −1 and the code itself if the table does not have it.</summary>
    public static int NextCode(this ref Utf8JsonReader reader, CodeLookup find, out string? unknown)
    {
        reader.Read();
        unknown = null;
        if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= LongestCode)
        {
            Span<char> code = stackalloc char[LongestCode];
            var index = find(code[..reader.CopyString(code)]);
            unknown = index < 0 ? reader.GetString() : null;
            return index;
        }

        unknown = reader.TokenType == JsonTokenType.String ? reader.GetString() : "";
        reader.Skip();
        return -1;
    }

    /// <summary>Passes over the value that follows.</summary>
    /// <returns>What was given, for use in expressions.</returns>
    public static T NextSkipped<T>(this ref Utf8JsonReader reader, T unchanged)
    {
        reader.Read();
        reader.Skip();
        return unchanged;
    }

    /// <summary>Steps into the list that follows, or on to its next object; false at its end and where there is no list.</summary>
    public static bool NextInList(this ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            reader.Read();
        }

        return reader.TokenType == JsonTokenType.StartObject;
    }
}

/// <summary>Numbers of a record that are read by their names; NaN where they are not stated.</summary>
internal sealed class NumberFields(params string[] names)
{
    private readonly byte[][] _names = [.. names.Select(Encoding.UTF8.GetBytes)];

    /// <summary>How many there are.</summary>
    public int Count => _names.Length;

    /// <summary>Reads a record's numbers over those of an older one; what it does not state stays.</summary>
    public void ReadTo(Span<double> numbers, ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (IndexOf(ref reader) is >= 0 and var index)
            {
                numbers[index] = reader.NextNumber() ?? numbers[index];
            }
            else
            {
                reader.NextSkipped(0);
            }
        }
    }

    /// <summary>The place of the property whose name was just read; −1 if it is none of them.</summary>
    private int IndexOf(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if (reader.ValueTextEquals(_names[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
