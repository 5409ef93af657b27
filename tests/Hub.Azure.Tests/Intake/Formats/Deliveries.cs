using System.Text;
using Hub.Azure.Intake.Formats;
using Hub.Domain.Sources;

namespace Hub.Azure.Tests.Intake.Formats;

/// <summary>Reads deliveries that arrive in small parts, in odd parts and at once.</summary>
internal static class Deliveries
{
    private const int Longest = 1024 * 1024;

    public static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The records and, if the delivery breaks, the message; the same however the stream is cut.</summary>
    public static async Task<(List<RawRecord> Records, string? Problem)> ReadAsync(
        byte[] delivery, RecordFormat format, string? charset = null, int longest = Longest)
    {
        var whole = await ReadAsync(delivery, format, charset, longest, int.MaxValue);
        foreach (var part in new[] { 1, 7 })
        {
            var parts = await ReadAsync(delivery, format, charset, longest, part);
            Assert.Equal(whole.Problem, parts.Problem);
            Assert.Equal(whole.Records.Select(Shown), parts.Records.Select(Shown));
        }

        return whole;
    }

    public static string Text(this RawRecord record) => Encoding.UTF8.GetString(record.Json.Span);

    /// <summary>The raw bytes at the record's place.</summary>
    public static byte[] Cut(this RawRecord record, byte[] delivery) => delivery[(int)record.Start..(int)record.End];

    private static string Shown(RawRecord r) => $"{r.Start}+{r.Length} line {r.Line} {r.Error} {r.Text()}";

    private static async Task<(List<RawRecord> Records, string? Problem)> ReadAsync(
        byte[] delivery, RecordFormat format, string? charset, int longest, int part)
    {
        var records = new List<RawRecord>();
        try
        {
            var stream = new PartStream(delivery, part);
            await foreach (var record in RecordFormats.ReadAsync(stream, format, charset, longest, TestContext.Current.CancellationToken))
            {
                records.Add(record);
            }

            return (records, null);
        }
        catch (MalformedDeliveryException e)
        {
            return (records, e.Message);
        }
    }

    /// <summary>Gives so many bytes a read at most.</summary>
    private sealed class PartStream(byte[] bytes, int part) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(part, buffer.Length)], cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(part, count));
    }
}
