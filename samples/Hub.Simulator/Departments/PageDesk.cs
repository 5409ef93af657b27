using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Hub.Simulator;

/// <summary>An interface that is paged through at its department.</summary>
internal sealed class PageDesk(DepartmentServer server, Dialect dialect, Pages pages)
{
    private const int DefaultLimit = 500;
    private const int MaxLimit = 5_000;

    public Task AnswerAsync(HttpContext context, ShownFaults faults)
    {
        if (faults.SourceCode is { } code)
        {
            return Replies.RefuseAsync(context, code);
        }

        var query = context.Request.Query;
        if (!TryReadSince(query[pages.Since], out var since) || !TryReadLimit(query[pages.Limit], out var limit) || !TryReadCursor(query[pages.Cursor], out var cursor))
        {
            return Replies.WriteErrorAsync(context, StatusCodes.Status400BadRequest, "400", $"参数错误: {pages.Since}, {pages.Limit}, {pages.Cursor}");
        }

        var holdings = new Holdings(server.City, dialect, server.BusinessDate, faults) { Since = since };
        return Replies.WriteAsync(context, Envelope(Page.Read(holdings, cursor, limit), faults));
    }

    private ReadOnlyMemory<byte> Envelope(Page page, ShownFaults faults) => Json.Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteString("code", "0");
        json.WritePropertyName(Replies.Open(json, pages.Items));
        new RecordWriter(faults).WriteArray(json, page.Records);
        json.WriteString(pages.Next, page.Next?.ToString());
        Replies.Close(json, pages.Items);
        json.WriteEndObject();
    });

    private bool TryReadCursor(string? text, out Cursor? cursor)
    {
        var isKnown = Cursor.TryParse(text ?? "", server.City.Count, out var found);
        cursor = isKnown ? found : null;
        return isKnown || text is null;
    }

    /// <summary>An instant; without an offset it is of China.</summary>
    internal static bool TryReadSince(string? text, out DateTimeOffset? since)
    {
        since = null;
        if (!DateTime.TryParse(text, null, DateTimeStyles.AdjustToUniversal, out var instant))
        {
            return string.IsNullOrEmpty(text);
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
