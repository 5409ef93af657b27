using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Profiles;
using Hub.Domain.Sharing.Risks;

namespace Hub.Domain.Evaluation;

/// <summary>
/// Evaluates enterprises by a rulebook: screens by the negative list, scores the factors, aggregates, grades; beside it, finds risks. Pure: the instant is an
/// argument. One evaluator serves one thread, many enterprises in a row.
/// </summary>
public sealed class Evaluator
{
    private readonly Rulebook _rulebook;
    private readonly Factor[] _factors;
    private readonly Expression[] _items;
    private readonly Aggregation _aggregation;
    private readonly Grading _grading;
    private readonly RiskScreening _risks;
    private readonly Evaluating _pass;
    private readonly Dictionary<string, int> _conditions;
    private readonly Expression[] _appliesIf;
    private readonly int[] _conditionOf;
    private readonly Outcome[] _applies;

    /// <summary>An evaluator by a rulebook.</summary>
    /// <param name="rulebook">The rulebook.</param>
    /// <param name="risks">The rules of risks that were read beside it.</param>
    public Evaluator(Rulebook rulebook, RiskRules risks)
    {
        _rulebook = rulebook;
        _factors = [.. rulebook.Factors];
        _items = [.. rulebook.NegativeItems.Select(i => i.Condition)];
        _aggregation = new Aggregation(rulebook);
        _grading = new Grading(rulebook, Holds);
        _risks = new RiskScreening(risks, Holds);
        _pass = new Evaluating([.. rulebook.Factors.Select(f => f.Expression.Root)], [.. rulebook.Factors.Select(f => f.Missing.AbsentIsZero)], rulebook.Benchmarks.Indicators.Count);
        var named = rulebook.Factors.Where(f => f.AppliesIf is not null).DistinctBy(f => f.Applies).ToList();
        _conditions = named.Index().ToDictionary(f => f.Item.Applies, f => f.Index);
        _appliesIf = [.. named.Select(f => f.AppliesIf!)];
        _conditionOf = [.. rulebook.Factors.Select(f => _conditions.GetValueOrDefault(f.Applies, -1))];
        _applies = new Outcome[named.Count];
    }

    internal Evaluating Pass => _pass;

    /// <summary>Evaluates an enterprise.</summary>
    /// <param name="facts">Decoded by the plan of the rulebook.</param>
    /// <param name="silent">The silent interfaces, to be noted with the result.</param>
    public EnterpriseEvaluation Evaluate(EnterpriseFacts facts, string silent)
    {
        Begin(facts);
        var factors = ScoreAll();
        var scores = _aggregation.Of(factors);
        var findings = Screen();
        var isGreen = _grading.IsGreen(factors);
        var (grade, capped) = _grading.Of(scores, findings, isGreen);
        var risks = _risks.Of(findings);
        return new EnterpriseEvaluation
        {
            Rulebook = _rulebook.Version,
            Instant = facts.Instant,
            Silent = silent,
            Grade = grade,
            Capped = capped,
            IsGreen = isGreen,
            Total = scores.Total,
            Pillars = scores.Pillars,
            Dimensions = scores.Dimensions,
            Coverage = scores.Coverage,
            Factors = factors,
            Findings = findings,
            Risks = risks,
            NextChange = _pass.Horizon == DateTimeOffset.MaxValue ? null : _pass.Horizon,
        };
    }

    /// <summary>Begins a pass over an enterprise.</summary>
    internal void Begin(EnterpriseFacts facts)
    {
        var benchmarks = _rulebook.Benchmarks;
        _pass.Begin(facts, benchmarks.GroupOf(facts.Industry), benchmarks.ValuesOf(facts.Industry));
        _pass.Until(facts.DisplayUntil);
    }

    /// <summary>Whether a condition holds; "no record" is no hit and no obstacle.</summary>
    internal Outcome Holds(Expression condition)
    {
        _pass.AbsentIsZero = true;
        var outcome = condition.Root.Evaluate(_pass);
        _pass.AbsentIsZero = false;
        return outcome;
    }

    /// <summary>The value of a factor, with what it was read from where the pass takes notes.</summary>
    internal Outcome ValueOf(Factor factor) => _pass.Factor(factor.Index);

    private FactorResult[] ScoreAll()
    {
        for (var i = 0; i < _applies.Length; i++)
        {
            _applies[i] = Holds(_appliesIf[i]);
        }

        var results = new FactorResult[_factors.Length];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = Score(_factors[i], i);
        }

        return results;
    }

    /// <summary>A factor of which it is not known whether it applies counts as missing, not as inapplicable: nothing is silently left out.</summary>
    private FactorResult Score(Factor factor, int index)
    {
        if (_conditionOf[index] >= 0 && _applies[_conditionOf[index]].Fails)
        {
            return new(FactorBasis.NotApplicable, Outcome.Without(Absence.Undefined), 0);
        }

        var value = _pass.Factor(index);
        return value.Absence switch
        {
            Absence.None => new(FactorBasis.Value, value, factor.Scale.Score(value.Number)),
            Absence.NotPositive => new(FactorBasis.NotPositive, value, 0),
            Absence.Undefined => new(FactorBasis.NotApplicable, value, 0),
            _ => Missing(factor.Missing, value),
        };
    }

    private FactorResult Missing(MissingRule rule, Outcome value) => (rule.AbsentIsZero ? _rulebook.DeadSourceScore : rule.Score) is { } score
        ? new(FactorBasis.MissingRule, value, score)
        : new(FactorBasis.NotApplicable, value, 0);

    private Finding[] Screen()
    {
        var findings = new Finding[_items.Length];
        for (var i = 0; i < findings.Length; i++)
        {
            var outcome = Holds(_items[i]);
            findings[i] = outcome.Holds ? HitOrReleased(_rulebook.NegativeItems[i]) : outcome.Fails ? Finding.Clear : Finding.Unknown;
        }

        return findings;
    }

    /// <summary>A decision may release a hit for a time.</summary>
    private Finding HitOrReleased(NegativeItem item)
    {
        var instant = _pass.Facts.Instant;
        var finding = Finding.Hit;
        foreach (var mark in _pass.Facts.HitMarks.Where(m => m.Kind == MarkKind.Released && m.Item == item.Id))
        {
            _pass.Until(mark.NextChange(instant) ?? DateTimeOffset.MaxValue);
            finding = mark.HoldsAt(instant) ? Finding.Released : finding;
        }

        return finding;
    }
}
