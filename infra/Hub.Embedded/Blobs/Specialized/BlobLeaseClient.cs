#nullable disable // As the real package: its callers see no nullable annotations.
using Azure.Core;
using Azure.Storage.Blobs.Models;
using Hub.Embedded.Blobs;

namespace Azure.Storage.Blobs.Specialized;

/// <summary>The lease of a blob: while one holds it, none else acquires it.</summary>
public class BlobLeaseClient
{
    private readonly BlobPipeline _pipeline;

    /// <summary>For mocking.</summary>
    protected BlobLeaseClient()
    {
    }

    /// <summary>Takes the blob and the lease's id; null makes one up.</summary>
    public BlobLeaseClient(BlobBaseClient client, string leaseId = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _pipeline = client.Pipeline;
        Uri = client.Uri;
        LeaseId = leaseId ?? Guid.NewGuid().ToString();
    }

    /// <summary>The blob's address.</summary>
    public Uri Uri { get; }

    /// <summary>The id of the lease.</summary>
    public virtual string LeaseId { get; }

    /// <summary>
    /// Acquires the lease for 15 to 60 seconds, or, with a negative duration, until released;
    /// held by another it is a 409 LeaseAlreadyPresent.
    /// </summary>
    public virtual async Task<Response<BlobLease>> AcquireAsync(
        TimeSpan duration, RequestConditions conditions = default, CancellationToken cancellationToken = default)
    {
        using var message = Message("acquire", conditions);
        message.Request.Headers.SetValue("x-ms-lease-duration", duration < TimeSpan.Zero ? "-1" : $"{Convert.ToInt64(duration.TotalSeconds)}");
        message.Request.Headers.SetValue("x-ms-proposed-lease-id", LeaseId);
        return Lease(await _pipeline.SendAsync(message, cancellationToken, 201));
    }

    /// <summary>Starts the lease's duration anew; one lost to another is a 409.</summary>
    public virtual async Task<Response<BlobLease>> RenewAsync(
        RequestConditions conditions = default, CancellationToken cancellationToken = default)
    {
        using var message = Message("renew", conditions);
        message.Request.Headers.SetValue("x-ms-lease-id", LeaseId);
        return Lease(await _pipeline.SendAsync(message, cancellationToken, 200));
    }

    /// <summary>Gives the lease up, so that another may acquire it at once.</summary>
    public virtual async Task<Response<ReleasedObjectInfo>> ReleaseAsync(
        RequestConditions conditions = default, CancellationToken cancellationToken = default)
    {
        using var message = Message("release", conditions);
        message.Request.Headers.SetValue("x-ms-lease-id", LeaseId);
        var response = await _pipeline.SendAsync(message, cancellationToken, 200);
        return Response.FromValue(new ReleasedObjectInfo(response.Tag(), response.Date("Last-Modified")), response);
    }

    /// <summary>Ends whoever's lease it is, at once or after the period.</summary>
    public virtual async Task<Response<BlobLease>> BreakAsync(
        TimeSpan? breakPeriod = default, RequestConditions conditions = default, CancellationToken cancellationToken = default)
    {
        using var message = Message("break", conditions);
        BlobPipeline.Set(message.Request, "x-ms-lease-break-period", breakPeriod is { } period ? $"{Convert.ToInt64(period.TotalSeconds)}" : null);
        return Lease(await _pipeline.SendAsync(message, cancellationToken, 202));
    }

    private HttpMessage Message(string action, RequestConditions conditions)
    {
        var message = _pipeline.Message(RequestMethod.Put, Uri, ("comp", "lease"));
        message.Request.Headers.SetValue("x-ms-lease-action", action);
        BlobPipeline.SetConditions(message.Request, conditions);
        return message;
    }

    private static Response<BlobLease> Lease(Response response) => Response.FromValue(
        new BlobLease
        {
            ETag = response.Tag(),
            LastModified = response.Date("Last-Modified"),
            LeaseId = response.Text("x-ms-lease-id"),
            LeaseTime = response.Text("x-ms-lease-time") is { } time ? int.Parse(time) : null,
        },
        response);
}
