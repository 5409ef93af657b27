using System.Buffers.Binary;
using System.Text;

namespace Hub.Functions.Tests.Telemetry;

/// <summary>A message of Protocol Buffers, taken apart by field numbers.</summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Field, object Value)> _fields = [];

    public ProtoMessage(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var tag = Varint(ref bytes);
            _fields.Add(((int)(tag >> 3), Value((int)(tag & 7), ref bytes)));
        }
    }

    public IEnumerable<ProtoMessage> Messages(int field) => All<byte[]>(field).Select(bytes => new ProtoMessage(bytes));

    public string Text(int field) => Encoding.UTF8.GetString(All<byte[]>(field).SingleOrDefault() ?? []);

    public string Hex(int field) => Convert.ToHexStringLower(All<byte[]>(field).SingleOrDefault() ?? []);

    public ulong? Fixed(int field) => All<ulong>(field).Cast<ulong?>().SingleOrDefault();

    private IEnumerable<T> All<T>(int field) => _fields.Where(f => f.Field == field).Select(f => f.Value).OfType<T>();

    private static object Value(int wireType, ref ReadOnlySpan<byte> bytes) => wireType switch
    {
        0 => Varint(ref bytes),
        1 => BinaryPrimitives.ReadUInt64LittleEndian(Take(8, ref bytes)),
        2 => Take((int)Varint(ref bytes), ref bytes).ToArray(),
        5 => BinaryPrimitives.ReadUInt32LittleEndian(Take(4, ref bytes)),
        _ => throw new FormatException($"There is no wire type {wireType}."),
    };

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Take(1, ref bytes)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    private static ReadOnlySpan<byte> Take(int count, ref ReadOnlySpan<byte> bytes)
    {
        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}
