using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Sources;

/// <summary>HTTP clients of the departments, one circuit breaker each, so that a sick department slows no other.</summary>
public sealed class DepartmentClients(IHttpClientFactory factory, IOptions<HubOptions> options)
{
    /// <summary>A department that wants a longer pause is asked again by a later token, not waited for.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(10);

    internal const long LargestReply = 64 * 1024 * 1024;

    /// <summary>A client for a department's interfaces.</summary>
    /// <exception cref="DepartmentUnreachableException">The settings have no address for it.</exception>
    public HttpClient For(string departmentId)
    {
        var department = options.Value.Departments.GetValueOrDefault(departmentId);
        if (department?.BaseAddress is not { } address)
        {
            throw new DepartmentUnreachableException($"no address is set for department {departmentId}: set Hub:Departments:{departmentId}:BaseAddress");
        }

        var client = Client(departmentId, address);
        if (department.ApiKey is { } key)
        {
            client.DefaultRequestHeaders.Add("x-api-key", key);
        }

        return client;
    }

    /// <summary>A client for what a department offers at the shared data platform: still its own, so that it slows no other.</summary>
    /// <exception cref="DepartmentUnreachableException">The settings lack something that the platform needs.</exception>
    public HttpClient ForPlatform(string departmentId)
    {
        var platform = options.Value.SharedPlatform;
        var missing = platform.BaseAddress is null ? "BaseAddress" : string.IsNullOrEmpty(platform.AppId) ? "AppId" : platform.Secret is null ? "Secret" : null;
        return missing is null
            ? Client(departmentId, platform.BaseAddress!)
            : throw new DepartmentUnreachableException($"the shared data platform cannot be asked: set Hub:SharedPlatform:{missing}");
    }

    private HttpClient Client(string departmentId, Uri address)
    {
        var client = factory.CreateClient(departmentId);
        client.BaseAddress = address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    /// <summary>Adds the clients: jittered retries, timeouts, circuit breaker and Retry-After, as the standard handler has them.</summary>
    public static void Add(IServiceCollection services, IEnumerable<string> departmentIds)
    {
        foreach (var id in departmentIds)
        {
            services.AddHttpClient(id, c => c.MaxResponseContentBufferSize = LargestReply)
                .AddStandardResilienceHandler(Configure);
            services.AddHttpClient(id).AddHttpMessageHandler(() => new WholeReplyHandler()).AddHttpMessageHandler<PlatformHandler>();
        }

        services.AddTransient<PlatformHandler>().AddSingleton<DepartmentClients>().AddSingleton<Desks>();
    }

    private static void Configure(HttpStandardResilienceOptions resilience)
    {
        resilience.AttemptTimeout.Timeout = TimeSpan.FromSeconds(30);
        resilience.TotalRequestTimeout.Timeout = TimeSpan.FromMinutes(2);
        resilience.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(60);
        var isTransient = resilience.Retry.ShouldHandle;
        resilience.Retry.ShouldHandle = async fault =>
            !(fault.Outcome.Result is { } response && RetryAfterOf(response) > s_longestWait) && await isTransient(fault);
    }

    /// <summary>How long the department wants to be left alone; null if it does not say.</summary>
    internal static TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when response.Headers.Date is { } now && date > now => date - now,
        _ => null,
    };

    /// <summary>
    /// Reads a reply to its end inside the retries, so that a connection cut in mid-body is tried again like any other fault.
    /// A file is too large for that and is streamed: its request says so.
    /// </summary>
    private sealed class WholeReplyHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (!request.Options.TryGetValue(Streamed, out var streamed) || !streamed)
            {
                await response.Content.LoadIntoBufferAsync(LargestReply, cancellationToken);
            }

            return response;
        }
    }

    /// <summary>Set on a request whose reply is read as a stream.</summary>
    public static readonly HttpRequestOptionsKey<bool> Streamed = new("hub.streamed");
}

/// <summary>A department did not answer, or answered something that is no answer.</summary>
public class DepartmentUnreachableException(string message, TimeSpan? retryAfter = null) : Exception(message)
{
    /// <summary>When the department said it may be asked again.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>A department refused for a reason that asking again does not change; the message says what to do.</summary>
public sealed class DepartmentRefusedException(string message) : Exception(message);

/// <summary>A file is not the one that was read up to the checkpoint: it is read again from its start.</summary>
public sealed class FileChangedException(string address)
    : DepartmentUnreachableException($"GET {address}: the file changed since the last checkpoint");
