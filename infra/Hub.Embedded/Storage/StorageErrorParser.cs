using System.Xml;
using System.Xml.Linq;
using Azure;
using Azure.Core;

namespace Hub.Embedded.Storage;

/// <summary>Reads code and message of a failed request: from the XML body, else (HEAD, 304) from the header.</summary>
internal sealed class StorageErrorParser : RequestFailedDetailsParser
{
    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        error = FromBody(response) ?? FromHeader(response);
        return error is not null;
    }

    private static ResponseError? FromBody(Response response)
    {
        if (response.ContentStream is not { CanSeek: true, Length: > 0 } body
            || response.Headers.ContentType?.Contains("application/xml", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        try
        {
            body.Position = 0;
            var root = XDocument.Load(body).Root;
            var code = root?.Element("Code")?.Value;
            return code is null ? null : new ResponseError(code, root?.Element("Message")?.Value);
        }
        catch (XmlException)
        {
            return null;
        }
        finally
        {
            body.Position = 0;
        }
    }

    private static ResponseError? FromHeader(Response response) =>
        response.Headers.TryGetValue("x-ms-error-code", out var code) ? new ResponseError(code, null) : null;
}
