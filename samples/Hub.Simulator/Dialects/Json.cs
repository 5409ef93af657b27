using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hub.Simulator;

/// <summary>The departments' JSON: Chinese as it is, not escaped.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonEncodedText Encode(string name) => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    public static Utf8JsonWriter Writer(IBufferWriter<byte> buffer) => new(buffer, Plain);

    /// <summary>What is written, as bytes.</summary>
    public static ReadOnlyMemory<byte> Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var writer = Writer(buffer))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>A value as a department writes it.</summary>
    public static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case int number: writer.WriteNumberValue(number); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case Wrapped wrapped: WriteWrapped(writer, wrapped); break;
            default: writer.WriteStringValue((string)value); break;
        }
    }

    private static void WriteWrapped(Utf8JsonWriter writer, Wrapped wrapped)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(wrapped.Name);
        WriteValue(writer, wrapped.Value);
        writer.WriteEndObject();
    }
}

/// <summary>A value in an object of its own, where a plain one is expected.</summary>
internal sealed record Wrapped(string Name, object? Value);
