using System.Text;
using Hub.Azure.Intake;
using Hub.Azure.Sources;
using Hub.Domain.Intake;
using Hub.Simulator;

namespace Hub.Azure.Tests.Sources;

/// <summary>A small city, and what the tests of pulling do with it.</summary>
internal static class Pull
{
    public const int Count = 60;
    public static readonly DateOnly Day = new(2026, 11, 20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static string Grade() =>
        $$"""{"纳税人识别号":"{{Enterprises.Code(1)}}","评价年度":"2025","信用级别":"01","更新时间":"2026-11-01 08:00:00","状态":"有效"}""";

    public static string Lines(int count) =>
        "用电户统一代码,用电日期,网供电量(万千瓦时)\r\n"
        + string.Concat(Enumerable.Range(0, count).Select(i => $"{Enterprises.Code(i)},20261119,1.5\r\n"));

    public static Task<DepartmentServer> CityAsync() =>
        DepartmentServer.StartAsync(new SimulatorOptions { Enterprises = Count, BusinessDate = Day }, Stop);

    public static async Task<PullInterface> TokenAsync(HubUnderTest hub, string interfaceId) =>
        new((await hub.OpenAsync(interfaceId, RunKind.Operator)).Batch.Run, interfaceId, 0);

    public static async Task<Batch> PullAsync(HubUnderTest hub, string interfaceId, int tokens = 1) =>
        await PullAsync(hub, await TokenAsync(hub, interfaceId), tokens);

    public static async Task<Batch> PullAsync(HubUnderTest hub, PullInterface token, int tokens = 1)
    {
        for (var i = 0; i < tokens; i++)
        {
            var pull = hub.Get<Pulling>().PullAsync(token with { Step = i }, Stop);
            await Eventually.Async(() =>
            {
                // A round of questions waits a second before the next.
                var soon = hub.Time.GetUtcNow().AddSeconds(1);
                if (hub.Time.IsAwaited(soon))
                {
                    hub.Time.Advance(soon);
                }

                return Task.FromResult(pull.IsCompleted);
            });
            await pull;
        }

        return (await hub.Get<BatchStore>().FindAsync(token.Run, token.Interface, Stop))!.Value;
    }

    /// <summary>What the profiles hold of an interface, without when and by which run.</summary>
    public static async Task<List<string>> ContentAsync(HubUnderTest hub, string interfaceId)
    {
        var content = new List<string>();
        foreach (var row in (await hub.RowsAsync(hub.Store.Profiles)).Where(r => !r.RowKey.StartsWith('~')))
        {
            var section = (await hub.ProfileAsync(row.RowKey)).Profile.Find(interfaceId)!;
            content.AddRange(section.Items.Select(i => $"{row.RowKey} {i.Key} {i.AsOf:O} {i.Deleted} {Encoding.UTF8.GetString(i.Content.Span)}"));
        }

        return content;
    }

    public static Task<HubUnderTest> HubAsync(this AzuriteFixture azurite, DepartmentServer city, params (string, string)[] settings) =>
        HubUnderTest.StartAsync(azurite, [.. settings, .. new[] { "D06", "D14", "D18" }.SelectMany(d => new[]
        {
            ($"Departments:{d}:BaseAddress", $"{city.BaseAddress}{d}/"), ($"Departments:{d}:ApiKey", "simulator-key"),
        })]);

    /// <summary>Raw bytes of an interface as text.</summary>
    public static string TextOf(byte[] raw, string interfaceId) =>
        (interfaceId == "I36" ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")! : Encoding.UTF8).GetString(raw);
}
