using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Hub.Simulator;

/// <summary>An interface of which a file a day lies at its department, made while it is read.</summary>
internal sealed class FileDesk(DepartmentServer server, Dialect dialect, Files files)
{
    private const int BytesPerFlush = 64 * 1024;

    private readonly Encoding? _encoding =
        files.Encoding is { } name ? CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name) : null;

    public async Task AnswerAsync(HttpContext context, ShownFaults faults)
    {
        if (faults.SourceCode is { } code)
        {
            await Replies.RefuseAsync(context, code);
        }
        else if (!TryReadDay((string)context.Request.RouteValues["date"]!, out var day) || AsOf(day) > server.BusinessDate)
        {
            await Replies.WriteErrorAsync(context, StatusCodes.Status404NotFound, "404", "文件不存在");
        }
        else
        {
            var records = RecordsOf(new Holdings(server.City, dialect, AsOf(day), faults));
            await (_encoding is null ? WriteLinesAsync(context, records, faults) : WriteCsvAsync(context, records, faults));
        }
    }

    /// <summary>A file holds what was known on the day before it is due.</summary>
    private DateOnly AsOf(DateOnly day) => day.AddDays(files.LagDays - 1);

    private static IEnumerable<SourceRecord> RecordsOf(Holdings holdings)
    {
        var enterprises = holdings.Faults.Shows(FaultKind.HalfFile) ? holdings.City.Enterprises.Take(holdings.City.Count / 2) : holdings.City.Enterprises;
        return holdings.Faults.Arrange(enterprises.SelectMany(holdings.RecordsOf));
    }

    private async Task WriteCsvAsync(HttpContext context, IEnumerable<SourceRecord> records, ShownFaults faults)
    {
        context.Response.ContentType = $"text/csv; charset={_encoding!.WebName}";
        var (text, writer, headings, index) = (new StringBuilder(), new RecordWriter(faults), Csv.Headings(dialect), 0);
        writer.AppendHeadings(text, dialect);
        foreach (var record in records)
        {
            writer.AppendLine(text, headings, record, index++);
            if (text.Length > BytesPerFlush)
            {
                await FlushAsync(context, text);
            }
        }

        await FlushAsync(context, text);
    }

    private async Task FlushAsync(HttpContext context, StringBuilder text)
    {
        await context.Response.Body.WriteAsync(_encoding!.GetBytes(text.ToString()), context.RequestAborted);
        text.Clear();
    }

    private static async Task WriteLinesAsync(HttpContext context, IEnumerable<SourceRecord> records, ShownFaults faults)
    {
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        var (buffer, writer, index) = (new ArrayBufferWriter<byte>(2 * BytesPerFlush), new RecordWriter(faults), 0);
        using var json = Json.Writer(buffer);
        foreach (var record in records)
        {
            NdJson.Write(json, buffer, writer, record, index++);
            if (buffer.WrittenCount > BytesPerFlush)
            {
                await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
                buffer.ResetWrittenCount();
            }
        }

        await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }

    private static bool TryReadDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyyMMdd", out day);
}
