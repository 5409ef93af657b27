using Microsoft.AspNetCore.Http;

namespace Hub.Simulator;

/// <summary>An interface that is asked for at the shared data platform, by pages or by enterprise.</summary>
internal sealed class PlatformDesk(DepartmentServer server, SimulatorOptions options, Dialect dialect, Quota quota)
{
    private const int MaxLimit = 5_000;

    public Task AnswerAsync(HttpContext context, PlatformCall call, ShownFaults faults)
    {
        var answer = faults.SourceCode is { } code ? PlatformAnswer.Saying(code)
            : call.InterfaceId != dialect.Interface ? null
            : dialect.Delivery is PlatformPages ? Page(call, faults)
            : Subject(call, faults);
        return answer is null
            ? Replies.WriteErrorAsync(context, StatusCodes.Status400BadRequest, "400", "参数错误: interface_id, cursor, since, limit")
            : Replies.WriteAsync(context, answer.Signed(call, server.BusinessDate, options, faults));
    }

    /// <summary>A page; null if the call is not understood.</summary>
    private PlatformAnswer? Page(PlatformCall call, ShownFaults faults)
    {
        Cursor? cursor = Cursor.TryParse(call.Cursor, server.City.Count, out var found) ? found : null;
        if (call.Limit is < 1 or > MaxLimit || !PageDesk.TryReadSince(call.Since, out var since) || (cursor is null && call.Cursor.Length > 0))
        {
            return null;
        }

        var page = Simulator.Page.Read(new Holdings(server.City, dialect, server.BusinessDate, faults) { Since = since }, cursor, call.Limit);
        return PlatformAnswer.Telling(page.Records, page.Next?.ToString(), faults);
    }

    private PlatformAnswer Subject(PlatformCall call, ShownFaults faults)
    {
        if (!CreditCodes.IsValid(call.SubjectUscc) || !quota.TryTake())
        {
            return PlatformAnswer.Saying(CreditCodes.IsValid(call.SubjectUscc) ? "5001" : "4001");
        }

        if (server.City.Find(call.SubjectUscc) is not { } found)
        {
            return PlatformAnswer.Saying("1001");
        }

        List<SourceRecord> records = [.. new Holdings(server.City, dialect, server.BusinessDate, faults).RecordsOf(found)];
        return records.Count > 0 ? PlatformAnswer.Telling(faults.Arrange(records), null, faults)
            : PlatformAnswer.Saying(found.IsCancelled ? "4002" : "1001");
    }
}
