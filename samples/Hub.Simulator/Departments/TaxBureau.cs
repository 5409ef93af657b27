using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Hub.Simulator;

/// <summary>D14: the tax-credit grades (I28), page by page.</summary>
internal sealed class TaxBureau(DepartmentServer server)
{
    private const int DefaultLimit = 500;
    private const int MaxLimit = 1_000;

    // Counting walks the whole city; a listing asks for the same total with each page.
    private readonly ConcurrentDictionary<(DateOnly, DateTimeOffset?), int> _totals = new();

    public Task AnswerAsync(HttpContext context, ShownFaults faults)
    {
        var query = context.Request.Query;
        if (!TryReadSince(query["since"], out var since) || !TryReadLimit(query["limit"], out var limit))
        {
            return Replies.WriteErrorAsync(context, StatusCodes.Status400BadRequest, "400", "参数错误: since, limit");
        }

        var listing = new GradeListing(server.City, server.BusinessDate, since);
        if (!TryReadCursor(query["cursor"], listing, faults, out var cursor))
        {
            return Replies.WriteErrorAsync(context, StatusCodes.Status400BadRequest, "400", "参数错误: cursor");
        }

        return Replies.WriteAsync(context, Page(listing, cursor, limit, isFirst: query["cursor"].Count == 0, faults));
    }

    private JsonObject Page(GradeListing listing, Cursor cursor, int limit, bool isFirst, ShownFaults faults)
    {
        if (faults.Shows(FaultKind.EmptyResult))
        {
            return Envelope(0, [], next: null);
        }

        // One more than the page holds tells where the next one starts.
        var found = (cursor.Backwards ? listing.Backwards(cursor.Position) : listing.Forwards(cursor.Position)).Take(limit + 1).ToList();
        var repeated = faults.Shows(FaultKind.DuplicatePages) && !cursor.IsRepeat;
        Cursor? next = repeated ? cursor with { IsRepeat = true }
            : found.Count > limit ? new Cursor(found[limit].Position, cursor.Backwards, IsRepeat: false)
            : null;
        var page = found.Take(limit).ToList();
        if (faults.Shows(FaultKind.OutOfOrderPages) && !isFirst)
        {
            page.Reverse();
        }

        return Envelope(Total(listing), [.. page.Select((listed, index) => Row(listed, index, faults))], next?.ToString());
    }

    private int Total(GradeListing listing) => _totals.GetOrAdd((listing.Date, listing.Since), _ => listing.Count());

    private static JsonObject Envelope(int total, JsonArray rows, string? next) => new()
    {
        ["code"] = "0",
        ["data"] = new JsonObject { ["total"] = total, ["rows"] = rows, ["next"] = next },
    };

    private static JsonObject Row(ListedGrade listed, int index, ShownFaults faults)
    {
        var grade = listed.Grade;
        var row = new JsonObject
        {
            ["纳税人识别号"] = listed.Enterprise.CreditCode,
            ["评价年度"] = grade.Year.ToString(),
            ["信用级别"] = grade.Code,
            // The bureau's older offices send the score as text, the newer ones as a number.
            ["评价得分"] = listed.Enterprise.Number % 2 == 0 ? grade.Score.ToString("F2") : grade.Score,
            ["更新时间"] = ChinaTime.Text(grade.UpdatedAt),
            ["状态"] = grade.Revoked ? "撤销" : "有效",
        };
        if (faults.SpoilsRecord(index))
        {
            Spoil(row, ShownFaults.WayToSpoil(index, ways: 3));
        }

        if (faults.Shows(FaultKind.UnknownFields))
        {
            Replies.AddUnknownFields(row);
        }

        return row;
    }

    private static void Spoil(JsonObject row, int way)
    {
        switch (way)
        {
            case 0: row["信用级别"] = new JsonObject { ["代码"] = "01" }; break;
            case 1: row["评价得分"] = "abc"; break;
            default: row["评价年度"] = "二〇二五"; break;
        }
    }

    private static bool TryReadCursor(string? text, GradeListing listing, ShownFaults faults, out Cursor cursor)
    {
        var backwards = faults.Shows(FaultKind.OutOfOrderPages);
        cursor = new Cursor(backwards ? listing.LastPosition : 0, backwards, IsRepeat: false);
        return text is null || Cursor.TryParse(text, listing.LastPosition, out cursor);
    }

    private static bool TryReadSince(string? text, out DateTimeOffset? since)
    {
        since = null;
        if (!DateTime.TryParse(text, null, DateTimeStyles.AdjustToUniversal, out var instant))
        {
            return text is null;
        }

        since = new DateTimeOffset(instant, instant.Kind == DateTimeKind.Utc ? TimeSpan.Zero : ChinaTime.Offset);
        return true;
    }

    private static bool TryReadLimit(string? text, out int limit)
    {
        limit = DefaultLimit;
        return text is null || (int.TryParse(text, out limit) && limit is >= 1 and <= MaxLimit);
    }
}
