using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Sources;

public sealed class RepositoryCatalogTests
{
    private static readonly Catalog Catalog = RepositoryCatalog.Read();

    [Theory]
    [InlineData("D06", "市自然资源和规划局", "I12")]
    [InlineData("D13", "市市场监督管理局", "I24")]
    [InlineData("D14", "国家税务总局湖州市税务局", "I28")]
    [InlineData("D18", "国网湖州供电公司", "I36")]
    public void Each_department_delivers_its_interface(string id, string name, string interfaceId)
    {
        var department = Catalog.FindDepartment(id)!;

        Assert.Equal(name, department.Name.Zh);
        Assert.Equal(id, Catalog.FindInterface(interfaceId)!.DepartmentId);
        Assert.Equal([interfaceId], department.Interfaces.Select(i => i.Id));
    }

    [Theory]
    [InlineData("I12", "onDemand", 1, Sensitivity.L3, Sharing.Restricted, ConsentClass.Enterprise)]
    [InlineData("I24", "daily", 1, Sensitivity.L1, Sharing.Unconditional, ConsentClass.None)]
    [InlineData("I28", "yearly", 400, Sensitivity.L1, Sharing.Unconditional, ConsentClass.None)]
    [InlineData("I36", "daily", 3, Sensitivity.L3, Sharing.Restricted, ConsentClass.Enterprise)]
    public void Each_interface_says_how_fresh_and_how_sensitive_it_is(
        string id, string cadence, int ttlDays, Sensitivity sensitivity, Sharing sharing, ConsentClass consent)
    {
        var found = Catalog.FindInterface(id)!;

        Assert.Equal(
            (CatalogVocabulary.Cadences[cadence], ttlDays, sensitivity, sharing, consent),
            (found.Cadence, found.TtlDays, found.Sensitivity, found.Sharing, found.Consent));
    }

    [Theory]
    [InlineData("I12", SectionKind.List, "property_no", null)]
    [InlineData("I24", SectionKind.Single, "", null)]
    [InlineData("I28", SectionKind.Series, "eval_year", 60)]
    [InlineData("I36", SectionKind.Series, "period", 36)]
    public void Each_interface_forms_its_section(string id, SectionKind kind, string identity, int? keepMonths)
    {
        var section = Catalog.FindInterface(id)!.Section;

        Assert.Equal((kind, identity, keepMonths), (section.Kind, string.Join(",", section.Identity), section.KeepMonths));
    }

    [Theory]
    [InlineData("I12", "property_no land_area_m2 building_area_m2 use_type mortgage_flag mortgage_amount mortgagee seal_flag register_date")]
    [InlineData("I24", "uscc ent_name ent_type reg_capital paid_capital est_date industry_code region_code reg_address biz_scope status legal_rep_name legal_rep_change_24m annual_report_status")]
    [InlineData("I28", "eval_year tax_credit_grade tax_credit_score")]
    [InlineData("I36", "period grid_kwh green_trade_kwh pv_self_kwh pv_export_kwh elec_yoy elec_arrears_flag elec_theft_flag")]
    public void Each_interface_has_its_fields_in_order(string id, string fields) =>
        Assert.Equal(fields.Split(' '), Catalog.FindInterface(id)!.Fields.Select(f => f.Name));

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

    [Fact]
    public void Electricity_is_a_daily_file()
    {
        var source = Assert.IsType<FileSource>(Catalog.FindInterface("I36")!.Source);

        Assert.Equal(
            ("/yongdian/{date}.csv", RecordFormat.Csv, TextEncoding.Gb18030, 1),
            (source.Path, source.Format, source.Encoding, source.LagDays));
    }

    [Fact]
    public void Real_estate_is_asked_for_one_enterprise_at_a_time()
    {
        var source = Assert.IsType<PerSubjectSource>(Catalog.FindInterface("I12")!.Source);

        Assert.Equal(("/bdc/v1/properties/{code}", "data.items", 200, 50_000), (source.Path, source.Items, source.PerSecond, source.PerDay));
        Assert.Equal("code", source.Reply.Field);
        Assert.Equal(["0"], source.Reply.Ok);
        Assert.Equal(["1001"], source.Reply.NoRecord);
        Assert.Equal(["3001", "3002"], source.Reply.Unreached);
        Assert.Equal(["5001"], source.Reply.QuotaExceeded);
    }

    [Fact]
    public void Types_carry_their_sizes_units_and_bounds()
    {
        Assert.Equal(new DecimalType(5, 2, null, 0, 100), TypeOf("I28", "tax_credit_score"));
        Assert.Equal(new DecimalType(16, 2, "kWh", 0, null), TypeOf("I36", "grid_kwh"));
        Assert.Equal(new DecimalType(7, 2, "%", null, null), TypeOf("I36", "elec_yoy"));
        Assert.Equal(new PeriodType(PeriodLength.Day), TypeOf("I36", "period"));
        Assert.Equal(new PeriodType(PeriodLength.Year), TypeOf("I28", "eval_year"));
        Assert.Equal(new MoneyType(true, 0, null), TypeOf("I24", "reg_capital"));
        Assert.Equal(new MoneyType(false, 0, null), TypeOf("I12", "mortgage_amount"));
        Assert.Equal(new TextType(20000), TypeOf("I24", "biz_scope"));
        Assert.Equal(new IntegerType(null, 0, null), TypeOf("I24", "legal_rep_change_24m"));
        Assert.Equal(new DateType(false), TypeOf("I12", "register_date"));
        Assert.Equal("万kWh", Catalog.FindInterface("I36")!.FindField("green_trade_kwh")!.SourceUnit);
    }

    [Fact]
    public void Only_the_legal_representative_is_personal() => Assert.Equal(
        ["legal_rep_name"],
        Catalog.Interfaces.SelectMany(i => i.Fields).Where(f => f.Personal).Select(f => f.Name));

    [Fact]
    public void The_tax_grade_has_a_code_list()
    {
        var field = Catalog.FindInterface("I28")!.FindField("tax_credit_grade")!;

        Assert.Equal(["A", "B", "M", "C", "D"], ((EnumType)field.Type).Values.Keys);
        Assert.Equal(["01:A", "02:B", "03:M", "04:C", "05:D"], field.Codes.Select(code => $"{code.Key}:{code.Value}"));
    }

    private static FieldType TypeOf(string id, string field) => Catalog.FindInterface(id)!.FindField(field)!.Type;
}
