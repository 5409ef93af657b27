using System.Net;
using System.Text.Json;
using Hub.Azure.Profiles;
using Hub.Functions.Tests.Intake;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Functions.Tests.Evaluation;

/// <summary>What an enterprise's money is used for, and what its grade brings.</summary>
public sealed class FinanceTests(HubFixture fixture, AzuriteFixture azurite) : IClassFixture<HubFixture>
{
    private readonly HubUnderTest _hub = fixture.Hub;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Subsidies_of_a_loan_are_shares_of_its_interest_at_LPR_and_of_its_guarantee_fee()
    {
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(Enterprises.Wuxing)}]");

        var year = await SubsidiesAsync(Enterprises.Wuxing, "principal=1000000&from=2025-06-01&to=2026-06-01&fee=1.5");
        var sixYears = await SubsidiesAsync(Enterprises.Wuxing, "principal=2000000&from=2024-03-01&to=2030-03-01");
        var quarter = await SubsidiesAsync(Enterprises.Wuxing, "principal=500000&from=2024-10-21&to=2025-01-19");

        // 1,000,000 × 3.00 % (since 2025-05-20) × 360/360 × 12, 9, 6 %; its fee of 1.5 % × 75, 50, 25 %.
        Assert.Equal(("2025-05-20", "OneYear", 3.00m, 360), RateOf(year));
        Assert.Equal([3_600.00m, 2_700.00m, 1_800.00m], ByGrade(year, "interest"));
        Assert.Equal([11_250.00m, 7_500.00m, 3_750.00m], ByGrade(year, "guarantee"));

        // 2,000,000 × 3.95 % (since 2024-02-20, over five years) × 12, 9, 6 %.
        Assert.Equal(("2024-02-20", "FiveYears", 3.95m, 360), RateOf(sixYears));
        Assert.Equal([9_480.00m, 7_110.00m, 4_740.00m], ByGrade(sixYears, "interest"));
        Assert.False(sixYears.TryGetProperty("guarantee", out var none) && none.ValueKind != JsonValueKind.Null);

        // 500,000 × 3.10 % × 90/360 × 12, 9, 6 %.
        Assert.Equal(("2024-10-21", "OneYear", 3.10m, 90), RateOf(quarter));
        Assert.Equal([465.00m, 348.75m, 232.50m], ByGrade(quarter, "interest"));
    }

    [Fact]
    public async Task Subsidies_rest_on_the_grade_of_the_evaluation()
    {
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(Enterprises.Nanxun)}]");

        var evaluation = (await _hub.GetAsync($"api/v1/enterprises/{Enterprises.Nanxun}/evaluation", HubUnderTest.BankKey)).Json;
        var asked = await SubsidiesAsync(Enterprises.Nanxun, "principal=1000000&from=2025-06-01&to=2026-06-01");
        var reported = await SubsidiesAsync(Enterprises.Nanxun, "");

        Assert.Equal(evaluation.GetProperty("grade").GetProperty("id").GetString(), asked.GetProperty("grade").GetString());
        Assert.Equal("2026.1", asked.GetProperty("rulebook").GetString());
        Assert.Equal((0m, 0m), (asked.GetProperty("interest").GetProperty("share").GetDecimal(), asked.GetProperty("interest").GetProperty("amountYuan").GetDecimal()));
        Assert.False(reported.TryGetProperty("interest", out var none) && none.ValueKind != JsonValueKind.Null);
    }

    [Theory]
    [InlineData("principal=1000000", "are needed together")]
    [InlineData("principal=-5&from=2025-06-01&to=2026-06-01", "are needed together")]
    [InlineData("principal=0&from=2025-06-01&to=2026-06-01", "The amount of 0 yuan is not above 0.")]
    [InlineData("principal=5&from=2026-06-01&to=2026-06-01", "The maturity of 2026-06-01 does not lie after the drawdown of 2026-06-01.")]
    [InlineData("principal=5&from=2019-01-01&to=2020-01-01", "The drawdown of 2019-01-01 lies before the first day of the LPR table, 2019-08-20.")]
    [InlineData("principal=5&from=2025-06-01&to=2026-06-01&fee=101", "The guarantee fee of 101 % a year is not between 0 and 100 %.")]
    public async Task A_loan_that_cannot_be_subsidised_is_refused(string query, string detail)
    {
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(Enterprises.Deqing)}]");

        var answer = await _hub.GetAsync($"api/v1/enterprises/{Enterprises.Deqing}/subsidies?{query}", HubUnderTest.BankKey);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(detail, answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_project_is_judged_and_names_its_record()
    {
        await using var city = await FullCity.StartAsync(6);
        await using var hub = await HubUnderTest.StartAsync(azurite, city.BaseAddress);
        await NightTests.RegisterAsync(hub, city);
        await hub.RunAsync("I03");
        var profiles = hub.Services.GetRequiredService<ProfileStore>();

        foreach (var enterprise in city.City.Enterprises)
        {
            var stored = (await profiles.FindAsync(enterprise.CreditCode, Stop))!.Profile.Find("I03")!.Present.ToList();
            var answer = await hub.GetAsync($"api/v1/enterprises/{enterprise.CreditCode}/projects", HubUnderTest.BankKey);
            Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
            var projects = answer.Json.GetProperty("projects").EnumerateArray().ToList();

            Assert.NotEmpty(projects);
            Assert.Equal(stored.Select(i => i.Key), projects.Select(p => p.GetProperty("code").GetString()));
            Assert.Equal(stored.Select(i => i.Evidence.Offset), projects.Select(p => p.GetProperty("record").GetProperty("evidence").GetProperty("offset").GetInt64()));
            Assert.All(stored.Zip(projects), p => AssertJudged(JsonSerializer.Deserialize<JsonElement>(p.First.Content.Span), p.Second));
        }
    }

    /// <summary>A project with a listed code is green unless policy excludes it; without one it is not.</summary>
    private static void AssertJudged(JsonElement stated, JsonElement judged)
    {
        var isEliminated = stated.Text("policy_class") == "ELIMINATED";
        var hasEntry = judged.TryGetProperty("entry", out var entry) && entry.ValueKind == JsonValueKind.Object;
        Assert.Equal(stated.Text("green_catalog_code"), judged.Text("catalogueCode"));
        Assert.False(string.IsNullOrEmpty(judged.GetProperty("reason").GetProperty("zh").GetString()));
        Assert.Equal(isEliminated || !hasEntry, judged.Text("attribute") == "NotGreen" && (isEliminated || judged.Text("ground") == "None"));
        if (hasEntry)
        {
            Assert.StartsWith(entry.Text("code")!, stated.Text("green_catalog_code")!.Split(':')[^1], StringComparison.Ordinal);
        }
    }

    private async Task<JsonElement> SubsidiesAsync(string code, string query)
    {
        var answer = await _hub.GetAsync($"api/v1/enterprises/{code}/subsidies?{query}", HubUnderTest.BankKey);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }

    private static (string? From, string? Tenor, decimal Percent, int Days) RateOf(JsonElement statement)
    {
        var interest = statement.GetProperty("interest");
        var rate = interest.GetProperty("rate");
        return (rate.Text("from"), rate.Text("tenor"), rate.GetProperty("percent").GetDecimal(), interest.GetProperty("days").GetInt32());
    }

    private static IEnumerable<decimal> ByGrade(JsonElement statement, string subsidy) =>
        statement.GetProperty(subsidy).GetProperty("byGrade").EnumerateArray().Select(g => g.GetProperty("amountYuan").GetDecimal());
}
