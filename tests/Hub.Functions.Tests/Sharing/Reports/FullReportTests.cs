using System.Text.Json;
using Hub.Simulator;

namespace Hub.Functions.Tests.Sharing.Reports;

/// <summary>A report on an enterprise that all departments know.</summary>
public sealed class FullReportTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Every_section_has_what_the_departments_said_and_who_does_not_answer_in_time_is_named()
    {
        await using var city = await FullCity.StartAsync(3, months: 26);
        await using var hub = await HubUnderTest.StartAsync(azurite, city.BaseAddress);
        var enterprise = city.City[0];
        await hub.RunAsync();
        await PushingDepartments.PushAllAsync(hub, city);
        await hub.ConsentAsync(enterprise.CreditCode);

        var full = (await hub.ReportAsync(await hub.NewReportAsync(enterprise.CreditCode))).Json;
        city.Faults.SwitchOn("I12", Fault.Chance(FaultKind.NeverAnswers, 1));
        await hub.ConsentAsync(city.City[1].CreditCode);
        var without = (await hub.ReportAsync(await hub.NewReportAsync(city.City[1].CreditCode))).Json;

        var sections = full.GetProperty("sections").EnumerateArray().ToDictionary(s => s.Text("id")!, s => s.Text("state"));
        Assert.Equal("withheld", sections["R03"]);
        Assert.All(sections.Keys.Except(["R03", "R04"]), id => Assert.Contains(sections[id], (string?[])["complete", "empty", "partial"]));
        Assert.Contains(Manifest(full, "I12").Text("state"), (string?[])["answered", "noRecord"]);
        Assert.Equal("notReached", Manifest(without, "I12").Text("state"));
        Assert.Equal("来源部门尚未查询，或未在时限内答复", Manifest(without, "I12").GetProperty("reason").Text("zh"));
        Assert.Contains(Manifest(without, "I34").Text("state"), (string?[])["answered", "noRecord"]);

        Assert.Equal(24, PointsOf(full, "R07"));
        Assert.Equal(24, PointsOf(full, "R08"));
        var person = ReportCalls.Section(full, "R04").GetProperty("blocks")[0].GetProperty("items").EnumerateArray().Single(f => f.Text("id") == "legal_rep_name");
        Assert.Matches("^.＊$", person.Text("value"));
        var kinds = ReportCalls.Section(full, "R19").GetProperty("blocks").EnumerateArray().Concat(ReportCalls.Section(full, "R20").GetProperty("blocks").EnumerateArray()).Select(b => b.Text("kind"));
        Assert.Superset(new HashSet<string?> { "facts", "radar", "table", "parts" }, kinds.ToHashSet());
    }

    private static int PointsOf(JsonElement report, string section) =>
        ReportCalls.Section(report, section).GetProperty("blocks").EnumerateArray().First(b => b.Text("kind") == "series").GetProperty("points").GetArrayLength();

    private static JsonElement Manifest(JsonElement report, string id) => report.GetProperty("manifest").EnumerateArray().Single(l => l.Text("interface") == id);
}
