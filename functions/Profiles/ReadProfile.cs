using System.Globalization;
using Hub.Azure.Profiles;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Consents;
using Hub.Functions.Trust;
using Hub.Functions.Trust.Consents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Profiles;

/// <summary>Reads one profile.</summary>
public sealed class ReadProfile(ProfileReader profiles, Purposes purposes)
{
    /// <summary>The profile as the caller may see it for its purpose, with an entity tag.</summary>
    [Function("ReadProfile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/profile")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        var caller = request.Caller();
        var (code, intent, refusal) = request.EnterpriseToRead(creditCode, purposes, Product.Profile);
        if (refusal is not null)
        {
            return refusal;
        }

        if (!TryReadInstant(request.Query["asOf"], out var asOf))
        {
            return Problems.BadRequest("bad-as-of", "时间格式错误", "Bad instant", "asOf is a day or an instant, such as 2026-03-03 or 2026-03-03T08:00:00+08:00.");
        }

        if (!TryReadLook(request, caller, out var look))
        {
            return Problems.BadRequest("bad-view", "视图错误", "Bad view", "view is absent or bands.");
        }

        var view = await profiles.OpenAsync(intent!, look, cancellation);
        return await view.ReadAsync(code, asOf, cancellation) is { } shown
            ? Answer(request, code, intent!, shown)
            : Problems.NotFound("enterprise", "企业", code);
    }

    /// <summary>The answer with its disclosure noted, or why there is none.</summary>
    internal static IResult Answer(HttpRequest request, string creditCode, ReadIntent intent, ShownProfile shown)
    {
        if (intent.Refusal(shown.Permission) is { } refused)
        {
            return refused;
        }

        var hash = request.Disclose(creditCode, shown.Permission!, shown.Interfaces, shown.Json);
        return request.Tagged(shown.Json, hash);
    }

    /// <summary>How it is to be shown: exactly, or with view=bands in bands.</summary>
    internal static bool TryReadLook(HttpRequest request, Caller caller, out Look look)
    {
        var view = request.Query["view"].ToString();
        look = new Look(!caller.May(Scope.PersonalRead), Banded: view == "bands");
        return view is "" or "bands";
    }

    /// <summary>A day means its end in China: what was known when it was over.</summary>
    private static bool TryReadInstant(string? text, out DateTimeOffset? instant)
    {
        instant = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            instant = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)).AddTicks(-1);
            return true;
        }

        var read = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact);
        instant = exact;
        return read;
    }
}
