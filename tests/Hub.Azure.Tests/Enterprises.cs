using Hub.Domain.Profiles;
using Hub.Simulator;

namespace Hub.Azure.Tests;

/// <summary>Made-up enterprises and what the market regulator says of them.</summary>
internal static class Enterprises
{
    public static string Code(int number) => CreditCodes.Make("91", "330502", $"MX{number:D6}");

    public static string[] CodesOf(int bucket, int count) =>
        [.. Enumerable.Range(0, CreditCodes.Capacity).Select(Code).Where(c => Buckets.Default.Of(c) == bucket).Take(count)];

    /// <summary>A registration, true since a day of November 2026.</summary>
    public static string Registration(string code, string name, int day = 1, string more = "") =>
        $$"""{"统一社会信用代码":"{{code}}","企业名称":"{{name}}","更新时间":"2026-11-{{day:D2}} 08:00:00"{{more}}}""";
}
