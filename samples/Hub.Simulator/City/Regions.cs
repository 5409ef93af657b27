namespace Hub.Simulator;

/// <summary>A district or county of Huzhou (GB/T 2260).</summary>
internal sealed record Region(string Code, string Name, string Short, IReadOnlyList<string> Towns);

/// <summary>The divisions of Huzhou, as places and as registering authorities.</summary>
internal static class Regions
{
    public static readonly IReadOnlyList<Region> All =
    [
        new("330502", "吴兴区", "湖州吴兴", ["织里镇", "八里店镇", "埭溪镇", "月河街道"]),
        new("330503", "南浔区", "湖州南浔", ["南浔镇", "练市镇", "双林镇", "菱湖镇"]),
        new("330521", "德清县", "德清县", ["武康街道", "乾元镇", "新市镇", "钟管镇"]),
        new("330522", "长兴县", "长兴县", ["雉城街道", "泗安镇", "煤山镇", "和平镇"]),
        new("330523", "安吉县", "安吉县", ["递铺街道", "孝丰镇", "天子湖镇", "天荒坪镇"]),
    ];

    public static Region Of(string code) => All.First(region => region.Code == code);

    /// <summary>
    /// The division in the credit code is the one of first registration: mostly the present one, else the city itself,
    /// its placeholder 330501, or (after a move) another county.
    /// </summary>
    public static string DrawRegisteringDivision(Region present, ref Dice dice) => dice.Below(100) switch
    {
        < 80 => present.Code,
        < 93 => "330500",
        < 97 => "330501",
        _ => dice.Pick(All).Code,
    };
}
