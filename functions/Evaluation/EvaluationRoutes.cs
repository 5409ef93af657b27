using Hub.Azure.Evaluation;
using Hub.Azure.Evaluation.Population;
using Hub.Domain.Evaluation.Carbon.Financed;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Evaluation.Population;
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
            Recorded = Recording.WithItsAnswer,
            Answer = typeof(EvaluationExplanation),
            Options = Reading.Options,
            Refusals = new Dictionary<int, string> { [400] = "统一社会信用代码或用途有误 (invalid code or purpose)", [404] = "没有这个企业 (nothing is known of it)" },
        },
        new("ReadCarbon", "GET", "v1/enterprises/{creditCode}/carbon", Scope.EvaluationsRead,
            "查询企业碳排放核算、强度和数据质量", "Read an enterprise's emissions, intensities and data quality")
        {
            Recorded = Recording.WithItsAnswer,
            Answer = typeof(CarbonStatement),
            Options = Reading.Options,
            Refusals = new Dictionary<int, string> { [400] = "统一社会信用代码或用途有误 (invalid code or purpose)", [404] = "没有这个企业 (nothing is known of it)" },
        },
        new("ReadProjects", "GET", "v1/enterprises/{creditCode}/projects", Scope.EvaluationsRead,
            "查询企业投资项目的绿色属性（对照绿色产业目录，附依据）", "Read an enterprise's investment projects, each judged against the green catalogues, with its source")
        {
            Recorded = Recording.WithItsAnswer,
            Answer = typeof(ProjectStatement),
            Options = Reading.Options,
            Refusals = new Dictionary<int, string> { [400] = "统一社会信用代码有误 (invalid code)", [404] = "没有这个企业 (nothing is known of it)" },
        },
        new("ReadSubsidies", "GET", "v1/enterprises/{creditCode}/subsidies", Scope.EvaluationsRead,
            "测算绿色贷款贴息和担保费率补贴", "Estimate the interest and guarantee-fee subsidies that the grade brings")
        {
            Recorded = Recording.WithItsAnswer,
            Answer = typeof(SubsidyStatement),
            Options = new Dictionary<string, string>(Reading.Options)
            {
                ["principal"] = "贷款本金（元），与from、to同时给出；不给则按银行反馈余额测算一年 (principal in yuan, together with from and to; without, a year of the balances that banks report)",
                ["from"] = "放款日 (day of drawdown, yyyy-MM-dd)",
                ["to"] = "到期日 (day of maturity, yyyy-MM-dd)",
                ["fee"] = "担保费率，%/年 (guarantee fee, % a year)",
            },
            Refusals = new Dictionary<int, string>
            {
                [400] = "统一社会信用代码或贷款参数有误 (invalid code or loan)", [404] = "没有这个企业 (nothing is known of it)",
            },
        },
        new("ReadPortfolio", "POST", "v1/portfolios/carbon-statement", Scope.EvaluationsRead,
            "银行贷款组合的融资排放（PCAF或人民银行口径），用于环境信息披露", "The financed emissions of a bank's portfolio, by PCAF or the People's Bank's rules, for its environmental disclosure")
        {
            Recorded = Recording.WithItsLines,
            Body = typeof(PortfolioRequest),
            Accepts = [Route.Json],
            Answer = typeof(PortfolioStatement),
            Options = Reading.Options,
            Refusals = new Dictionary<int, string> { [400] = "贷款组合或用途有误 (bad portfolio or purpose)" },
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
        new("ReadPercentiles", "GET", "v1/evaluations/percentiles", Scope.StatisticsRead,
            "各行业指标分位数和基准值建议（不足10家的格不公布）", "Percentiles by industry group, and candidates for benchmarks (cells below ten are withheld)")
        {
            Answer = typeof(PopulationPercentiles),
        },
        new("StartShadowRun", "POST", "v1/rulebooks/{version}/shadow-runs", Scope.RulebooksWrite,
            "用一个规则版本对全部企业试运行，不改变任何评价", "Try a version of the rulebook on everybody; no evaluation changes")
        {
            Answer = typeof(ShadowRunSummary),
            Success = 202,
            Refusals = new Dictionary<int, string> { [404] = "没有这个版本 (unknown version)" },
        },
        new("ListShadowRuns", "GET", "v1/rulebooks/{version}/shadow-runs", Scope.RulebooksWrite, "列出一个版本的试运行", "List the trials of a version")
        {
            Answer = typeof(ShadowRunList),
            Refusals = new Dictionary<int, string> { [404] = "没有这个版本 (unknown version)" },
        },
        new("ReadShadowRun", "GET", "v1/rulebooks/{version}/shadow-runs/{id}", Scope.RulebooksWrite,
            "查询试运行进度和结果：等级迁移、认定率、变动最大的企业、分位数", "How far a trial is and what it found: moves between grades, recognition, largest movers, percentiles")
        {
            Answer = typeof(ShadowRunDetail),
            Refusals = new Dictionary<int, string> { [404] = "没有这个版本或试运行 (unknown version or trial)" },
        },
        new("ReleaseRulebook", "POST", "v1/rulebooks/{version}/release", Scope.RulebooksWrite,
            "放行一个暂缓生效的规则版本", "Release a version of the rulebook that is held")
        {
            Answer = typeof(ReleaseStanding),
            Body = typeof(ReleaseRequest),
            Accepts = [Route.Json],
            Refusals = new Dictionary<int, string>
            {
                [400] = "缺少试运行编号或理由 (run or reason missing)", [404] = "没有这个版本或试运行 (unknown version or trial)",
                [409] = "试运行未完成或规则内容已变更 (trial not through, or of another text)", [413] = "请求过大 (too large)",
            },
        },
        new("StartSweep", "POST", "v1/evaluations/sweeps", Scope.RunsWrite,
            "立即重新评价受规则、时间或接口中断影响的企业", "Evaluate again now what rules, time or a silent interface have moved")
        {
            Answer = typeof(SweepStarted),
            Success = 202,
        },
    ];
}
