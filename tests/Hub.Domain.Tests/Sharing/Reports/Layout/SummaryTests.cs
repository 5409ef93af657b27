using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Domain.Sharing.Reports.Layout;
using Hub.Testing;

namespace Hub.Domain.Tests.Sharing.Reports.Layout;

/// <summary>What a loan officer sees in the first minute.</summary>
public sealed class SummaryTests
{
    [Fact]
    public void It_shows_grade_score_negative_items_and_how_complete_the_report_is()
    {
        var tiles = Summary(SampleReport.Json).Tiles;

        Assert.Equal(
            [
                new SummaryTile("绿色等级", "中绿", "ESG与绿色认定", ReportTone.Quiet),
                new SummaryTile("ESG总分", "74.36", "E 72.1  S 80.4  G 70.9", ReportTone.Quiet),
                new SummaryTile("负面信息", "1", "见附录A1", ReportTone.Bad),
                new SummaryTile("数据完整度", "25 / 32", "个接口有效答复", ReportTone.Warning),
            ],
            tiles);
    }

    [Fact]
    public void It_names_what_is_missing_the_worst_first()
    {
        var alerts = Summary(SampleReport.Json).Alerts.Select(a => $"{a.Word}: {a.Text}");

        Assert.Equal(
            [
                "取代: 本报告取代 CR202611120000000094，原报告请勿再使用。",
                "未取得 2: I12 不动产登记; I30 财务报表",
                "已过期 1: I16 排放监测",
                "隔离待核 1: I19 用水",
                "暂不展示 1: I33 失信被执行人",
                "已销毁 1: I38 信用修复",
                "未授权 1: I09 政府采购履约与应收",
                "异议 2: 企业对标注的内容提出异议，见附录A2。",
            ],
            alerts);
    }

    [Fact]
    public void Nothing_negative_is_good_only_where_everything_was_answered()
    {
        var asked = SampleReport.With(r => r["appendices"]!["negative"] = new JsonArray());
        var answered = SampleReport.With(r =>
        {
            r["appendices"]!["negative"] = new JsonArray();
            r["manifest"]!.AsArray().ToList().ForEach(m => m!["state"] = "answered");
        });

        Assert.Equal(new SummaryTile("负面信息", "0", "已取得的数据中无记录", ReportTone.Quiet), Summary(asked).Tiles[2]);
        Assert.Equal(new SummaryTile("负面信息", "0", "无记录", ReportTone.Good), Summary(answered).Tiles[2]);
    }

    [Fact]
    public void A_report_without_evaluation_has_no_grade()
    {
        var report = SampleReport.With(r => r["sections"] = new JsonArray());

        Assert.Equal(["—", "—"], Summary(report).Tiles.Take(2).Select(t => t.Value));
    }

    private static SummaryView Summary(JsonElement report) => ViewReader.Read(report, ReportLanguage.Chinese).Summary;
}
