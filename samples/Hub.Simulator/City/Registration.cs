namespace Hub.Simulator;

/// <summary>What the market regulator has registered of an enterprise on a day (I24).</summary>
/// <param name="Name">企业名称.</param>
/// <param name="CreditCode">统一社会信用代码.</param>
/// <param name="Type">企业类型.</param>
/// <param name="Registered">注册资本.</param>
/// <param name="Paid">实缴资本.</param>
/// <param name="Established">成立日期.</param>
/// <param name="IndustryCode">行业代码, 4 digits.</param>
/// <param name="RegionCode">行政区划代码, 6 digits.</param>
/// <param name="RegionName">Name of the district or county.</param>
/// <param name="Address">注册地址.</param>
/// <param name="Scope">经营范围.</param>
/// <param name="Status">登记状态 in the department's word.</param>
/// <param name="Representative">法定代表人 (a made-up person).</param>
/// <param name="RepresentativeChanges">近24个月法定代表人变更次数.</param>
/// <param name="AnnualReport">年报公示情况: 按时, 逾期 or 未报.</param>
/// <param name="UpdatedAt">更新时间.</param>
public sealed record Registration(
    string Name,
    string CreditCode,
    string Type,
    Capital Registered,
    Capital Paid,
    DateOnly Established,
    string IndustryCode,
    string RegionCode,
    string RegionName,
    string Address,
    string Scope,
    string Status,
    string Representative,
    int RepresentativeChanges,
    string AnnualReport,
    DateTimeOffset UpdatedAt)
{
    private static readonly string[] Roads = ["环城北路", "创业路", "兴工路", "长虹街", "苕溪路", "科园路", "振兴路", "莫干山路"];
    private static readonly string[] Extras = ["货物进出口", "技术进出口", "非居住房地产租赁", "再生资源回收", "信息咨询服务"];

    /// <summary>Every revision changes one thing in turn: capital, address, scope, representative.</summary>
    internal static Registration Of(Enterprise enterprise, Revision revision)
    {
        var dice = Dice.For(enterprise.Key, Purpose.Registration);
        var region = Regions.Of(enterprise.RegionCode);
        var spelling = DrawSpelling(enterprise, ref dice);
        var initial = DrawCapital(enterprise.Size, ref dice);
        var capital = initial + ((revision.Number + 3) / 4 * Math.Max(10, initial / 10));
        var paid = dice.Happens(0.6) ? capital : capital / 2;
        // Who states no capital moves instead, so that each revision shows.
        var moves = (revision.Number + 2) / 4 + (spelling == CapitalSpelling.NotStated ? (revision.Number + 3) / 4 : 0);
        var representatives = revision.Number / 4;
        return new Registration(
            Names.OfEnterprise(enterprise),
            enterprise.CreditCode,
            TypeOf(enterprise, spelling, ref dice),
            Capital.Of(capital, spelling),
            Capital.Of(paid, spelling),
            enterprise.Established,
            enterprise.Industry.Code,
            region.Code,
            region.Name,
            $"浙江省湖州市{region.Name}{dice.Pick(region.Towns)}{dice.Pick(Roads)}{dice.Between(1, 900) + moves}号",
            ScopeOf(enterprise, (revision.Number + 1) / 4),
            enterprise.Status,
            RepresentativeOf(enterprise, representatives),
            Math.Min(representatives, 5),
            AnnualReportOf(enterprise.Quality, ref dice),
            ChinaTime.At(revision.Since, new TimeOnly(8, 30)));
    }

    private static CapitalSpelling DrawSpelling(Enterprise enterprise, ref Dice dice) => (enterprise.Kind, dice.Below(100)) switch
    {
        (EnterpriseKind.IndividualBusiness, < 70) => CapitalSpelling.NotStated,
        (_, < 3) => CapitalSpelling.NotStated,
        (EnterpriseKind.Company, < 7) => CapitalSpelling.Dollars,
        (_, < 25) => CapitalSpelling.Plain,
        (_, < 35) => CapitalSpelling.PlainYuan,
        _ => CapitalSpelling.Brackets,
    };

    private static int DrawCapital(EnterpriseSize size, ref Dice dice) => size switch
    {
        EnterpriseSize.Micro => dice.Between(1, 20) * 10,
        EnterpriseSize.Small => dice.Between(2, 30) * 50,
        EnterpriseSize.Medium => dice.Between(10, 80) * 100,
        _ => dice.Between(10, 100) * 1_000,
    };

    private static string TypeOf(Enterprise enterprise, CapitalSpelling spelling, ref Dice dice) => enterprise.Kind switch
    {
        EnterpriseKind.IndividualBusiness => "个体工商户",
        EnterpriseKind.Cooperative => "农民专业合作社",
        _ when enterprise.Size == EnterpriseSize.Large => "股份有限公司(非上市、自然人投资或控股)",
        _ when spelling == CapitalSpelling.Dollars => "有限责任公司(外商投资、非独资)",
        _ => dice.Happens(0.3) ? "有限责任公司(自然人独资)" : "有限责任公司(自然人投资或控股)",
    };

    private static string ScopeOf(Enterprise enterprise, int extensions) =>
        extensions == 0
            ? $"{enterprise.Industry.Scope}。"
            : $"{enterprise.Industry.Scope}；{Extras[extensions % Extras.Length]}。";

    private static string RepresentativeOf(Enterprise enterprise, int changes)
    {
        var dice = Dice.For(enterprise.Key, Purpose.Representative, changes);
        return Names.OfPerson(ref dice);
    }

    private static string AnnualReportOf(double quality, ref Dice dice) => (quality + (dice.Share() * 0.2)) switch
    {
        < 0.25 => "未报",
        < 0.45 => "逾期",
        _ => "按时",
    };
}
