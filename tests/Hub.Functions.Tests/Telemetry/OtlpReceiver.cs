using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Tests.Telemetry;

/// <summary>A span as it was sent.</summary>
internal sealed record Span(string Source, string Name, string Trace, string Id, string Parent, IReadOnlyList<string> Links);

/// <summary>A measured value: of a histogram the sum of all values, with how many they are.</summary>
internal sealed record Point(string Metric, string Unit, string Tags, double Value, ulong Count);

/// <summary>A log record: its text before the values were put in.</summary>
internal sealed record LogLine(string Body, string Trace);

/// <summary>Takes in OTLP by HTTP, as a collector would (opentelemetry-proto 1.x, field numbers as there).</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private ScriptedDepartment? _server;

    public ConcurrentQueue<Span> Spans { get; } = [];

    /// <summary>Every value of every export, so that the last one of a metric and its tags counts.</summary>
    public ConcurrentQueue<Point> Points { get; } = [];

    public ConcurrentQueue<LogLine> Logs { get; } = [];

    public Uri Address => _server!.Address;

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        receiver._server = await ScriptedDepartment.StartAsync(receiver.TakeAsync);
        return receiver;
    }

    public Point? Last(string metric, string tags = "") => Points.LastOrDefault(p => p.Metric == metric && p.Tags == tags);

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var scopes = new ProtoMessage(body.ToArray()).Messages(1).SelectMany(resource => resource.Messages(2));
        foreach (var (scope, item) in scopes.SelectMany(scope => scope.Messages(2).Select(item => (scope.Messages(1).Single().Text(1), item))))
        {
            Keep(context.Request.Path, scope, item);
        }

        context.Response.ContentType = "application/x-protobuf";
    }

    private void Keep(string path, string scope, ProtoMessage item)
    {
        switch (path)
        {
            case "/v1/traces":
                Spans.Enqueue(new Span(scope, item.Text(5), item.Hex(1), item.Hex(2), item.Hex(4), [.. item.Messages(13).Select(link => link.Hex(1))]));
                break;
            case "/v1/metrics":
                KeepPoints(item);
                break;
            case "/v1/logs":
                Logs.Enqueue(new LogLine(item.Messages(5).SingleOrDefault()?.Text(1) ?? "", item.Hex(9)));
                break;
            default:
                throw new InvalidOperationException($"There is nothing at {path}.");
        }
    }

    private void KeepPoints(ProtoMessage metric)
    {
        var (name, unit) = (metric.Text(1), metric.Text(3));
        foreach (var point in metric.Messages(5).Concat(metric.Messages(7)).SelectMany(data => data.Messages(1)))
        {
            Points.Enqueue(new Point(name, unit, Tags(point, 7), point.Fixed(6) is { } whole ? (long)whole : Double(point, 4), 1));
        }

        foreach (var point in metric.Messages(9).SelectMany(data => data.Messages(1)))
        {
            Points.Enqueue(new Point(name, unit, Tags(point, 9), Double(point, 5), point.Fixed(4) ?? 0));
        }
    }

    private static double Double(ProtoMessage point, int field) => BitConverter.UInt64BitsToDouble(point.Fixed(field) ?? 0);

    private static string Tags(ProtoMessage point, int field) =>
        string.Join(' ', point.Messages(field).Select(tag => $"{tag.Text(1)}={tag.Messages(2).Single().Text(1)}").Order(StringComparer.Ordinal));
}
