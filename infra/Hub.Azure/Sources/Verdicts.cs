using Hub.Domain.Sources;

namespace Hub.Azure.Sources;

/// <summary>What reply codes say.</summary>
internal static class Verdicts
{
    /// <exception cref="DepartmentUnreachableException">The code is none of those that are known.</exception>
    public static Verdict Of(string code, ReplyCodes codes) => code switch
    {
        _ when codes.Ok.Contains(code) => Verdict.Answered,
        _ when codes.NoRecord.Contains(code) => Verdict.NoRecord,
        _ when codes.Unreached.Contains(code) => Verdict.Unreached,
        _ when codes.QuotaExceeded.Contains(code) => Verdict.QuotaExceeded,
        _ => throw new DepartmentUnreachableException($"the reply code “{code}” is none of those the catalog knows"),
    };
}
