using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Sources;

/// <summary>The departments of the repository's catalog and how their records reach the hub.</summary>
public sealed class RepositoryCatalogTests
{
    private static readonly Catalog Catalog = RepositoryCatalog.Read();

    [Theory]
    [InlineData("D01", "市发展和改革委员会", "I01 I02 I03")]
    [InlineData("D02", "市经济和信息化局", "I04 I05 I06")]
    [InlineData("D03", "市科学技术局", "I07")]
    [InlineData("D04", "市财政局（政采云·国库集中支付）", "I08 I09")]
    [InlineData("D05", "市人力资源和社会保障局", "I10 I11")]
    [InlineData("D06", "市自然资源和规划局", "I12 I13")]
    [InlineData("D07", "市生态环境局", "I14 I15 I16 I17")]
    [InlineData("D08", "市住房和城乡建设局", "I18")]
    [InlineData("D09", "市水利局", "I19")]
    [InlineData("D10", "市农业农村局", "I20")]
    [InlineData("D11", "市商务局", "I21")]
    [InlineData("D12", "市应急管理局", "I22 I23")]
    [InlineData("D13", "市市场监督管理局", "I24 I25 I26 I27")]
    [InlineData("D14", "国家税务总局湖州市税务局", "I28 I29 I30 I31")]
    [InlineData("D15", "湖州海关", "I32")]
    [InlineData("D16", "市中级人民法院", "I33 I34")]
    [InlineData("D17", "市住房公积金管理中心", "I35")]
    [InlineData("D18", "国网湖州供电公司", "I36")]
    [InlineData("D19", "市金融工作办公室", "I37 I38")]
    public void Each_department_delivers_its_interfaces(string id, string name, string interfaces)
    {
        var department = Catalog.FindDepartment(id)!;

        Assert.Equal((name, interfaces), (department.Name.Zh, string.Join(' ', department.Interfaces.Select(i => i.Id))));
    }

    [Fact]
    public void There_are_19_departments() => Assert.Equal(Enumerable.Range(1, 19).Select(n => $"D{n:00}"), Catalog.Departments.Select(d => d.Id));

    [Fact]
    public void There_are_38_interfaces() => Assert.Equal(Enumerable.Range(1, 38).Select(n => $"I{n:00}"), Catalog.Interfaces.Select(i => i.Id));

    [Theory]
    [InlineData("push", "I02 I08 I09 I17 I23 I24 I26 I31 I33 I37 I38")]
    [InlineData("paged", "I14 I15 I28 I29 I30 I32")]
    [InlineData("file", "I05 I16 I36")]
    [InlineData("perSubject", "I12")]
    [InlineData("platformPaged", "I01 I03 I04 I06 I07 I10 I11 I13 I18 I19 I20 I21 I22 I27 I35")]
    [InlineData("platformPerSubject", "I25 I34")]
    public void Each_interface_has_its_shape(string shape, string interfaces) => Assert.Equal(
        interfaces, string.Join(' ', Catalog.Interfaces.Where(i => i.Source.Shape == shape).Select(i => i.Id)));

    [Theory]
    [InlineData("I10", "参保明细", null)]
    [InlineData("I35", "缴存明细", null)]
    [InlineData("I25", "股东", null)]
    [InlineData("I05", null, "分项")]
    [InlineData("I16", null, "介质")]
    [InlineData("I30", null, "报表种类")]
    public void A_source_record_may_be_many_of_ours_or_a_part_of_one(string id, string? rows, string? part)
    {
        var source = Catalog.FindInterface(id)!.Source;

        Assert.Equal((rows, part), (source.Rows, source.Part));
    }

    [Fact]
    public void All_other_source_records_are_one_of_ours() => Assert.Equal(
        ["I05", "I10", "I16", "I25", "I30", "I35"], Catalog.Interfaces.Where(i => (i.Source.Rows ?? i.Source.Part) is not null).Select(i => i.Id));

    [Theory]
    [InlineData("I25", "PRE_LOAN")]
    [InlineData("I34", "GREEN_EVAL")]
    public void The_platform_is_asked_for_one_enterprise_at_a_time(string id, string purpose)
    {
        var source = Assert.IsType<PerSubjectSource>(Catalog.FindInterface(id)!.Source);

        Assert.Equal((purpose, 500, 100_000), (source.Platform!.PurposeCode, source.PerSecond, source.PerDay));
    }

    /// <summary>What the city grades by is asked of the platform for that purpose and no other.</summary>
    [Fact]
    public void The_platform_is_paged_for_green_grading() => Assert.All(
        Catalog.Interfaces.Select(i => i.Source).OfType<PagedSource>().Where(s => s.Platform is not null),
        s => Assert.Equal(("GREEN_EVAL", 48), (s.Platform!.PurposeCode, s.LagHours)));

    /// <summary>Volumes and balances of a period replace those of the last, so all of them change at once.</summary>
    [Fact]
    public void Where_all_may_change_at_once_the_breaker_holds_withdrawals_only()
    {
        Assert.Equal(["I19", "I21", "I32", "I37"], Catalog.Interfaces.Where(i => i.Breaker.MostChanged == 1).Select(i => i.Id));
        Assert.All(Catalog.Interfaces, i => Assert.Equal(0.05m, i.Breaker.MostDeleted));
    }

    [Fact]
    public void Registration_is_pushed()
    {
        var source = Assert.IsType<PushSource>(Catalog.FindInterface("I24")!.Source);

        Assert.Equal(["统一社会信用代码"], source.Subject);
        Assert.Equal("更新时间", source.AsOf);
        Assert.Equal(["N/A", "-", "无", "不详", ""], source.NotStated);
    }

    [Fact]
    public void Tax_grades_are_paged()
    {
        var source = Assert.IsType<PagedSource>(Catalog.FindInterface("I28")!.Source);

        Assert.Equal(
            ("/nsxy/v1/grades", "data.rows", "cursor", "data.next", "since", 48, "limit", 500),
            (source.Path, source.Items, source.CursorParameter, source.NextCursor, source.SinceParameter, source.LagHours, source.PageSizeParameter, source.PageSize));
        Assert.Equal("状态", source.Deleted!.Field);
        Assert.Equal(["撤销"], source.Deleted.Values);
    }

    [Theory]
    [InlineData("I05", "/tanxiaoma/{date}.csv", RecordFormat.Csv, TextEncoding.Utf8, 20)]
    [InlineData("I16", "/paifang/{date}.ndjson", RecordFormat.NdJson, TextEncoding.Utf8, 1)]
    [InlineData("I36", "/yongdian/{date}.csv", RecordFormat.Csv, TextEncoding.Gb18030, 1)]
    public void Files_are_of_a_day(string id, string path, RecordFormat format, TextEncoding encoding, int lagDays)
    {
        var source = Assert.IsType<FileSource>(Catalog.FindInterface(id)!.Source);

        Assert.Equal((path, format, encoding, lagDays), (source.Path, source.Format, source.Encoding, source.LagDays));
    }

    [Fact]
    public void Real_estate_is_asked_for_one_enterprise_at_a_time()
    {
        var source = Assert.IsType<PerSubjectSource>(Catalog.FindInterface("I12")!.Source);

        Assert.Equal(("/bdc/v1/properties/{code}", "data.items", 500, 100_000), (source.Path, source.Items, source.PerSecond, source.PerDay));
        Assert.Equal("code", source.Reply.Field);
        Assert.Equal(["0"], source.Reply.Ok);
        Assert.Equal(["1001"], source.Reply.NoRecord);
        Assert.Equal(["3001", "3002"], source.Reply.Unreached);
        Assert.Equal(["5001"], source.Reply.QuotaExceeded);
    }
}
