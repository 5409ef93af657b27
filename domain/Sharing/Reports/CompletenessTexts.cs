using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Reports;

/// <summary>Why an interface is not, or not wholly, in a report.</summary>
internal static class CompletenessTexts
{
    /// <summary>The reason; null where everything came, or where the department has nothing.</summary>
    public static BilingualName? Of(PermittedProfile profile, Interface @interface)
    {
        var state = profile.StateOf(@interface.Id);
        return profile.WithheldReason(@interface.Id) ?? state switch
        {
            "stale" => new(
                $"数据已超过 {@interface.TtlDays} 天的有效期，来源部门未在时限内更新", $"older than its {@interface.TtlDays} days; the department gave nothing newer in time"),
            "notReached" => new("来源部门尚未查询，或未在时限内答复", "the department was not asked yet or did not answer in time"),
            "quarantined" => new("最新记录未通过质量校验，所列为此前的记录（如有）", "the latest record did not pass the checks; what is shown, if anything, is the one before"),
            "destroyed" => new("数据已按规定销毁", "the data were deleted as the rules demand"),
            "withheld" => new("企业有异议，来源部门到期未答复，暂不展示", "disputed, and the department did not answer in time: not shown"),
            _ => null,
        };
    }
}
