using Hub.Domain.Intake;
using Hub.Domain.Tests.Sources;

namespace Hub.Domain.Tests.Intake;

/// <summary>Records as four of the departments send them.</summary>
public sealed class RepositoryRecordTests
{
    [Fact]
    public void A_registration_is_normalised()
    {
        var record = Normalise("I24", """
            {"统一社会信用代码":"91330502ma2b00019k","企业名称":" 湖州绿源（吴兴）Ａ有限公司 ","企业类型":"有限责任公司","注册资金":"195.4400(万元人民币)",
             "实缴资本":"240(万美元)","注册日期":"2018年5月4日","行业代码":"C3011","行政区划代码":"330502","注册地址":"不详","登记状态":"在业",
             "法定代表人":"王小明","近24个月法定代表人变更次数":"1","年报公示情况":"逾期","更新时间":"2026-03-02 08:30:00"}
            """);

        Assert.Equal("", Sample.Errors(record));
        Assert.Equal(
            """{"uscc":"91330502MA2B00019K","ent_name":"湖州绿源（吴兴）A有限公司","ent_type":"有限责任公司","reg_capital":{"amount":1954400,"currency":"CNY"},"paid_capital":{"amount":2400000,"currency":"USD"},"est_date":"2018-05-04","industry_code":"3011","region_code":"330502","reg_address":null,"status":"ACTIVE","legal_rep_name":"王小明","legal_rep_change_24m":1,"annual_report_status":"LATE"}""",
            Sample.Text(record));
        Assert.Equal((Sample.Code, ""), (record.Code, record.ItemKey));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 30, 0, TimeSpan.FromHours(8)), record.AsOf);
        Assert.Empty(record.UnknownFields);
    }

    [Fact]
    public void A_tax_grade_is_normalised()
    {
        var record = Normalise("I28", """{"纳税人识别号":"91330502MA2B00019K","评价年度":2025,"信用级别":"02","评价得分":"88.50","更新时间":"2026-02-01","状态":"正常","经办人":"x"}""");

        Assert.Equal("""{"eval_year":"2025","tax_credit_grade":"B","tax_credit_score":88.5}""", Sample.Text(record));
        Assert.Equal(("2025", false), (record.ItemKey, record.Deleted));
        Assert.Equal(["经办人"], record.UnknownFields);
    }

    [Fact]
    public void A_withdrawn_tax_grade_is_a_deletion()
    {
        var record = Normalise("I28", """{"纳税人识别号":"91330502MA2B00019K","评价年度":2025,"状态":"撤销"}""");

        Assert.Equal((true, true, "2025"), (record.IsClean, record.Deleted, record.ItemKey));
    }

    [Fact]
    public void A_day_of_electricity_is_normalised()
    {
        var record = Normalise("I36", """{"用电户统一代码":"91330502MA2B00019K","用电日期":"20260302","网供电量（万千瓦时）":"1.2345","绿电交易电量(万千瓦时)":"0","光伏自用(千瓦时)":"","同比(%)":"-3.20%","欠费":"否"}""");

        Assert.Equal(
            """{"period":"20260302","grid_kwh":12345,"green_trade_kwh":0,"pv_self_kwh":null,"elec_yoy":-3.2,"elec_arrears_flag":false}""",
            Sample.Text(record));
        Assert.Equal("20260302", record.ItemKey);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.FromHours(8)), record.AsOf);
    }

    [Fact]
    public void A_property_is_normalised()
    {
        var record = Normalise("I12", """{"统一社会信用代码":"91330502MA2B00019K","不动产权证号":"浙（2020）湖州市不动产权第0001234号","土地面积(平方米)":1200.5,"是否抵押":"是","抵押金额(万元)":"500","是否查封":0}""");

        Assert.Equal(
            """{"property_no":"浙（2020）湖州市不动产权第0001234号","land_area_m2":1200.5,"mortgage_flag":true,"mortgage_amount":5000000,"seal_flag":false}""",
            Sample.Text(record));
        Assert.Equal("浙（2020）湖州市不动产权第0001234号", record.ItemKey);
    }

    [Fact]
    public void A_mortgage_in_dollars_is_refused() => Assert.Equal(
        "FOREIGN_CURRENCY mortgage_amount=240(万美元): an amount in yuan (元, 万元)",
        Sample.Errors(Normalise("I12", """{"统一社会信用代码":"91330502MA2B00019K","不动产权证号":"a","抵押金额":"240(万美元)"}""")));

    private static NormalisedRecord Normalise(string id, string json) => Sample.Normalise(RepositoryCatalog.Read().FindInterface(id)!, json);
}
