using System.Text.Json;
using Azure;
using Azure.Core;

namespace Hub.Embedded.Tables;

/// <summary>Reads code and message out of the JSON with which the table service says why a request failed.</summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    internal static readonly TableErrorParser Instance = new();

    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        error = null;
        data = null;
        if (response.ContentStream is null)
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(response.Content.ToMemory());
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("odata.error", out var detail))
            {
                return false;
            }

            var code = detail.GetProperty("code").GetString();
            error = new ResponseError(code, detail.GetProperty("message").GetProperty("value").GetString());
            return true;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException)
        {
            return false;
        }
    }
}
