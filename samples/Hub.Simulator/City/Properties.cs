namespace Hub.Simulator;

/// <summary>Real estate: two in five enterprises own none, the others one to five.</summary>
internal static class Properties
{
    private const int Most = 5;
    private const double ShareWithout = 0.4;

    private static readonly string[] Mortgagees = ["苕溪农村商业银行股份有限公司", "南太湖银行股份有限公司", "莫干山村镇银行股份有限公司"];

    public static IReadOnlyList<Property> Of(Enquiry enquiry)
    {
        var enterprise = enquiry.Enterprise;
        var dice = Dice.For(enterprise.Key, Purpose.Property);
        var owns = !dice.Happens(ShareWithout);
        var count = owns ? 1 + (dice.Below(Most) * dice.Below(Most) / (Most - 1)) : enquiry.IsFull ? 1 : 0;
        return [.. Enumerable.Range(0, count).Select(index => Make(enterprise, index, index == 0 ? enquiry.Revision : 0))];
    }

    private static Property Make(Enterprise enterprise, int index, int revision)
    {
        var dice = Dice.For(enterprise.Key, Purpose.Property, index + 1);
        var registered = enterprise.Established.AddDays(dice.Between(0, 365));
        var land = Math.Round((decimal)(enterprise.Employees * (15 + (40 * dice.Share()))), 2);
        var building = Math.Round(land * (decimal)(0.6 + dice.Share()), 2);
        // A revision gives the first property a mortgage or pays it off.
        var mortgaged = dice.Happens(0.45) ^ (revision % 2 == 1);
        var mortgage = Math.Round((building * 0.3m) + 20 + revision, 2);
        var mortgagee = dice.Pick(Mortgagees);
        return new Property(
            $"浙({registered.Year}){Regions.Of(enterprise.RegionCode).Name}不动产权第{(enterprise.Number * Most) + index:D7}号",
            land,
            building,
            UseOf(enterprise, ref dice),
            mortgaged ? mortgage : 0,
            mortgaged ? mortgagee : null,
            dice.Happens(enterprise.Trouble == Trouble.Debtor ? 0.6 : (1 - enterprise.Quality) * 0.05),
            registered);
    }

    private static string UseOf(Enterprise enterprise, ref Dice dice) => enterprise.Industry.Rhythm switch
    {
        Rhythm.Continuous or Rhythm.Shifts => "工业",
        Rhythm.Office => dice.Happens(0.7) ? "办公" : "仓储",
        _ => "商业服务",
    };
}
