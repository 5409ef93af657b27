using System.Security.Cryptography;

namespace Hub.Simulator;

/// <summary>What the platform answers: a code, and records where it is 0.</summary>
/// <param name="Code">Of the call envelope.</param>
/// <param name="Items">An array in JSON; null for none.</param>
/// <param name="Next">Where the next page starts; null at the end.</param>
internal sealed record PlatformAnswer(string Code, ReadOnlyMemory<byte>? Items, string? Next)
{
    private const string WrongSecret = "not the secret of anybody";

    public static PlatformAnswer Saying(string code) => new(code, null, null);

    public static PlatformAnswer Telling(IEnumerable<SourceRecord> records, string? next, ShownFaults faults) =>
        new("0", Json.Bytes(json => new RecordWriter(faults).WriteArray(json, records)), next);

    /// <summary>The reply to a call, with its signature.</summary>
    /// <param name="call">The call.</param>
    /// <param name="businessDate">The facts are as of its end.</param>
    /// <param name="options">Clock and secret.</param>
    /// <param name="faults">The faults of the request.</param>
    public ReadOnlyMemory<byte> Signed(PlatformCall call, DateOnly businessDate, SimulatorOptions options, ShownFaults faults)
    {
        var asOf = $"{businessDate:yyyy-MM-dd}T23:59:59+08:00";
        var now = options.Time.GetUtcNow().ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz");
        var digest = Items is { } items ? Convert.ToHexStringLower(SHA256.HashData(items.Span)) : "";
        var secret = faults.Shows(FaultKind.WrongSignature) ? WrongSecret : options.Secret;
        var sign = PlatformSignature.Of(secret, call.RequestId, Code, asOf, now, Next ?? "", digest);
        return Json.Bytes(json =>
        {
            json.WriteStartObject();
            json.WriteString("request_id", call.RequestId);
            json.WriteString("code", Code);
            json.WriteString("message", Replies.MeaningOf(Code));
            json.WriteString("as_of", asOf);
            if (Items is { } array)
            {
                json.WritePropertyName("items");
                json.WriteRawValue(array.Span, skipInputValidation: true);
            }

            json.WriteString("next", Next);
            json.WriteString("source_ts", now);
            json.WriteString("sign", sign);
            json.WriteEndObject();
        });
    }
}
