using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Hub.Domain.Intake;

/// <summary>Reads the characters of a JSON value without a string of its own.</summary>
internal static class JsonText
{
    /// <summary>The text of a scalar token: a string unescaped, a number or literal as it stands.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> value, Span<char> buffer, out int length)
    {
        if (value[0] == '"' && !value.Contains((byte)'\\'))
        {
            return Utf8.ToUtf16(value[1..^1], buffer, out _, out length, replaceInvalidSequences: false) == OperationStatus.Done;
        }

        try
        {
            var reader = new Utf8JsonReader(value);
            reader.Read();
            length = reader.TokenType == JsonTokenType.String
                ? reader.CopyString(buffer)
                : Encoding.ASCII.GetChars(value, buffer);
            return true;
        }
        catch (InvalidOperationException)
        {
            // No text: bytes that are not UTF-8, or half a surrogate pair.
            length = 0;
            return false;
        }
    }
}
