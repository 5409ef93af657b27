namespace Hub.Simulator;

/// <summary>An enterprise of the city: what never changes about it. A pure function of the city's seed and its number.</summary>
public sealed class Enterprise
{
    private const int FirstYear = 1992;
    private const int LastYear = 2024;

    internal Enterprise(int seed, int number)
    {
        Number = number;
        Key = Dice.Mix(Dice.Mix((ulong)seed, 1), number);
        var dice = Dice.For(Key, Purpose.Identity);
        Kind = dice.Below(100) switch { < 88 => EnterpriseKind.Company, < 96 => EnterpriseKind.IndividualBusiness, _ => EnterpriseKind.Cooperative };
        var region = dice.Pick(Regions.All);
        RegionCode = region.Code;
        CreditCode = CreditCodes.Make(Authority(Kind), Regions.DrawRegisteringDivision(region, ref dice), CreditCodes.Body(seed, number));
        Industry = Kind == EnterpriseKind.Cooperative ? dice.Pick(Industries.Farming) : Industries.Draw(ref dice);
        Size = DrawSize(Kind, ref dice);
        Employees = DrawEmployees(Size, ref dice);
        Established = new DateOnly(FirstYear, 1, 1).AddDays((int)(Math.Sqrt(dice.Share()) * 365.25 * (LastYear - FirstYear + 1)) - 1);
        Quality = 1 - (dice.Share() * dice.Share());
        Status = DrawStatus(Quality, ref dice);
        Trouble = Troubles.Draw(this);
    }

    /// <summary>0 … number of enterprises − 1.</summary>
    public int Number { get; }

    /// <summary>Unified social credit code: valid, unique in the city, of no real enterprise.</summary>
    public string CreditCode { get; }

    /// <summary>Company, individual business or cooperative: the first two characters of the code.</summary>
    public EnterpriseKind Kind { get; }

    /// <summary>What it does.</summary>
    public Industry Industry { get; }

    /// <summary>District or county where it is now (GB/T 2260); the one in its code may be another.</summary>
    public string RegionCode { get; }

    /// <summary>Large, medium, small or micro.</summary>
    public EnterpriseSize Size { get; }

    /// <summary>Number of people, in the bounds of the size.</summary>
    public int Employees { get; }

    /// <summary>Day of establishment, 1992 … 2024.</summary>
    public DateOnly Established { get; }

    /// <summary>How well it is run, 0 (badly) … 1. No department tells it; grades, reports and arrears follow it.</summary>
    public double Quality { get; }

    /// <summary>What is wrong with it; no department tells it, several show its traces.</summary>
    public Trouble Trouble { get; }

    /// <summary>Registration status in the department's word: 存续, 在业, 吊销, 注销 or 迁出.</summary>
    public string Status { get; }

    /// <summary>Whether it still works here (存续, 在业); the others use no electricity.</summary>
    public bool IsActive => Status is "存续" or "在业";

    /// <summary>Whether it is deregistered (注销): the courts and the register answer no more questions about it.</summary>
    public bool IsCancelled => Status == "注销";

    internal ulong Key { get; }

    /// <summary>Its electricity (I36) of a day; no revision touches it.</summary>
    public ElectricityDay ElectricityOn(DateOnly day) => Electricity.Of(this, day);

    private static string Authority(EnterpriseKind kind) => kind switch
    {
        EnterpriseKind.Company => "91",
        EnterpriseKind.IndividualBusiness => "92",
        _ => "93",
    };

    private static EnterpriseSize DrawSize(EnterpriseKind kind, ref Dice dice) => (kind, dice.Below(1_000)) switch
    {
        (EnterpriseKind.IndividualBusiness, _) => EnterpriseSize.Micro,
        (EnterpriseKind.Cooperative, var mark) => mark < 850 ? EnterpriseSize.Micro : EnterpriseSize.Small,
        (_, < 760) => EnterpriseSize.Micro,
        (_, < 980) => EnterpriseSize.Small,
        (_, < 997) => EnterpriseSize.Medium,
        _ => EnterpriseSize.Large,
    };

    private static int DrawEmployees(EnterpriseSize size, ref Dice dice) => size switch
    {
        EnterpriseSize.Micro => dice.Between(2, 19),
        EnterpriseSize.Small => dice.Between(20, 299),
        EnterpriseSize.Medium => dice.Between(300, 999),
        _ => dice.Between(1_000, 4_000),
    };

    private static string DrawStatus(double quality, ref Dice dice) => dice.Below(1_000) switch
    {
        < 15 => "注销",
        < 25 => "迁出",
        < 60 when quality < 0.5 => "吊销",
        < 220 => "在业",
        _ => "存续",
    };
}

/// <summary>What kind of enterprise it is.</summary>
public enum EnterpriseKind
{
    /// <summary>企业, codes 91.</summary>
    Company,

    /// <summary>个体工商户, codes 92.</summary>
    IndividualBusiness,

    /// <summary>农民专业合作社, codes 93.</summary>
    Cooperative,
}

/// <summary>Size after 国统字〔2017〕213号, by people.</summary>
public enum EnterpriseSize
{
    /// <summary>Under 20 people.</summary>
    Micro,

    /// <summary>20 … 299 people.</summary>
    Small,

    /// <summary>300 … 999 people.</summary>
    Medium,

    /// <summary>1,000 people and more.</summary>
    Large,
}
