namespace Hub.Simulator;

/// <summary>Names of enterprises and people, put together from parts.</summary>
internal static class Names
{
    private const string First = "恒鼎瑞嘉浩宏泰锦盛博华裕德润铭宸祥隆启汇佳诚永腾";
    private const string Second = "源丰达兴昌辰信和悦远航凯威顺通利晟康奥力峰洋腾茂";
    private const string Third = "欣朗川岚淼霖卓轩逸睿";
    private const string Surnames = "沈陈王张徐朱钱吴周潘姚施陆费章胡杨李俞蒋";
    private const string GivenFirst = "建国志明晓海永文雅秀丽淑玉德世新忠云庆学";
    private const string GivenSecond = "华平军芳英伟强敏琴峰良康林涛燕珍飞根荣娟";

    public static string OfEnterprise(Enterprise enterprise)
    {
        var dice = Dice.For(enterprise.Key, Purpose.Name);
        var mark = Letter(First, ref dice) + Letter(Second, ref dice) + (dice.Happens(0.4) ? Letter(Third, ref dice) : "");
        var region = Regions.Of(enterprise.RegionCode);
        return enterprise.Kind switch
        {
            EnterpriseKind.IndividualBusiness => $"{region.Name}{mark}{enterprise.Industry.Word}经营部",
            EnterpriseKind.Cooperative => $"{region.Short}{mark}{enterprise.Industry.Word}专业合作社",
            _ when enterprise.Size == EnterpriseSize.Large => $"浙江{mark}{enterprise.Industry.Word}股份有限公司",
            _ => $"{region.Short}{mark}{enterprise.Industry.Word}有限公司",
        };
    }

    public static string OfPerson(ref Dice dice) =>
        Letter(Surnames, ref dice) + Letter(GivenFirst, ref dice) + Letter(GivenSecond, ref dice);

    private static string Letter(string letters, ref Dice dice) => letters[dice.Below(letters.Length)].ToString();
}
