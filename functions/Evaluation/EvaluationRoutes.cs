using Hub.Azure.Evaluation;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Trust;
using Hub.Functions.Trust.Consents;

namespace Hub.Functions.Evaluation;

/// <summary>Routes of evaluations and of the rules they follow.</summary>
internal static class EvaluationRoutes
{
    public static readonly IReadOnlyList<Route> All =
    [
        new("ReadEvaluation", "GET", "v1/enterprises/{creditCode}/evaluation", Scope.EvaluationsRead,
            "查询企业ESG评价、负面清单和绿色等级，附每项依据", "Read an enterprise's ESG evaluation, negative list and green grade, with the source of every figure")
        {
            Answer = typeof(EvaluationExplanation),
            Options = Reading.Options,
            Refusals = new Dictionary<int, string> { [400] = "统一社会信用代码或用途有误 (invalid code or purpose)", [404] = "没有这个企业 (nothing is known of it)" },
        },
        new("ReadCarbon", "GET", "v1/enterprises/{creditCode}/carbon", Scope.EvaluationsRead,
            "查询企业碳排放核算、强度和数据质量", "Read an enterprise's emissions, intensities and data quality")
        {
            Answer = typeof(CarbonStatement),
            Options = Reading.Options,
            Refusals = new Dictionary<int, string> { [400] = "统一社会信用代码或用途有误 (invalid code or purpose)", [404] = "没有这个企业 (nothing is known of it)" },
        },
        new("ListRulebooks", "GET", "v1/rulebooks", Scope.RulebooksRead, "列出评价规则版本", "List the versions of the rulebook")
        {
            Answer = typeof(RulebookList),
        },
        new("ReadRulebook", "GET", "v1/rulebooks/{version}", Scope.RulebooksRead, "查询一个评价规则版本", "Read a version of the rulebook")
        {
            Answer = typeof(RulebookDetail),
            Refusals = new Dictionary<int, string> { [404] = "没有这个版本 (unknown version)" },
        },
        new("ReadGradeStatistics", "GET", "v1/evaluations/statistics", Scope.StatisticsRead,
            "各绿色等级企业数（不足10家的格不公布）", "How many enterprises have each green grade (cells below ten stay empty)")
        {
            Answer = typeof(GradeStatistics),
        },
        new("StartSweep", "POST", "v1/evaluations/sweeps", Scope.RunsWrite,
            "立即重新评价受规则、时间或接口中断影响的企业", "Evaluate again now what rules, time or a silent interface have moved")
        {
            Answer = typeof(SweepStarted),
            Success = 202,
        },
    ];
}
