using Microsoft.AspNetCore.Http;

namespace Hub.Simulator;

/// <summary>Replies whose body breaks off: they are written to memory first, so that it is known where the half is.</summary>
internal static class SpoiledBodies
{
    public static Task WriteAsync(HttpContext context, ShownFaults shown, Func<Task> answer) => shown switch
    {
        _ when shown.Shows(FaultKind.CutMidBody) => WriteCutAsync(context, answer),
        _ when shown.Shows(FaultKind.MalformedJson) => WriteMalformedAsync(context, answer),
        _ => answer(),
    };

    private static async Task WriteCutAsync(HttpContext context, Func<Task> answer)
    {
        var body = await CaptureAsync(context, answer);
        context.Response.ContentLength = body.Length;
        // Less than Content-Length makes the server close the connection. A reset instead could overtake the half body.
        await context.Response.Body.WriteAsync(body[..(body.Length / 2)], context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static async Task WriteMalformedAsync(HttpContext context, Func<Task> answer)
    {
        var body = await CaptureAsync(context, answer);
        await context.Response.Body.WriteAsync(body[..(body.Length * 2 / 3)], context.RequestAborted);
    }

    private static async Task<ReadOnlyMemory<byte>> CaptureAsync(HttpContext context, Func<Task> answer)
    {
        var body = context.Response.Body;
        var memory = new MemoryStream();
        context.Response.Body = memory;
        await answer();
        context.Response.Body = body;
        return memory.ToArray();
    }
}
