using System.IO.Compression;
using Hub.Azure;
using Hub.Azure.Intake;
using Hub.Azure.Intake.Formats;
using Hub.Azure.Trust;
using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Hub.Functions.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Hub.Functions.Intake;

/// <summary>A department delivers records.</summary>
public sealed class PushRecords(Catalog catalog, PushIntake intake, AccessLog log, IOptions<HubOptions> options)
{
    private const int LongestIdempotencyKey = 200;

    private static readonly Dictionary<string, RecordFormat> s_formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["application/json"] = RecordFormat.JsonArray,
        ["application/x-ndjson"] = RecordFormat.NdJson,
        ["text/csv"] = RecordFormat.Csv,
    };

    /// <summary>Streams the body into a batch and answers with its receipt.</summary>
    [Function("PushRecords")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/departments/{department}/interfaces/{interfaceId}/records")] HttpRequest request,
        string department, string interfaceId, CancellationToken cancellation)
    {
        if (await RefusalAsync(request, department, interfaceId, cancellation) is { } refusal)
        {
            return refusal;
        }

        var contentType = MediaTypeHeaderValue.Parse(request.ContentType);
        var key = request.Headers["Idempotency-Key"].ToString();
        await using var body = Decompressed(request);
        var push = new Push(
            catalog.FindInterface(interfaceId)!, body, s_formats[contentType.MediaType.Value!], contentType.Charset.Value?.Trim('"'),
            key.Length > 0 ? key : null);
        return Receipts.Answer(await intake.ReceiveAsync(push, cancellation));
    }

    private async Task<IResult?> RefusalAsync(HttpRequest request, string department, string interfaceId, CancellationToken cancellation)
    {
        if (catalog.FindDepartment(department) is not { } known)
        {
            return Problems.NotFound("department", "部门", department, catalog.Departments.Select(d => d.Id));
        }

        if (known.Interfaces.All(i => i.Id != interfaceId))
        {
            return Problems.NotFound("interface", "接口", interfaceId, known.Interfaces.Select(i => i.Id));
        }

        if (request.Caller().Department != department)
        {
            await log.RecordAsync(
                new Access(request.Caller().Id, "PushRecords", $"POST {request.Path}", "another department"), cancellation);
            return Problems.Of(403, "other-department", "不能代其他部门推送", "Another department's interface",
                $"Caller {request.Caller().Id} belongs to {request.Caller().Department ?? "no department"}, not to {department}.");
        }

        return BodyRefusal(request);
    }

    private IResult? BodyRefusal(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !s_formats.TryGetValue(type.MediaType.Value ?? "", out var format))
        {
            return Problems.Of(415, "unsupported-media-type", "不支持的内容类型", "Unsupported content type",
                $"Content-Type “{request.ContentType}” is not one of those accepted.", ("accepted", s_formats.Keys));
        }

        if (type.Charset.HasValue && !RecordFormats.Accepts(format, type.Charset.Value!.Trim('"')))
        {
            return Problems.Of(415, "unsupported-charset", "不支持的字符集", "Unsupported charset",
                $"Charset “{type.Charset}” is not accepted for {type.MediaType}.", ("accepted", format == RecordFormat.Csv ? ["utf-8", "gb18030"] : new[] { "utf-8" }));
        }

        var encoding = request.Headers.ContentEncoding.ToString();
        if (encoding is not ("" or "identity" or "gzip"))
        {
            return Problems.Of(415, "unsupported-encoding", "不支持的压缩方式", "Unsupported content encoding",
                $"Content-Encoding “{encoding}” is not accepted.", ("accepted", new[] { "identity", "gzip" }));
        }

        if (request.Headers["Idempotency-Key"].ToString().Length > LongestIdempotencyKey)
        {
            return Problems.BadRequest("bad-idempotency-key", "幂等键过长", "Idempotency-Key too long", $"At most {LongestIdempotencyKey} characters.");
        }

        return request.ContentLength > options.Value.MaxPushBytes
            ? Problems.TooLarge($"The body has {request.ContentLength:N0} bytes; send it in parts.", options.Value.MaxPushBytes)
            : null;
    }

    private static Stream Decompressed(HttpRequest request) =>
        request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true) : request.Body;
}
