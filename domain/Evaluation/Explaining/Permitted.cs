using System.Text.RegularExpressions;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Explaining;

/// <summary>The grade of an enterprise, without what it comes from: what a subsidy is reckoned by.</summary>
/// <param name="CreditCode">Of which enterprise.</param>
/// <param name="EvaluatedAt">The evaluation instant.</param>
/// <param name="Rulebook">Version of the rulebook.</param>
/// <param name="Grade">The grade.</param>
public sealed record GradeStatement(string CreditCode, DateTimeOffset EvaluatedAt, string Rulebook, Grade Grade);

/// <summary>
/// An evaluation as somebody may see it who may not see all interfaces. Grade, total and the scores of the tree's upper levels are
/// the evaluation itself. What was read from an interface, and what would betray it (a factor's value and score, a finding of the
/// negative list, a risk), is shown only to who may see every interface that it was read from.
/// </summary>
public static partial class Permitted
{
    private static readonly BilingualName s_withheld = new("所依据的数据未获授权，不予显示", "it rests on data that the reader may not see");

    /// <summary>The part of an evaluation that rests on interfaces which may be seen.</summary>
    public static EvaluationExplanation Within(this EvaluationExplanation evaluation, Func<string, bool> maySee) =>
        WithinTree(evaluation with { Risks = [.. evaluation.Risks.Where(r => r.Interfaces.All(maySee))] }, maySee);

    private static EvaluationExplanation WithinTree(EvaluationExplanation evaluation, Func<string, bool> maySee)
    {
        var factors = evaluation.Pillars.SelectMany(p => p.Dimensions).SelectMany(d => d.Indicators).SelectMany(i => i.Factors);
        var hidden = factors.Where(f => !RestsOn(f.Expression, f.Inputs).All(maySee)).Select(f => f.Id).ToHashSet();
        var negative = evaluation.NegativeList.Select(item => Within(item, maySee)).ToList();
        if (hidden.Count == 0 && negative.All(item => item.Finding is not null))
        {
            return evaluation;
        }

        return evaluation with
        {
            Grade = negative.All(item => item.Finding is not null) ? evaluation.Grade : evaluation.Grade with { Reason = s_withheld },
            Pillars = [.. evaluation.Pillars.Select(p => p with { Dimensions = [.. p.Dimensions.Select(d => Within(d, hidden))] })],
            NegativeList = negative,
            Strengths = [.. evaluation.Strengths.Where(c => !hidden.Contains(c.Factor))],
            Weaknesses = [.. evaluation.Weaknesses.Where(c => !hidden.Contains(c.Factor))],
            Path = null,
        };
    }

    private static DimensionExplanation Within(DimensionExplanation dimension, HashSet<string> hidden) => dimension with
    {
        Indicators = [.. dimension.Indicators.Select(i => i with { Factors = [.. i.Factors.Select(f => hidden.Contains(f.Id) ? Hidden(f) : f)] })],
    };

    private static FactorExplanation Hidden(FactorExplanation factor) =>
        factor with { Value = null, Score = null, Points = null, Reason = s_withheld, Inputs = [] };

    private static NegativeExplanation Within(NegativeExplanation item, Func<string, bool> maySee) =>
        RestsOn(item.Expression, item.Evidence).All(maySee) ? item : item with { Finding = null, Ends = null, Evidence = [], Released = null, Appealed = null };

    /// <summary>The interfaces that an expression names, and those that it was read from through names of its own.</summary>
    private static IEnumerable<string> RestsOn(string expression, IEnumerable<InputExplanation> inputs) =>
        InterfaceId().Matches(expression).Select(m => m.Value).Concat(inputs.Select(i => i.Interface)).Distinct();

    [GeneratedRegex(@"\bI[0-9]{2}\b")]
    private static partial Regex InterfaceId();
}
