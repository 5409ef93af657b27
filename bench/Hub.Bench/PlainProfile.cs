using Hub.Azure.Profiles;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Trust.Consents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hub.Bench;

/// <summary>
/// The same profiles from the same process and by the same worker, as their enterprise sees them: no key, no limits, no consent to
/// look up, no entry.
/// </summary>
public sealed class PlainProfile(ProfileReader reader, Purposes purposes)
{
    /// <summary>One row is read and shown.</summary>
    [Function("PlainProfile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/profile")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var view = await reader.OpenAsync(new ReadIntent("own", purposes.Find(Purpose.Self)!, null), new Look(MaskPersonal: true), cancellation);
        var shown = (await view.ReadAsync(creditCode, null, cancellation))!;
        return Results.Bytes(shown.Json, "application/json; charset=utf-8");
    }

    /// <summary>An app with this function alone, which reads with the hub's own parts.</summary>
    internal static IHost Host(IServiceProvider hub, IReadOnlyDictionary<string, string> settings, Uri address)
    {
        var own = new Dictionary<string, string>(settings) { ["urls"] = address.ToString(), ["HUB_FUNCTIONS_ASSEMBLY"] = "Hub.Bench" };
        var builder = FunctionsApplication.CreateBuilder([.. own.Select(s => $"--{s.Key}={s.Value}")]);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddSingleton(hub.GetRequiredService<ProfileReader>()).AddSingleton(hub.GetRequiredService<Purposes>());
        return builder.Build();
    }
}
