using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Hub.Azure;
using Hub.Azure.Sharing;
using Hub.Domain.Sharing;
using Hub.Domain.Trust.Audit;
using Hub.Functions.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Sharing;

/// <summary>Some events of a bank's feed.</summary>
/// <param name="Events">CloudEvents 1.0, in order; the extension <c>sequence</c> is the number in the feed.</param>
/// <param name="Cursor">What to give as <c>cursor</c> to get what follows.</param>
/// <param name="More">Whether more is there already.</param>
public sealed record EventPage(IReadOnlyList<JsonElement> Events, string Cursor, bool More);

/// <summary>What a bank has.</summary>
/// <param name="Cursor">The cursor up to which it has everything.</param>
public sealed record Acknowledgement(string Cursor);

/// <summary>A bank pulls its feed.</summary>
public sealed class EventsApi(Feeds feeds, Acknowledgements acknowledgements)
{
    private const int MostEvents = 500;
    private const int LongestWait = 30;

    /// <summary>The events behind a cursor; without one, behind what was acknowledged. Waits for the first if there is none.</summary>
    [Function("ReadEvents")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/events")] HttpRequest request, CancellationToken cancellation)
    {
        var bank = request.Caller().Id;
        var cursor = request.Query["cursor"].ToString();
        if (!TryRead(cursor, 0, long.MaxValue - 1, out var after) || !TryRead(request.Query["wait"], 0, LongestWait, out var wait)
            || !TryRead(request.Query["limit"], MostEvents, MostEvents, out var limit) || limit == 0)
        {
            return Problems.BadRequest("bad-page", "分页参数错误", "Bad page",
                $"cursor is what a page before gave; wait is 0 to {LongestWait} seconds; limit is 1 to {MostEvents} events.");
        }

        after = cursor.Length > 0 ? after : await acknowledgements.AcknowledgedAsync(bank, cancellation);
        if (await feeds.KeptFromAsync(bank, cancellation) is var kept && after + 1 < kept)
        {
            return Problems.Of(410, "events-gone", "事件已过保存期", "Events are no longer kept",
                $"The events {after + 1} to {kept - 1} are no longer kept. Go on with cursor={kept - 1}, and read the profiles of your customers anew.", ("cursor", $"{kept - 1}"));
        }

        if (wait > 0)
        {
            await feeds.WaitAsync(bank, after, TimeSpan.FromSeconds(wait), cancellation);
        }

        return await PageAsync(request, after, (int)limit, cancellation);
    }

    /// <summary>Notes up to where the bank has everything.</summary>
    [Function("AcknowledgeEvents")]
    public async Task<IResult> AcknowledgeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/events/acks")] HttpRequest request, CancellationToken cancellation)
    {
        var bank = request.Caller().Id;
        var body = await request.ReadJsonAsync<Acknowledgement>(cancellation);
        var last = await feeds.LastAsync(bank, cancellation);
        if (body?.Cursor is not { Length: > 0 } cursor || !TryRead(cursor, 0, last, out var upTo))
        {
            return Problems.BadRequest("bad-cursor", "游标错误", "Bad cursor", $"The body is {{\"cursor\": \"…\"}} with a cursor of this feed, 0 to {last}.");
        }

        await acknowledgements.AcknowledgeAsync(bank, upTo, cancellation);
        return Results.Json(new Acknowledgement($"{await acknowledgements.AcknowledgedAsync(bank, cancellation)}"), HubJson.Options);
    }

    /// <summary>What of the feed is not told any more is not in the answer, and not in the record of it.</summary>
    private async Task<IResult> PageAsync(HttpRequest request, long after, int limit, CancellationToken cancellation)
    {
        var events = await feeds.ReadAsync(request.Caller().Id, after, cancellation).Take(limit + 1).ToListAsync(cancellation);
        var page = events.Take(limit).ToList();
        var last = page.Count > 0 ? page[^1].Sequence : after;
        List<Numbered> shown = [.. page.Where(e => !e.IsWithdrawn)];
        var told = new ToldEvents();
        shown.ForEach(e => told.Add(e.Entry));
        var json = JsonSerializer.SerializeToUtf8Bytes(new EventPage([.. shown.Select(Served)], $"{last}", events.Count > limit), HubJson.Options);
        request.Disclose(FeedDisclosure.Of(last > after ? new FeedRange(after + 1, last) : null, told, json));
        return Results.Bytes(json, "application/json; charset=utf-8");
    }

    private static JsonElement Served(Numbered numbered)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            ServedEvent.Write(numbered, writer);
        }

        return JsonElement.Parse(json.WrittenSpan);
    }

    private static bool TryRead(string? text, long absent, long most, out long number)
    {
        number = absent;
        return string.IsNullOrEmpty(text)
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most);
    }
}
