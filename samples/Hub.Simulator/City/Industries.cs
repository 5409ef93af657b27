namespace Hub.Simulator;

/// <summary>The industries of the city: what Huzhou is known for and some of the rest.</summary>
internal static class Industries
{
    public static readonly IReadOnlyList<Industry> Farming =
    [
        new("0111", "粮油", "稻谷种植；粮食收购；农产品初加工", 6, 40, Rhythm.Leisure, 3),
        new("0141", "蔬菜", "蔬菜种植；新鲜蔬菜批发；农业技术服务", 7, 30, Rhythm.Leisure, 3),
        new("0164", "茶叶", "茶树种植经营；茶叶初加工；食用农产品批发", 8, 28, Rhythm.Leisure, 3),
        new("0412", "水产", "水产养殖；水产品批发；渔业专业及辅助性活动", 18, 35, Rhythm.Continuous, 3),
    ];

    public static readonly IReadOnlyList<Industry> Trades =
    [
        new("1019", "石料", "建筑用石开采；建筑用石加工；建筑用石料销售", 160, 150, Rhythm.Shifts, 2),
        new("1371", "食品", "蔬菜加工；食品生产；食品销售", 55, 90, Rhythm.Shifts, 3),
        new("1530", "茶业", "茶叶制品生产；茶叶种植；食品销售", 30, 80, Rhythm.Shifts, 3),
        new("1713", "印染", "棉布印染；面料印染加工；针纺织品销售", 190, 95, Rhythm.Continuous, 4),
        new("1742", "丝绸", "丝绢织造加工；针纺织品及原料销售；货物进出口", 75, 80, Rhythm.Shifts, 5),
        new("1819", "服饰", "服装制造；童装生产；服装服饰批发", 18, 45, Rhythm.Shifts, 6),
        new("2041", "竹业", "竹制品制造；竹材采运；日用木制品销售", 35, 60, Rhythm.Shifts, 5),
        new("2110", "家具", "木质家具制造；家具销售；家具零配件生产", 28, 60, Rhythm.Shifts, 6),
        new("2231", "包装", "纸和纸板容器制造；包装材料及制品销售", 60, 95, Rhythm.Shifts, 3),
        new("2641", "涂料", "涂料制造(不含危险化学品)；涂料销售", 90, 160, Rhythm.Shifts, 2),
        new("2822", "化纤", "合成纤维制造；合成纤维销售；合成材料制造", 420, 260, Rhythm.Continuous, 2),
        new("3011", "水泥", "水泥生产；水泥制品销售；石灰和石膏销售", 950, 220, Rhythm.Continuous, 1),
        new("3130", "金属材料", "钢压延加工；金属材料制造；金属材料销售", 520, 420, Rhythm.Continuous, 2),
        new("3311", "钢构", "金属结构制造；金属结构销售；金属表面处理", 48, 110, Rhythm.Shifts, 4),
        new("3435", "电梯", "特种设备制造；电梯零部件销售；电梯安装维修", 36, 120, Rhythm.Shifts, 3),
        new("3451", "轴承", "轴承制造；轴承销售；机械零件加工", 58, 85, Rhythm.Shifts, 3),
        new("3670", "汽车部件", "汽车零部件及配件制造；汽车零配件批发", 62, 120, Rhythm.Shifts, 3),
        new("3812", "电机", "电动机制造；电机及其控制系统研发", 40, 95, Rhythm.Shifts, 3),
        new("3841", "新能源", "电池制造；电池销售；新能源技术研发", 150, 170, Rhythm.Continuous, 3),
        new("3843", "电源", "铅蓄电池制造；蓄电池租赁；电池零配件销售", 130, 140, Rhythm.Continuous, 3),
        new("4416", "光伏电力", "太阳能发电；发电技术服务；光伏设备租赁", 70, 180, Rhythm.Continuous, 1),
        new("4620", "水务", "污水处理及其再生利用；水污染治理", 210, 90, Rhythm.Continuous, 1),
        new("4710", "建设", "房屋建筑工程施工；建筑劳务分包；工程管理服务", 12, 75, Rhythm.Shifts, 4),
        new("5165", "建材", "建筑材料销售；五金产品批发；装卸搬运", 9, 240, Rhythm.Office, 6),
        new("5212", "超市", "食品销售；日用百货销售；烟草制品零售", 26, 90, Rhythm.Leisure, 5),
        new("5431", "物流", "道路货物运输；国内货物运输代理；普通货物仓储服务", 14, 60, Rhythm.Shifts, 4),
        new("6130", "民宿", "住宿服务；餐饮服务；休闲观光活动", 32, 22, Rhythm.Leisure, 4),
        new("6210", "餐饮", "餐饮服务；外卖递送服务；食品互联网销售", 30, 20, Rhythm.Leisure, 5),
        new("6513", "软件", "软件开发；信息系统集成服务；技术服务、技术咨询", 11, 45, Rhythm.Office, 5),
        new("7020", "物业", "物业管理；停车场服务；园林绿化工程施工", 10, 14, Rhythm.Office, 2),
        new("7320", "科技", "工程和技术研究和试验发展；技术转让；技术推广", 15, 40, Rhythm.Office, 3),
        new("7722", "环保", "大气环境污染防治服务；环境保护监测；环保咨询服务", 20, 45, Rhythm.Office, 2),
    ];

    private static readonly int TotalWeight = Trades.Sum(t => t.Weight);

    public static Industry Draw(ref Dice dice)
    {
        var mark = dice.Below(TotalWeight);
        foreach (var trade in Trades)
        {
            if ((mark -= trade.Weight) < 0)
            {
                return trade;
            }
        }

        return Trades[0];
    }
}
