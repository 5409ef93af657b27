using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Hub.Functions.Tests.Evaluation.Population;

/// <summary>A rulebook that would move too many is tried, held, released; what the trial foretold is what then happens.</summary>
public sealed class HeldRulebookTests(HeldRulebookFixture fixture) : IClassFixture<HeldRulebookFixture>
{
    private readonly HubUnderTest _hub = fixture.Hub;

    [Fact]
    public async Task What_the_trial_foretells_is_what_happens_when_the_rulebook_is_released()
    {
        AssertHeld(fixture.Untried, "shadowRun: no shadow run of this text is through");
        var before = await CityEvaluation.ReadAsync(_hub, fixture.Industries.Keys, "2026.1");
        await SweepAsync();
        AssertHeld(
            (await _hub.GetAsync("api/v1/rulebooks/2026.2", HubUnderTest.BankKey)).Json,
            $"mostChanged: {ShareOf("changed")} of enterprises change grade; at most 5% may",
            $"mostRecognised: {ShareOf("recognisedAfter")} are recognised; at most 15% may be");
        await AssertRefusalsAsync();

        var released = await ReleaseAsync($$"""{"shadowRun":"{{IdOf(fixture.Trial)}}","reason":"会议决定"}""");
        Assert.True(released.Status == HttpStatusCode.OK, released.Text);
        Assert.Equal("InForce", released.Json.GetProperty("state").GetString());
        Assert.Equal(("demo-operator", "会议决定"), (released.Json.GetProperty("release").GetProperty("by").GetString(), released.Json.GetProperty("release").GetProperty("reason").GetString()));
        await SweepAsync();
        var after = await CityEvaluation.ReadAsync(_hub, fixture.Industries.Keys, "2026.2");

        AssertForetold(fixture.Trial.GetProperty("result"), before, after);
        await AssertPercentilesAsync(after);
        await AssertStatesAsync();
    }

    private async Task AssertRefusalsAsync()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await ReleaseAsync("{}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ReleaseAsync("""{"shadowRun":"20260101T000000-none","reason":"x"}""")).Status);
        Assert.Equal("urn:hub:problem:unknown-rulebook", (await _hub.SendAsync(HttpMethod.Post, "api/v1/rulebooks/1999.1/shadow-runs", HubUnderTest.OperatorKey)).Json.GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await _hub.GetAsync($"api/v1/rulebooks/2026.2/shadow-runs/{IdOf(fixture.Trial)}", HubUnderTest.BankKey)).Status);
    }

    private static void AssertForetold(JsonElement result, Dictionary<string, CityEvaluation> before, Dictionary<string, CityEvaluation> after)
    {
        var report = result.GetProperty("report");
        var moves = before.GroupBy(b => $"{b.Value.Grade}>{after[b.Key].Grade}").ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(moves.OrderBy(m => m.Key, StringComparer.Ordinal), report.GetProperty("matrix").EnumerateArray()
            .Select(m => KeyValuePair.Create($"{Text(m, "from")}>{Text(m, "to")}", m.GetProperty("enterprises").GetInt32())).OrderBy(m => m.Key, StringComparer.Ordinal));
        Assert.Equal(before.Values.Count(e => e.IsRecognised) / 60.0, report.GetProperty("recognisedBefore").GetDouble());
        Assert.Equal(after.Values.Count(e => e.IsRecognised) / 60.0, report.GetProperty("recognisedAfter").GetDouble());

        var movers = before.Where(b => b.Value.Total != after[b.Key].Total)
            .OrderByDescending(b => Math.Abs(after[b.Key].Total - b.Value.Total)).ThenBy(b => b.Key, StringComparer.Ordinal).Take(50).ToList();
        Assert.InRange(movers.Count, 5, 50);
        Assert.Equal(
            movers.Select(m => (m.Key, m.Value.Grade, after[m.Key].Grade, m.Value.Total, after[m.Key].Total)),
            report.GetProperty("movers").EnumerateArray().Select(m => (Text(m, "code"), Text(m, "from"), Text(m, "to"), m.GetProperty("totalBefore").GetDouble(), m.GetProperty("totalAfter").GetDouble())));
        Assert.All(report.GetProperty("movers").EnumerateArray(), m => Assert.NotEmpty(Text(m, "name")));
    }

    /// <summary>The sweep's count and the trial's are the same, and both are what the single evaluations say.</summary>
    private async Task AssertPercentilesAsync(Dictionary<string, CityEvaluation> evaluations)
    {
        JsonElement city = default;
        await Eventually.Async(async () => (city = (await _hub.GetAsync("api/v1/evaluations/percentiles", HubUnderTest.OperatorKey)).Json).GetProperty("rangesCounted").GetInt32() == 32, () => $"not all ranges are counted: {city}");
        Assert.Equal("2026.2", Text(city, "rulebook"));
        Assert.Equal(city.GetProperty("percentiles").GetRawText(), fixture.Trial.GetProperty("result").GetProperty("percentiles").GetRawText());
        Assert.Equal(city.GetProperty("benchmarks").GetRawText(), fixture.Trial.GetProperty("result").GetProperty("candidates").GetRawText());

        var groups = city.GetProperty("groups").EnumerateArray().ToDictionary(g => Text(g, "id"), g => g.GetProperty("divisions").EnumerateArray().Select(d => d.GetString()!).ToHashSet());
        var published = city.GetProperty("percentiles").EnumerateArray().Where(p => p.TryGetProperty("unit", out _)).ToDictionary(p => (Text(p, "group"), Text(p, "factor")));
        var expected = groups.SelectMany(g => ValuesOf(g.Value, evaluations).Select(f => (Group: g.Key, Factor: f.Key, Values: f.Order().ToList()))).ToList();
        Assert.NotEmpty(published);
        Assert.Equal(expected.Where(e => e.Values.Count >= 10).Select(e => (e.Group, e.Factor)).Order(), published.Keys.Order());
        Assert.All(expected.Where(e => e.Values.Count >= 10), e => AssertSpread(e.Values, published[(e.Group, e.Factor)]));
    }

    private ILookup<string, double> ValuesOf(HashSet<string> divisions, Dictionary<string, CityEvaluation> evaluations) => fixture.Industries
        .Where(i => divisions.Contains(i.Value[..2])).SelectMany(i => evaluations[i.Key].Values).ToLookup(v => v.Key, v => v.Value);

    private static void AssertSpread(List<double> values, JsonElement published)
    {
        Assert.Equal(values.Count, published.GetProperty("enterprises").GetInt32());
        foreach (var (name, share) in new[] { ("p10", 0.10), ("p25", 0.25), ("p50", 0.50), ("p75", 0.75), ("p90", 0.90) })
        {
            var expected = values[(int)Math.Floor(share * (values.Count - 1))];

            // A thousandth is the sketch's, half of the sixth digit the rounding of the value in the evaluation.
            Assert.Equal(expected, published.GetProperty("values").GetProperty(name).GetDouble(), Math.Abs(expected) * 0.00101 + 5.1e-7);
        }
    }

    private async Task AssertStatesAsync()
    {
        var list = (await _hub.GetAsync("api/v1/rulebooks", HubUnderTest.BankKey)).Json.GetProperty("rulebooks").EnumerateArray();
        Assert.Equal(["2026.1 Past False", "2026.2 InForce True"], list.Select(r => $"{Text(r, "version")} {Text(r, "state")} {r.GetProperty("inForce").GetBoolean()}"));
        var runs = (await _hub.GetAsync("api/v1/rulebooks/2026.2/shadow-runs", HubUnderTest.OperatorKey)).Json;
        Assert.Equal([IdOf(fixture.Trial)], runs.GetProperty("runs").EnumerateArray().Select(r => Text(r, "id")));
    }

    private static void AssertHeld(JsonElement rulebook, params string[] reasons)
    {
        var standing = rulebook.GetProperty("standing");
        Assert.Equal("Held", Text(standing, "state"));
        Assert.Equal(reasons, standing.GetProperty("holds").EnumerateArray().Select(h => $"{Text(h, "bound")}: {Text(h.GetProperty("text"), "en")}"));
        Assert.Equal(0.05, rulebook.GetProperty("releaseBounds").GetProperty("mostChanged").GetDouble());
    }

    private async Task SweepAsync() =>
        Assert.Equal(HttpStatusCode.Accepted, (await _hub.SendAsync(HttpMethod.Post, "api/v1/evaluations/sweeps", HubUnderTest.OperatorKey)).Status);

    private Task<Answer> ReleaseAsync(string body) => _hub.SendAsync(
        HttpMethod.Post, "api/v1/rulebooks/2026.2/release", HubUnderTest.OperatorKey, new StringContent(body, Encoding.UTF8, "application/json"));

    private string ShareOf(string name)
    {
        var share = fixture.Trial.GetProperty("result").GetProperty("report").GetProperty(name).GetDouble();
        return string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}%");
    }

    private static string IdOf(JsonElement trial) => Text(trial.GetProperty("run"), "id");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
