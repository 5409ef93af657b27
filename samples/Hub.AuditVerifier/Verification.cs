using Hub.Domain.Trust.Audit.Checking;

namespace Hub.AuditVerifier;

/// <summary>Checks a copy and says what was done to it, and where.</summary>
internal static class Verification
{
    public static int Run(AuditFolder folder, string? keys, AuditFolder? witness)
    {
        var report = AuditCheck.Run(folder.Material(keys ?? folder.Keys, witness?.Seals() ?? []));
        foreach (var finding in report.Findings)
        {
            Console.WriteLine($"{Zh(finding.Fault)} {finding.Fault} {finding.Part}: 链 chain {Or(finding.Chain)}, 序号 sequence {Or(finding.Sequence)}, 封存 seal {Or(finding.Seal)}. {finding.Detail}");
        }

        Console.WriteLine($"{report.Seals} 次封存 seals, {report.Sealed} 条已封存 sealed, {report.Unsealed} 条待封存 unsealed, {report.Findings.Count} 处异常 findings");
        return report.Findings.Count == 0 ? 0 : 1;
    }

    private static string Or(long? number) => number?.ToString() ?? "–";

    private static string Zh(AuditFault fault) => fault switch
    {
        AuditFault.Changed => "被改动",
        AuditFault.Removed => "被删除",
        AuditFault.Inserted => "被插入",
        AuditFault.Reordered => "被调换",
        AuditFault.Truncated => "被截断",
        AuditFault.Forked => "有分叉",
        _ => "未封存",
    };
}
