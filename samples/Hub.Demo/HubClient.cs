using Hub.Azure.Evaluation;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Hub.Azure;
using Hub.Azure.Intake;
using Hub.Domain.Intake;
using Hub.Functions.Intake;
using Hub.Functions.Profiles;
using Hub.Functions.Sharing;
using Hub.Simulator;

namespace Hub.Demo;

/// <summary>A run with its interfaces, as the hub answers it.</summary>
internal sealed record RunAnswer(Run Run, IReadOnlyList<Receipt> Batches);

/// <summary>The hub's HTTP API as its callers use it: departments, an operator, and banks.</summary>
internal sealed class HubClient(Uri address, DemoSettings settings, TimeProvider clock) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };

    /// <summary>Delivers one batch as its department.</summary>
    public async Task<Receipt> PushAsync(PushBatch batch, CancellationToken stop)
    {
        var answers = await Pusher.PushAsync(_http, settings.KeyOfDepartment(batch.Department), [batch], clock, stop);
        using var json = JsonDocument.Parse(answers[0].Json);
        var receipt = answers[0].Accepted ? json.RootElement
            : json.RootElement.TryGetProperty("receipt", out var refused) ? refused
            : throw new DemoFailure($"推送被拒绝：{answers[0].Json}", $"The push was refused with {(int)answers[0].Status}");
        return receipt.Deserialize<Receipt>(HubJson.Options)!;
    }

    /// <summary>Starts the night as an operator: what is due is pulled.</summary>
    public async Task<Run> StartRunAsync(CancellationToken stop) =>
        await ReadAsync<Run>(HttpMethod.Post, "api/v1/runs", settings.OperatorKey, stop);

    /// <summary>How a run stands.</summary>
    public Task<RunAnswer> FindRunAsync(string id, CancellationToken stop) =>
        ReadAsync<RunAnswer>(HttpMethod.Get, $"api/v1/runs/{id}", settings.OperatorKey, stop);

    /// <summary>What lies in quarantine of an interface, as far as the hub shows it.</summary>
    public async Task<IReadOnlyList<QuarantinedRecord>> QuarantineAsync(string interfaceId, CancellationToken stop)
    {
        var list = await ReadAsync<JsonElement>(HttpMethod.Get, $"api/v1/quarantine/{interfaceId}", settings.OperatorKey, stop);
        var records = new List<QuarantinedRecord>();
        foreach (var segment in list.GetProperty("segments").EnumerateArray())
        {
            var path = $"api/v1/quarantine/{interfaceId}/{Uri.EscapeDataString(segment.GetProperty("id").GetString()!)}";
            var answer = await ReadAsync<JsonElement>(HttpMethod.Get, path, settings.OperatorKey, stop);
            records.AddRange(answer.GetProperty("records").Deserialize<QuarantinedRecord[]>(HubJson.Options)!);
        }

        return records;
    }

    /// <summary>One profile as a bank sees it.</summary>
    public Task<JsonElement> ProfileAsync(string creditCode, string bankKey, CancellationToken stop) =>
        ReadAsync<JsonElement>(HttpMethod.Get, $"api/v1/enterprises/{creditCode}/profile", bankKey, stop);

    /// <summary>How many enterprises have each grade.</summary>
    public Task<GradeStatistics> GradesAsync(CancellationToken stop) =>
        ReadAsync<GradeStatistics>(HttpMethod.Get, "api/v1/evaluations/statistics", settings.OperatorKey, stop);

    /// <summary>Up to 1,000 profiles as the bank with consents sees them, one line each.</summary>
    public async Task<IReadOnlyList<string>> QueryAsync(IReadOnlyList<string> creditCodes, CancellationToken stop)
    {
        using var request = Request(HttpMethod.Post, "api/v1/profiles/query", settings.BankKey);
        request.Content = JsonContent.Create(new ProfileQuery(creditCodes), options: HubJson.Options);
        await request.Content.LoadIntoBufferAsync(stop);
        using var response = await _http.SendAsync(request, stop);
        await CheckAsync(response, stop);
        return (await response.Content.ReadAsStringAsync(stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The bank with consents wants to be told of these types; it pulls.</summary>
    public async Task SubscribeAsync(IReadOnlyList<string> types, CancellationToken stop)
    {
        using var request = Request(HttpMethod.Post, "api/v1/subscriptions", settings.BankKey);
        request.Content = JsonContent.Create(new { types }, options: HubJson.Options);
        using var response = await _http.SendAsync(request, stop);
        await CheckAsync(response, stop);
    }

    /// <summary>All that the bank with consents was told so far.</summary>
    public async IAsyncEnumerable<JsonElement> EventsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        EventPage page;
        var cursor = "0";
        do
        {
            page = await ReadAsync<EventPage>(HttpMethod.Get, $"api/v1/events?cursor={cursor}", settings.BankKey, stop);
            foreach (var @event in page.Events)
            {
                yield return @event;
            }

            cursor = page.Cursor;
        }
        while (page.More);
    }

    /// <summary>The credit report that the bank with consents asks for, made once.</summary>
    public async Task<JsonElement> ReportAsync(string creditCode, CancellationToken stop)
    {
        using var request = Request(HttpMethod.Post, $"api/v1/enterprises/{creditCode}/reports", settings.BankKey);
        request.Headers.Add("Idempotency-Key", $"demo-{creditCode}");
        using var response = await _http.SendAsync(request, stop);
        await CheckAsync(response, stop);
        return await response.Content.ReadFromJsonAsync<JsonElement>(HubJson.Options, stop);
    }

    /// <summary>A report in one of its forms.</summary>
    public async Task<byte[]> ReportAsync(string number, string form, CancellationToken stop)
    {
        using var request = Request(HttpMethod.Get, $"api/v1/reports/{number}", settings.BankKey);
        request.Headers.Accept.ParseAdd(form);
        using var response = await _http.SendAsync(request, stop);
        await CheckAsync(response, stop);
        return await response.Content.ReadAsByteArrayAsync(stop);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<T> ReadAsync<T>(HttpMethod method, string path, string key, CancellationToken stop)
    {
        using var request = Request(method, path, key);
        using var response = await _http.SendAsync(request, stop);
        await CheckAsync(response, stop);
        return (await response.Content.ReadFromJsonAsync<T>(HubJson.Options, stop))!;
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string key)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("x-api-key", key);
        request.Headers.Add("x-hub-purpose", Consenting.Purpose);
        return request;
    }

    private static async Task CheckAsync(HttpResponseMessage response, CancellationToken stop)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new DemoFailure(
                $"平台答复 {(int)response.StatusCode}：{await response.Content.ReadAsStringAsync(stop)}",
                $"The hub answered {(int)response.StatusCode} to {response.RequestMessage!.Method} {response.RequestMessage.RequestUri}");
        }
    }
}
