namespace Hub.Functions.Tests;

/// <summary>Synthetic enterprises with valid codes.</summary>
internal static class Enterprises
{
    public const string Wuxing = "91330502MA2B00019K";
    public const string Nanxun = "91330503MA2B00027W";
    public const string Deqing = "91330521MA2B00035R";
    public const string Changxing = "91330522MA2B000433";
    public const string Anji = "91330523MA2B00051C";

    /// <summary>A registration record in JSON.</summary>
    public static string Registration(string code, string name = "湖州测试有限公司", string more = "") =>
        $$"""{"企业名称":"{{name}}","统一社会信用代码":"{{code}}"{{(more.Length > 0 ? "," + more : "")}}}""";
}
