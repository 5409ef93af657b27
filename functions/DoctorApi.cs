using Hub.Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions;

/// <summary>The doctor, for operators.</summary>
public sealed class DoctorApi(Doctor doctor)
{
    /// <summary>Looks at everything the hub needs. The answer is 200 whatever is found: the body says how it is.</summary>
    [Function("Doctor")]
    public async Task<IResult> ExamineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/doctor")] HttpRequest request, CancellationToken cancellation)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Json(await doctor.ExamineAsync(cancellation), HubJson.Options);
    }
}
