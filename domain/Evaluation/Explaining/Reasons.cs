using Hub.Domain.Evaluation.Language;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Explaining;

/// <summary>Reasons in both languages.</summary>
internal static class Reasons
{
    /// <summary>Why a factor has no value; null if it has one.</summary>
    public static BilingualName? Of(Factor factor, FactorResult result) => (result.Basis, result.Value.Absence) switch
    {
        (FactorBasis.Value, _) => null,
        (FactorBasis.NotPositive, _) => new("营业收入或增加值不为正，按规则计0分", "revenue or added value is not positive: 0 by rule"),
        (FactorBasis.NotApplicable, Absence.Undefined) => new(
            $"不适用（适用范围：{factor.Applies}），或分母为0、未登记；权重由本维度其他因子承担",
            $"does not apply (applies to {factor.Applies}), or its denominator is 0 or absent; its weight goes to the others of its dimension"),
        (_, Absence.NoRecord) => new($"部门没有该企业的记录，按规则 {factor.Missing.Text} 处理", $"the department has no record of the enterprise: rule {factor.Missing.Text}"),
        _ => new($"部门未答复、数据过期或未填报，按规则 {factor.Missing.Text} 处理", $"the department did not answer, its data is out of date or does not state it: rule {factor.Missing.Text}"),
    };

    /// <summary>Why this grade.</summary>
    public static BilingualName Of(EnterpriseEvaluation evaluation, Rulebook rulebook) => evaluation.Grade switch
    {
        Grade.NotGreen when evaluation.Findings.Contains(Finding.Hit) => new(
            $"命中负面清单：{Items(evaluation, rulebook, Finding.Hit)}", $"hit by the negative list: {Items(evaluation, rulebook, Finding.Hit)}"),
        Grade.NotGreen => new("没有绿色属性：绿色收入占比和资金用途均不符合", "no green attribute, neither by revenue nor by use of proceeds"),
        Grade.Insufficient => new(
            $"有真实数据的权重占比 {Published.Of(evaluation.Coverage * 100, 2)}%，低于 {rulebook.Coverage.InsufficientBelow * 100}%",
            $"{Published.Of(evaluation.Coverage * 100, 2)} % of the applicable weight has real data, less than {rulebook.Coverage.InsufficientBelow * 100} %"),
        Grade.ToBeVerified when evaluation.IsGreen.IsKnown || Items(evaluation, rulebook, Finding.Unknown).Length > 0 => new(
            $"负面清单的现行事项无法判定：{Items(evaluation, rulebook, Finding.Unknown)}", $"current items of the negative list cannot be judged: {Items(evaluation, rulebook, Finding.Unknown)}"),
        Grade.ToBeVerified => new("绿色属性无法判定：财务报表未取得", "the green attribute cannot be judged: no financial statements"),
        Grade.Ungraded => new("具有绿色属性，得分未达任何等级的下限", "green, below the floors of every grade"),
        _ when evaluation.Capped => new("得分达到更高等级，因数据覆盖率不足封顶", "the scores reach a better grade; capped for thin data"),
        _ => new("得分和条件达到该等级", "the scores and conditions reach this grade"),
    };

    private static string Items(EnterpriseEvaluation evaluation, Rulebook rulebook, Finding finding) =>
        string.Join(' ', rulebook.NegativeItems.Where((item, i) => evaluation.Findings[i] == finding && (finding == Finding.Hit || item.IsCurrent)).Select(item => item.Id));
}
