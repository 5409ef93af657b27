using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Hub.Azure.Tests.Sources;

/// <summary>A shared data platform that answers as a test says, and takes only what is signed, in time and new.</summary>
internal sealed class Platform : IAsyncDisposable
{
    public const string Secret = "a secret of the tests";
    private const string App = "hub-of-the-tests";

    private readonly ConcurrentDictionary<string, bool> _nonces = new();
    private readonly Func<JsonElement, PlatformReply> _answer;
    private ScriptedDepartment? _server;

    private Platform(Func<JsonElement, PlatformReply> answer) => _answer = answer;

    /// <summary>All questions that were let in, in the order of their arrival.</summary>
    public ConcurrentQueue<JsonElement> Questions { get; } = [];

    /// <summary>What was refused with 401.</summary>
    public int Refused { get; private set; }

    public (string, string)[] Settings =>
    [
        ("SharedPlatform:BaseAddress", _server!.Address.ToString()), ("SharedPlatform:AppId", App), ("SharedPlatform:Secret", Secret),
    ];

    public static async Task<Platform> StartAsync(Func<JsonElement, PlatformReply> answer)
    {
        var platform = new Platform(answer);
        platform._server = await ScriptedDepartment.StartAsync(platform.AnswerAsync);
        return platform;
    }

    /// <summary>A hub that asks here.</summary>
    public Task<HubUnderTest> HubAsync(AzuriteFixture azurite, params (string, string)[] settings) =>
        HubUnderTest.StartAsync(azurite, [.. Settings, .. settings]);

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var question = (await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body, cancellationToken: context.RequestAborted)).Clone();
        if (!IsLetIn(question))
        {
            Refused++;
            context.Response.StatusCode = 401;
            return;
        }

        Questions.Enqueue(question);
        var reply = _answer(question);
        if (reply.Delay is { } delay)
        {
            await Task.Delay(delay, context.RequestAborted);
        }

        await context.Response.WriteAsync(reply.Signed(Text(question, "request_id")), context.RequestAborted);
    }

    private bool IsLetIn(JsonElement question)
    {
        string[] names = ["request_id", "interface_id", "subject_uscc", "purpose_code", "consent_id", "app", "ts", "nonce", "cursor", "since", "limit"];
        var values = names.Select(name => name == "app" ? question.GetProperty("caller").GetProperty("app").GetString()! : Text(question, name)).ToList();
        return Text(question, "sign") == Hmac(values)
            && values[5] == App
            && values[7].Length == 32 && _nonces.TryAdd(values[7], true);
    }

    /// <summary>The end of a day of November 2026 in China: what is as of that day is as of then.</summary>
    public static DateTimeOffset DayEnd(int day) => new(2026, 11, day + 1, 0, 0, 0, TimeSpan.FromHours(8));

    public static string Text(JsonElement question, string name) => question.GetProperty(name).ToString();

    public static string Hmac(IEnumerable<string> values) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(string.Join('\n', values))));
}

/// <summary>What the platform answers.</summary>
internal sealed record PlatformReply(string Code, string? Items = null)
{
    public string? Next { get; init; }

    public string AsOf { get; init; } = "2026-11-20";

    public string? Sign { get; init; }

    public string? RequestId { get; init; }

    public TimeSpan? Delay { get; init; }

    public string Signed(string requestId)
    {
        const string SourceTs = "2026-11-21T00:30:00+08:00";
        var digest = Items is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Items)));
        var sign = Sign ?? Platform.Hmac([RequestId ?? requestId, Code, AsOf, SourceTs, Next ?? "", digest]);
        var items = Items is null ? "" : $",\"items\":{Items}";
        return $$"""
            {"request_id":"{{RequestId ?? requestId}}","code":"{{Code}}","message":"说明","as_of":"{{AsOf}}"{{items}},"next":{{JsonSerializer.Serialize(Next)}},"source_ts":"{{SourceTs}}","sign":"{{sign}}"}
            """;
    }
}
