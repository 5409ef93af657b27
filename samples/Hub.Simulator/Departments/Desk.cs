using Microsoft.AspNetCore.Http;

namespace Hub.Simulator;

/// <summary>What every interface does before it answers: count, and show the faults of transport.</summary>
internal sealed class Desk(string department, string interfaceId, TimeProvider time, Faults faults, RequestCounts counts, CancellationToken stopping)
{
    /// <summary>The request handler of an interface.</summary>
    /// <param name="isAdmitted">Whether the caller may ask; writes the refusal.</param>
    /// <param name="answer">Writes the records.</param>
    public RequestDelegate Serving(Func<HttpContext, Task<bool>> isAdmitted, Func<HttpContext, ShownFaults, Task> answer) => async context =>
    {
        counts.Add(department);
        counts.Add(interfaceId);
        if (await isAdmitted(context))
        {
            await ServeAsync(context, faults.Next(interfaceId), answer);
        }
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
            await ComeAgainAsync(context, StatusCodes.Status429TooManyRequests, limit, "请求过于频繁");
            return true;
        }

        if (shown.Find(FaultKind.Maintenance) is { } maintenance)
        {
            await ComeAgainAsync(context, StatusCodes.Status503ServiceUnavailable, maintenance, "系统维护");
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

        return false;
    }

    private static Task ComeAgainAsync(HttpContext context, int status, Fault fault, string message)
    {
        context.Response.Headers.RetryAfter = $"{Math.Ceiling(fault.RetryAfter.TotalSeconds)}";
        return Replies.WriteErrorAsync(context, status, $"{status}", message);
    }
}
