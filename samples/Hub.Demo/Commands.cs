namespace Hub.Demo;

/// <summary>Commands to try the hub with, ready to paste.</summary>
internal sealed class Commands(Screen screen, Stage stage)
{
    public void Show(string creditCode)
    {
        var settings = stage.Settings;
        screen.Title("可以粘贴的命令", "Commands to paste");
        Get("有授权的银行查询档案", "The profile, as the bank with consents", $"v1/enterprises/{creditCode}/profile", settings.BankKey, Consenting.Purpose);
        Get("无授权的银行查询同一档案", "The same, as the bank without", $"v1/enterprises/{creditCode}/profile", settings.BankWithoutConsentsKey, Consenting.Purpose);
        Get("有授权的银行查询ESG评价和绿色等级", "Its ESG evaluation and green grade, with the source of every figure", $"v1/enterprises/{creditCode}/evaluation", settings.BankKey, Consenting.Purpose);
        Get("有授权的银行查询碳排放", "Its emissions", $"v1/enterprises/{creditCode}/carbon", settings.BankKey, Consenting.Purpose);
        Get("有授权的银行只看区间和是否", "The same in bands and yes or no", $"v1/enterprises/{creditCode}/profile?view=bands", settings.BankKey, Consenting.Purpose);
        Get("企业的授权（平台签名）", "The enterprise's consents, signed", $"v1/enterprises/{creditCode}/consents", settings.OperatorKey);
        Get("评价规则", "The published rules", "v1/rulebooks/2026.1", settings.BankKey);
        Get("运维查看批次", "Runs, as the operator", "v1/runs?kind=operator", settings.OperatorKey);
        Get("运维查看隔离区", "Quarantine, as the operator", "v1/quarantine/I28", settings.OperatorKey);
        screen.Say("运维再启动一次归集", "Another run, as the operator");
        screen.Raw($"  curl -s -X POST {stage.Address}api/v1/runs -H 'x-api-key: {settings.OperatorKey}' -H 'Content-Type: application/json' -d '{{\"interfaces\":[\"I28\",\"I36\"]}}'");
        Get("接口文档", "The API's description", "openapi.json", null);
        screen.Say("Azurite 的文件", "Azurite's files");
        screen.Raw($"  {stage.DataDirectory}");
        screen.Say("存储连接串（可用于 Storage Explorer）", "The storage's connection string, for Storage Explorer");
        screen.Raw($"  {stage.Connection}");
    }

    private void Get(string zh, string en, string path, string? key, string? purpose = null)
    {
        screen.Say(zh, en);
        screen.Raw($"  curl -s '{stage.Address}api/{path}'{(key is null ? "" : $" -H 'x-api-key: {key}'")}{(purpose is null ? "" : $" -H 'x-hub-purpose: {purpose}'")}");
    }
}
