using Microsoft.AspNetCore.Http;

namespace Hub.Simulator;

/// <summary>An interface that is asked for one enterprise at a time at its department.</summary>
internal sealed class SubjectDesk(DepartmentServer server, Dialect dialect, Quota quota)
{
    public Task AnswerAsync(HttpContext context, ShownFaults faults)
    {
        if (faults.SourceCode is { } code)
        {
            return SayAsync(context, code);
        }

        var found = server.City.Find((string)context.Request.RouteValues["code"]!);
        var holdings = new Holdings(server.City, dialect, server.BusinessDate, faults);
        List<SourceRecord> records = found is null ? [] : [.. holdings.RecordsOf(found)];
        return !quota.TryTake() ? SayAsync(context, "5001")
            : records.Count == 0 ? SayAsync(context, "1001")
            : Replies.WriteAsync(context, Envelope(records, faults));
    }

    private static Task SayAsync(HttpContext context, string code) =>
        Replies.WriteErrorAsync(context, StatusCodes.Status200OK, code, Replies.MeaningOf(code));

    private static ReadOnlyMemory<byte> Envelope(List<SourceRecord> records, ShownFaults faults) => Json.Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteString("code", "0");
        json.WriteString("msg", "成功");
        json.WriteStartObject("data");
        json.WritePropertyName("items");
        new RecordWriter(faults).WriteArray(json, faults.Arrange(records));
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
