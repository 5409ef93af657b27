using System.Net;
using System.Text.Json;
using Azure.Data.Tables;
using Hub.Azure;
using Hub.Azure.Profiles;
using Hub.Functions.Tests.Intake;
using Hub.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Functions.Tests.Evaluation;

/// <summary>A city's night ends with an evaluation of every enterprise, which says where each figure comes from.</summary>
public sealed class EvaluationTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_night_every_enterprise_is_evaluated_and_every_figure_has_its_source()
    {
        await using var city = await NightTests.CityAsync(20);
        await using var hub = await HubUnderTest.StartAsync(azurite, city.BaseAddress);
        await NightTests.RegisterAsync(hub, city);
        await hub.RunAsync();

        foreach (var enterprise in city.City.Enterprises)
        {
            var evaluation = await EvaluationAsync(hub, enterprise.CreditCode);

            var factors = FactorsOf(evaluation).ToList();
            Assert.Equal(94, factors.Count);
            Assert.Equal(16, evaluation.GetProperty("negativeList").GetArrayLength());
            Assert.Equal("2026.1", evaluation.GetProperty("versions").GetProperty("rulebook").GetString());
            Assert.Equal(evaluation.GetProperty("totalUnrounded").GetDouble(), factors.Sum(Points), 4);
            Assert.All(factors.Where(f => f.GetProperty("basis").GetString() == "Value"), AssertHasValue);
            Assert.All(factors.Where(f => f.GetProperty("basis").GetString() != "Value"), f => Assert.True(f.TryGetProperty("reason", out _), f.ToString()));
        }
    }

    [Fact]
    public async Task The_same_evaluation_is_read_as_the_same_bytes()
    {
        await using var city = await NightTests.CityAsync(3);
        await using var hub = await HubUnderTest.StartAsync(azurite, city.BaseAddress);
        await NightTests.RegisterAsync(hub, city);
        await hub.RunAsync("I28", "I36", "I30");
        var path = $"api/v1/enterprises/{city.City[0].CreditCode}/evaluation";

        await hub.ConsentAsync(city.City[0].CreditCode);
        var first = await hub.GetAsync(path, HubUnderTest.BankKey);
        var second = await hub.SendAsync(HttpMethod.Get, path, HubUnderTest.BankKey, null, ("If-None-Match", first.ETag!), ("x-hub-purpose", "PRE_LOAN"));

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(HttpStatusCode.NotModified, second.Status);
        Assert.Equal(first.Text, (await hub.GetAsync(path, HubUnderTest.BankKey)).Text);
    }

    [Fact]
    public async Task A_carbon_statement_adds_up_and_names_its_factors()
    {
        await using var city = await NightTests.CityAsync(20);
        await using var hub = await HubUnderTest.StartAsync(azurite, city.BaseAddress);
        await NightTests.RegisterAsync(hub, city);
        await hub.RunAsync("I05", "I16", "I36");

        foreach (var enterprise in city.City.Enterprises)
        {
            await hub.ConsentAsync(enterprise.CreditCode);
            var answer = await hub.GetAsync($"api/v1/enterprises/{enterprise.CreditCode}/carbon", HubUnderTest.BankKey);
            Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
            foreach (var period in answer.Json.GetProperty("periods").EnumerateArray())
            {
                var total = period.GetProperty("sources").GetProperty("total");
                var lines = period.GetProperty("lines").EnumerateArray().ToList();
                Assert.All(lines, line => Assert.NotEqual(JsonValueKind.Undefined, line.GetProperty("factor").GetProperty("source").ValueKind));
                if (total.GetProperty("state").GetString() == "Known")
                {
                    Assert.Equal(total.GetProperty("tonnesCo2e").GetDouble(), lines.Sum(l => l.GetProperty("tonnesCo2e").GetDouble()), 2);
                }
            }
        }
    }

    [Fact]
    public async Task Evaluations_need_their_own_scope()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);

        var answer = await hub.GetAsync("api/v1/enterprises/91330502MA2B2CDE5H/evaluation", HubUnderTest.RegistrationKey);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Fact]
    public async Task A_sweep_evaluates_again_what_was_evaluated_by_other_rules()
    {
        await using var city = await NightTests.CityAsync(5);
        await using var hub = await HubUnderTest.StartAsync(azurite, city.BaseAddress);
        await NightTests.RegisterAsync(hub, city);
        var store = hub.Services.GetRequiredService<HubStore>();
        var code = city.City[0].CreditCode;
        var before = await RowAsync(store, code);
        var outdated = new TableEntity(before.PartitionKey, code) { ["method"] = "2025.1", ["score"] = -1.0 };
        await store.Profiles.UpdateEntityAsync(outdated, before.ETag, TableUpdateMode.Merge, Stop);

        var started = await hub.SendAsync(HttpMethod.Post, "api/v1/evaluations/sweeps", HubUnderTest.OperatorKey);

        Assert.Equal(HttpStatusCode.Accepted, started.Status);
        await Eventually.Async(
            async () => (await RowAsync(store, code)).GetString("method") == before.GetString("method"), () => "the row is not evaluated again");
        var after = await RowAsync(store, code);
        Assert.Equal(before.GetDouble("score"), after.GetDouble("score"));
        Assert.Equal(before.GetInt32("version"), after.GetInt32("version"));
    }

    [Fact]
    public async Task The_rules_are_published()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);

        var list = await hub.GetAsync("api/v1/rulebooks", HubUnderTest.BankKey);
        var rulebook = await hub.GetAsync("api/v1/rulebooks/2026.1", HubUnderTest.BankKey);
        var unknown = await hub.GetAsync("api/v1/rulebooks/1999.1", HubUnderTest.BankKey);

        var only = Assert.Single(list.Json.GetProperty("rulebooks").EnumerateArray());
        Assert.True(only.GetProperty("inForce").GetBoolean());
        Assert.Equal(3, rulebook.Json.GetProperty("pillars").GetArrayLength());
        Assert.Equal(["2026.1"], unknown.Json.GetProperty("valid").EnumerateArray().Select(v => v.GetString()));
    }

    private static async Task<TableEntity> RowAsync(HubStore store, string code) =>
        (await store.Profiles.GetEntityAsync<TableEntity>(ProfileRow.PartitionOf(store.Buckets.Of(code)), code, cancellationToken: Stop)).Value;

    private static async Task<JsonElement> EvaluationAsync(HubUnderTest hub, string code)
    {
        var answer = await hub.OwnAsync($"api/v1/enterprises/{code}/evaluation", code);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }

    private static IEnumerable<JsonElement> FactorsOf(JsonElement evaluation) => evaluation.GetProperty("pillars").EnumerateArray()
        .SelectMany(p => p.GetProperty("dimensions").EnumerateArray())
        .SelectMany(d => d.GetProperty("indicators").EnumerateArray())
        .SelectMany(i => i.GetProperty("factors").EnumerateArray());

    private static double Points(JsonElement factor) => factor.TryGetProperty("points", out var points) ? points.GetDouble() : 0;

    private static void AssertHasValue(JsonElement factor)
    {
        Assert.False(string.IsNullOrEmpty(factor.GetProperty("value").GetString()));
        Assert.InRange(factor.GetProperty("score").GetDouble(), 0, 100);
    }
}
