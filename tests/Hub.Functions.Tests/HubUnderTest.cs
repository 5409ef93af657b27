using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hub.Functions.Tests;

/// <summary>A hub in this process, with an account of its own, reached by HTTP.</summary>
public sealed class HubUnderTest : IAsyncDisposable
{
    public const string OperatorKey = "hub_demo-operator_keys-are-for-the-demo-only";
    public const string RegistrationKey = "hub_demo-d13_keys-are-for-the-demo-only";
    public const string BankKey = "hub_demo-bank_keys-are-for-the-demo-only";
    public const string BankWithoutConsentsKey = "hub_demo-bank-without-consents_keys-are-for-the-demo-only";
    public const string Registrations = "api/v1/departments/D13/interfaces/I24/records";

    private readonly IHost _host;
    private readonly LogWatch _watch;

    private HubUnderTest(IHost host, LogWatch watch, Uri address)
    {
        (_host, _watch) = (host, watch);
        Http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _host.Services;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts a hub; settings given here win over the quick ones.</summary>
    public static Task<HubUnderTest> StartAsync(
        AzuriteFixture azurite, Uri? departments = null, params (string Name, string Value)[] settings) =>
        StartAsync(azurite.TakeAccount(), departments, settings);

    /// <summary>Starts a hub on an account that may have been another hub's before.</summary>
    public static async Task<HubUnderTest> StartAsync(
        string connection, Uri? departments, params (string Name, string Value)[] settings)
    {
        var all = HubSettings.For(connection, departments);

        // The watch reads every line; a console that nobody reads only takes time.
        all["Logging:Console:LogLevel:Default"] = "None";

        // Nobody kills this hub: on a slow machine no push of its own may pass for one that broke off.
        all["Hub:RepairAfter"] = "00:00:30";
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        var host = HubApplication.Build(HubSettings.ToArguments(all));
        var watch = new LogWatch(all);
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(watch);
        await host.StartAsync(Stop);
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new HubUnderTest(host, watch, new Uri(addresses.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        var persons = await LogWatch.PersonsAsync(Services);
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        _watch.Check(persons);
    }

    public async Task<Answer> SendAsync(
        HttpMethod method, string path, string? key, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
        {
            request.Headers.Add("x-api-key", key);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request, Stop);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(Stop), response.Headers.ETag?.ToString())
        {
            Headers = response.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
        };
    }

    /// <summary>Reads; a bank for PRE_LOAN, which is what others do not mind.</summary>
    public Task<Answer> GetAsync(string path, string key) => SendAsync(HttpMethod.Get, path, key, null, ("x-hub-purpose", "PRE_LOAN"));

    public Task<Answer> PushAsync(string body, string contentType = "application/json", params (string Name, string Value)[] headers) =>
        PushAsync(Encoding.UTF8.GetBytes(body), contentType, headers);

    public Task<Answer> PushAsync(byte[] body, string contentType, params (string Name, string Value)[] headers)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        foreach (var (name, value) in headers.Where(h => h.Name.StartsWith("Content-", StringComparison.Ordinal)))
        {
            content.Headers.TryAddWithoutValidation(name, value);
        }

        return SendAsync(HttpMethod.Post, Registrations, RegistrationKey, content, [.. headers.Where(h => !h.Name.StartsWith("Content-", StringComparison.Ordinal))]);
    }

    /// <summary>Starts a run of these interfaces, or of what is due, and waits until it is complete.</summary>
    public async Task<JsonElement> RunAsync(params string[] interfaces)
    {
        using var content = interfaces.Length > 0 ? JsonContent.Create(new { interfaces }) : null;
        var started = await SendAsync(HttpMethod.Post, "api/v1/runs", OperatorKey, content);
        Assert.Equal(HttpStatusCode.Accepted, started.Status);
        return await CompleteAsync(started.Json.GetProperty("id").GetString()!);
    }

    /// <summary>Waits until a run is complete; returns it with its batches.</summary>
    public async Task<JsonElement> CompleteAsync(string run)
    {
        JsonElement last = default;
        await Eventually.Async(
            async () =>
            {
                last = (await GetAsync($"api/v1/runs/{run}", OperatorKey)).Json;
                return last.GetProperty("run").GetProperty("state").GetString() == "Complete";
            },
            () => $"run {run} is not complete: {last}");
        return last;
    }

    /// <summary>Pushes and waits until it is in the profiles; returns the receipt.</summary>
    public async Task<JsonElement> PushAndBuildAsync(string body, string contentType = "application/json")
    {
        var answer = await PushAsync(body, contentType);
        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        await CompleteAsync(answer.Json.GetProperty("id").GetString()!);
        return answer.Json;
    }

    /// <summary>A profile as a bank sees it for PRE_LOAN; the demo's bank with the consent of the enterprise to all that needs one.</summary>
    public async Task<JsonElement> ProfileAsync(string code, string key = BankKey)
    {
        if (key == BankKey)
        {
            await this.ConsentAsync(code);
        }

        var answer = await GetAsync($"api/v1/enterprises/{code}/profile", key);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }
}

/// <summary>An HTTP answer, read to its end.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, string? ETag)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    /// <summary>Its headers but those of the content.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
