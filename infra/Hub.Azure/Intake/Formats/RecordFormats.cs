using Hub.Domain.Sources;

namespace Hub.Azure.Intake.Formats;

/// <summary>Cuts a delivery into records, whatever its format and encoding.</summary>
public static class RecordFormats
{
    /// <summary>Reads records one by one; never the whole delivery in memory.</summary>
    /// <param name="stream">The delivery, decompressed.</param>
    /// <param name="format">Its format.</param>
    /// <param name="charset">Its encoding if it was said (<c>utf-8</c>, <c>gb18030</c>, <c>gbk</c>, <c>gb2312</c>); null to find out.</param>
    /// <param name="longestRecord">Largest record in bytes.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="MalformedDeliveryException">From some line on it makes no sense; the records before are good.</exception>
    public static IAsyncEnumerable<RawRecord> ReadAsync(
        Stream stream, RecordFormat format, string? charset, int longestRecord, CancellationToken cancellation) => format switch
        {
            RecordFormat.JsonArray => JsonArrayFormat.ReadAsync(stream, longestRecord, cancellation),
            RecordFormat.NdJson => NdJsonFormat.ReadAsync(stream, longestRecord, cancellation),
            _ => CsvFormat.ReadAsync(stream, charset, longestRecord, cancellation),
        };

    /// <summary>Whether the hub reads this encoding in this format: JSON is UTF-8, CSV may also be GB18030 and its older forms.</summary>
    public static bool Accepts(RecordFormat format, string charset) => charset.ToLowerInvariant() switch
    {
        "utf-8" or "utf8" => true,
        "gb18030" or "gbk" or "gb2312" => format == RecordFormat.Csv,
        _ => false,
    };
}
