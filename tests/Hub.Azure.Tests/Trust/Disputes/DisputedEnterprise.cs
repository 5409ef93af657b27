using System.Text;
using System.Text.Json;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Trust.Consents;

namespace Hub.Azure.Tests.Trust.Disputes;

/// <summary>One enterprise, what departments say of it, and what a bank is shown.</summary>
internal static class DisputedEnterprise
{
    public static readonly string A = Enterprises.Code(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static string Grade(string code, int day) =>
        $$"""{"纳税人识别号":"{{A}}","评价年度":"2025","信用级别":"{{code}}","评价得分":"30","更新时间":"2026-11-{{day}} 08:00:00","状态":"有效"}""";

    public static string Penalty(string number, string day) =>
        $$"""{"行政相对人代码_1":"{{A}}","行政处罚决定书文号":"{{number}}","信息类别":"CF","失信程度代码":"2","处罚决定日期":"{{day}}"}""";

    public static async Task TakeAsync(HubUnderTest hub, string record, string interfaceId = "I28")
    {
        var raw = Encoding.UTF8.GetBytes(record);
        var writer = await hub.OpenAsync(interfaceId);
        writer.Evidence.Append(raw);
        writer.Add(new Hub.Azure.Intake.Formats.RawRecord(raw, 0, raw.Length, null), hub.Time.GetUtcNow());
        await writer.FinishAsync(writer.Evidence.End, null, Stop);
        Assert.Equal(0, writer.Batch.Quarantined);
        await hub.Get<Sealing>().SealAsync((await hub.Get<BatchStore>().FindAsync(writer.Batch.Run, interfaceId, Stop))!, Stop);
    }

    public static Task BuildMarkedAsync(HubUnderTest hub) => hub.Get<RangeBuilder>().BuildAsync(hub.Store.Buckets.RangeOf(A), Stop);

    public static async Task<JsonElement> ReadAsync(HubUnderTest hub, DateTimeOffset? asOf = null)
    {
        var intent = new ReadIntent("bank-a", hub.Get<Purposes>().Find("PRE_LOAN")!, null);
        var view = await hub.Get<ProfileReader>().OpenAsync(intent, new Look(MaskPersonal: true), Stop);
        return JsonElement.Parse((await view.ReadAsync(A, asOf, Stop))!.Json.Span);
    }
}
