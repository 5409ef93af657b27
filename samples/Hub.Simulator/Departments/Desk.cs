using Microsoft.AspNetCore.Http;

namespace Hub.Simulator;

/// <summary>What every interface does before it answers: count, check the key, show the faults of transport.</summary>
internal sealed class Desk(
    string department,
    string interfaceId,
    string apiKey,
    TimeProvider time,
    Faults faults,
    RequestCounts counts,
    CancellationToken stopping)
{
    /// <summary>The request handler of an interface whose records <paramref name="answer"/> writes.</summary>
    public RequestDelegate Serving(Func<HttpContext, ShownFaults, Task> answer) => async context =>
    {
        counts.Add(department);
        counts.Add(interfaceId);
        if (context.Request.Headers["x-api-key"] != apiKey)
        {
            await Replies.WriteErrorAsync(context, StatusCodes.Status401Unauthorized, "401", "密钥无效");
            return;
        }

        await ServeAsync(context, faults.Next(interfaceId), answer);
    };

    private async Task ServeAsync(HttpContext context, ShownFaults shown, Func<HttpContext, ShownFaults, Task> answer)
    {
        if (shown.Find(FaultKind.Slow) is { } slow)
        {
            await Task.Delay(slow.Delay, time, context.RequestAborted);
        }

        if (shown.Shows(FaultKind.NeverAnswers))
        {
            await NeverAnswerAsync(context);
        }
        else if (!await RefusedAsync(context, shown))
        {
            await SpoiledBodies.WriteAsync(context, shown, () => answer(context, shown));
        }
    }

    private async Task NeverAnswerAsync(HttpContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    private static async Task<bool> RefusedAsync(HttpContext context, ShownFaults shown)
    {
        if (shown.Find(FaultKind.TooManyRequests) is { } limit)
        {
            context.Response.Headers.RetryAfter = ((int)limit.RetryAfter.TotalSeconds).ToString();
            await Replies.WriteErrorAsync(context, StatusCodes.Status429TooManyRequests, "429", "请求过于频繁");
            return true;
        }

        if (shown.Shows(FaultKind.ServerErrors))
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync("java.lang.NullPointerException", context.RequestAborted);
            return true;
        }

        if (shown.Shows(FaultKind.NotYetThere))
        {
            await Replies.WriteErrorAsync(context, StatusCodes.Status404NotFound, "404", "尚未生成");
            return true;
        }

        return await NotReachedAsync(context, shown);
    }

    private static async Task<bool> NotReachedAsync(HttpContext context, ShownFaults shown)
    {
        if (!shown.Shows(FaultKind.NotReached))
        {
            return false;
        }

        var perSubject = context.Request.RouteValues.ContainsKey("code");
        await Replies.WriteErrorAsync(context, perSubject ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, "3001", "源系统超时");
        return true;
    }
}
