using System.Text.Json;

namespace Hub.Simulator.Tests;

/// <summary>A caller of the departments with a server of its own, on 20 November 2026.</summary>
internal sealed class Client : IAsyncDisposable
{
    public static readonly DateOnly Day = new(2026, 11, 20);

    private Client(DepartmentServer server, string? apiKey)
    {
        Server = server;
        Http = new HttpClient { BaseAddress = server.BaseAddress };
        if (apiKey is not null)
        {
            Http.DefaultRequestHeaders.Add("x-api-key", apiKey);
        }
    }

    public DepartmentServer Server { get; }

    public City City => Server.City;

    public HttpClient Http { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Client> StartAsync(SimulatorOptions? options = null, string? apiKey = "simulator-key") =>
        new(await DepartmentServer.StartAsync((options ?? new SimulatorOptions { Enterprises = 40 }) with { BusinessDate = Day }, Cancellation), apiKey);

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(path, Cancellation);

    public async Task<JsonElement> GetJsonAsync(string path) =>
        JsonDocument.Parse(await Http.GetStringAsync(path, Cancellation)).RootElement;

    public Task<byte[]> GetBytesAsync(string path) => Http.GetByteArrayAsync(path, Cancellation);

    /// <summary>All pages of the grades, in the order they came.</summary>
    public async Task<List<List<JsonElement>>> GetGradesAsync(int limit, string? since = null)
    {
        var pages = new List<List<JsonElement>>();
        string? cursor = null;
        do
        {
            var query = $"limit={limit}" + (cursor is null ? "" : $"&cursor={cursor}") + (since is null ? "" : $"&since={Uri.EscapeDataString(since)}");
            var data = (await GetJsonAsync($"D14/nsxy/v1/grades?{query}")).GetProperty("data");
            pages.Add([.. data.GetProperty("rows").EnumerateArray()]);
            cursor = data.GetProperty("next").GetString();
        }
        while (cursor is not null);
        return pages;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }
}
