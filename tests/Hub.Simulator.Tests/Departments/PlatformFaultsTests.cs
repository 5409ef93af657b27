using System.Net;

namespace Hub.Simulator.Tests;

public sealed class PlatformFaultsTests
{
    [Theory]
    [InlineData(FaultKind.NotReached, "3001")]
    [InlineData(FaultKind.SourceDown, "3002")]
    [InlineData(FaultKind.QuotaExhausted, "5001")]
    public async Task What_its_source_says_comes_as_a_signed_code(FaultKind kind, string code)
    {
        await using var client = await StartAsync();
        client.Server.Faults.SwitchOn("I07", Fault.Times(kind));
        Assert.Equal(code, (await client.AskAsync("/d03/keji", PlatformClient.Call("I07", limit: 5, nonce: 1))).GetProperty("code").GetString());
        Assert.Equal("0", (await client.AskAsync("/d03/keji", PlatformClient.Call("I07", limit: 5, nonce: 2))).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_wrong_signature_shows_when_it_is_checked()
    {
        await using var client = await StartAsync();
        client.Server.Faults.SwitchOn("I07", Fault.Times(FaultKind.WrongSignature));
        using var response = await client.PostAsync("/d03/keji", PlatformClient.Call("I07", limit: 5));
        var reply = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(Client.Cancellation)).RootElement;
        Assert.NotEqual(PlatformClient.ExpectedSign(reply), reply.GetProperty("sign").GetString());
    }

    [Fact]
    public async Task Maintenance_lasts_its_time_and_says_when_it_ends()
    {
        var time = new MovedTime();
        await using var client = await Client.StartAsync(new SimulatorOptions { Enterprises = 5, Time = time });
        client.Server.Faults.SwitchOn("I28", Fault.Lasting(FaultKind.Maintenance, TimeSpan.FromMinutes(10)));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromMinutes(10)), await GradesAsync(client));
        time.Now += TimeSpan.FromMinutes(9);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromMinutes(1)), await GradesAsync(client));
        time.Now += TimeSpan.FromMinutes(1);
        Assert.Equal((HttpStatusCode.OK, null), await GradesAsync(client));
    }

    private static async Task<(HttpStatusCode, TimeSpan?)> GradesAsync(Client client)
    {
        using var response = await client.GetAsync("D14/nsxy/v1/grades");
        return (response.StatusCode, response.Headers.RetryAfter?.Delta);
    }

    private static Task<Client> StartAsync() => Client.StartAsync(new SimulatorOptions { Enterprises = 20, Time = new StoppedTime() });

    /// <summary>A clock that a test moves.</summary>
    private sealed class MovedTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = PlatformClient.Now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Now.UtcTicks;
    }
}
