using System.Text.Json;
using Hub.Azure.Profiles;
using Hub.Azure.Tests.Sources;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Trust.Consents;
using Microsoft.AspNetCore.Http;
using static Hub.Azure.Tests.Sources.Pull;

namespace Hub.Azure.Tests.Profiles;

/// <summary>What comes in parts is shown as one, with where each part comes from.</summary>
public sealed class JoinedProfileTests(AzuriteFixture azurite)
{
    private const string Period = "2026Q3";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_reports_of_a_quarter_are_one_item()
    {
        var code = Enterprises.Code(1);
        var rows = $$"""
            [{"纳税人识别号":"{{code}}","报表所属期":"2026-Q3","报表种类":"资产负债表","资产合计":"1,000","更新时间":"2026-10-22 09:00:00"},
             {"纳税人识别号":"{{code}}","报表所属期":"2026-Q3","报表种类":"利润表","一、营业收入":"500","更新时间":"2026-10-25 18:00:00"},
             {"纳税人识别号":"{{code}}","报表所属期":"2026-Q2","报表种类":"利润表","一、营业收入":"400","更新时间":"2026-07-25 18:00:00"}]
            """;
        await using var department = await ScriptedDepartment.StartAsync(
            context => context.Response.WriteAsync($$"""{"code":"00","data":{"rows":{{rows}},"next":null} }"""));
        await using var hub = await HubUnderTest.StartAsync(azurite, ("Departments:D14:BaseAddress", department.Address.ToString()));
        await PullAsync(hub, "I30");
        await hub.BuildAsync();

        var stored = (await hub.ProfileAsync(code)).Profile.Find("I30")!.Items;
        var shown = (await ReadAsync(hub, code)).GetProperty("sections").GetProperty("I30").GetProperty("items");

        Assert.Equal(["2026Q2#利润表", $"{Period}#利润表", $"{Period}#资产负债表"], stored.Select(i => i.Key));
        Assert.Equal(["2026Q2", Period], shown.EnumerateArray().Select(i => i.GetProperty("record").GetProperty("period").GetString()));
        Assert.Equal($$"""{"period":"{{Period}}","revenue":500,"total_assets":1000}""", shown[1].GetProperty("record").GetRawText());
        Assert.Equal("2026-10-25T18:00:00+08:00", shown[1].GetProperty("asOf").GetString());
        Assert.Equal(
            ["利润表 2026-10-25T18:00:00+08:00", "资产负债表 2026-10-22T09:00:00+08:00"],
            shown[1].GetProperty("parts").EnumerateArray().Select(p => $"{p.GetProperty("part").GetString()} {p.GetProperty("asOf").GetString()}"));
        Assert.Equal(
            stored.Skip(1).Select(i => $"{i.Evidence.Blob}#{i.Evidence.Offset}+{i.Evidence.Length}"),
            shown[1].GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("evidence").GetString()));
    }

    [Fact]
    public async Task What_does_not_come_in_parts_has_none()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.PushAsync(Enterprises.Registration(Enterprises.Code(1), "甲"));
        await hub.BuildAsync();

        var section = (await ReadAsync(hub, Enterprises.Code(1))).GetProperty("sections").GetProperty("I24");

        Assert.False(section.TryGetProperty("parts", out _));
        Assert.True(section.TryGetProperty("source", out _));
    }

    private static async Task<JsonElement> ReadAsync(HubUnderTest hub, string code)
    {
        var own = new ReadIntent("own", hub.Get<Purposes>().Find(Purpose.Self)!, null);
        var view = await hub.Get<ProfileReader>().OpenAsync(own, new Look(MaskPersonal: true), Stop);
        return JsonElement.Parse((await view.ReadAsync(code, null, Stop))!.Json.Span);
    }
}
