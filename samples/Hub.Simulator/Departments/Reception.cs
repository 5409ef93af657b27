using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Hub.Simulator;

/// <summary>Gives every interface that is asked for its address: the departments' own below /D07/ and the like, the platform's below /platform/.</summary>
internal sealed class Reception(DepartmentServer server, SimulatorOptions options, RequestCounts counts, CancellationToken stopping)
{
    private readonly PlatformGate _gate = new(options);

    /// <summary>Maps all of them.</summary>
    public void Open(WebApplication app)
    {
        foreach (var (department, dialect) in Dialects.All)
        {
            var desk = new Desk(department, dialect.Interface, options.Time, server.Faults, counts, stopping);
            switch (dialect.Delivery)
            {
                case Pages pages: app.MapGet($"/{department}{pages.Path}", desk.Serving(HasKeyAsync, new PageDesk(server, dialect, pages).AnswerAsync)); break;
                case Subjects subjects: app.MapGet($"/{department}{subjects.Path}", desk.Serving(HasKeyAsync, new SubjectDesk(server, dialect, Quota()).AnswerAsync)); break;
                case Files files: app.MapGet($"/{department}{files.Path}", desk.Serving(HasKeyAsync, new FileDesk(server, dialect, files).AnswerAsync)); break;
                case PlatformPages pages: OpenPlatform(app, pages.Path, desk, dialect); break;
                case PlatformSubjects subjects: OpenPlatform(app, subjects.Path, desk, dialect); break;
                default: break;
            }
        }
    }

    private void OpenPlatform(WebApplication app, string path, Desk desk, Dialect dialect)
    {
        var platform = new PlatformDesk(server, options, dialect, Quota());
        app.MapPost($"/platform{path}", desk.Serving(IsSignedAsync, (context, faults) => platform.AnswerAsync(context, (PlatformCall)context.Items[nameof(PlatformCall)]!, faults)));
    }

    private async Task<bool> HasKeyAsync(HttpContext context)
    {
        if (context.Request.Headers["x-api-key"] == options.ApiKey)
        {
            return true;
        }

        await Replies.WriteErrorAsync(context, StatusCodes.Status401Unauthorized, "401", "密钥无效");
        return false;
    }

    private async Task<bool> IsSignedAsync(HttpContext context)
    {
        var call = await PlatformCall.ReadAsync(context.Request.Body, context.RequestAborted);
        context.Items[nameof(PlatformCall)] = call;
        var refusal = call is null ? "报文格式错误" : _gate.Refusal(call);
        if (refusal is not null)
        {
            await Replies.WriteErrorAsync(context, call is null ? StatusCodes.Status400BadRequest : StatusCodes.Status401Unauthorized, "401", refusal);
        }

        return refusal is null;
    }

    private Quota Quota() => new(options.SubjectRequestsPerSecond, options.SubjectRequestsPerDay, options.Time);
}
