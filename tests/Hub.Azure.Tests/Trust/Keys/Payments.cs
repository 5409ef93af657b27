using System.Text;
using Hub.Azure.Intake;
using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Azure.Tests.Trust.Keys;

/// <summary>The treasury's payments (I09, sensitivity L4): an account and a holder that must not be found in the store.</summary>
internal static class Payments
{
    public const string Interface = "I09";
    public const string Account = "6222020000098765432";
    public const string Holder = "吴兴织里童装工坊";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A payment; an amount that is no number puts it into quarantine.</summary>
    public static string Of(string code, string order = "ZF-1", string amount = "120000") =>
        $$"""{"收款人代码":"{{code}}","合同编号":"HT-77","收款人账号":"{{Account}}","收款人全称":"{{Holder}}","支付令编号":"{{order}}","支付金额(元)":"{{amount}}","业务时间":"2026-11-20 09:00:00"}""";

    /// <summary>Delivers records and takes them to the profiles.</summary>
    public static async Task<Batch> DeliverAsync(HubUnderTest hub, params string[] records)
    {
        var batch = await ReceiveAsync(hub, records);
        await hub.BuildAsync();
        return batch;
    }

    /// <summary>Delivers records; they wait to be built.</summary>
    public static async Task<Batch> ReceiveAsync(HubUnderTest hub, params string[] records)
    {
        var body = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', records)));
        return await hub.Get<PushIntake>().ReceiveAsync(
            new Push(hub.Interface(Interface), body, RecordFormat.NdJson, null, null), Stop);
    }
}
