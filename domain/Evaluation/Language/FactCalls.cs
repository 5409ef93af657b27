using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Evaluation.Rules;

namespace Hub.Domain.Evaluation.Language;

/// <summary>
/// The values of single calls of a rulebook's expressions, such as <c>SUM12(I16.cod_t)</c>: what another engine has to be given to come to
/// the same results. One serves one thread.
/// </summary>
public sealed class FactCalls
{
    private const int Year = 12;
    private readonly Rulebook _rulebook;
    private readonly Evaluating _pass;
    private readonly List<(Node Root, bool IsYearBefore)> _calls;

    /// <summary>Reads calls.</summary>
    /// <param name="rulebook">The rulebook.</param>
    /// <param name="calls">Each as the rulebook has it, and whether it is asked for twelve months before.</param>
    /// <exception cref="ExpressionException">One cannot be understood; the message shows where.</exception>
    public FactCalls(Rulebook rulebook, IEnumerable<(string Text, bool IsYearBefore)> calls)
    {
        _rulebook = rulebook;
        _pass = new Evaluating([], [], rulebook.Benchmarks.Indicators.Count);
        _calls = [.. calls.Select(c => (Expression.Parse(c.Text, rulebook.Names).Root, c.IsYearBefore))];
    }

    /// <summary>The values for an enterprise, in the order of the calls; "no record" is told apart from all other absences.</summary>
    public IReadOnlyList<Outcome> Of(EnterpriseFacts facts)
    {
        _pass.Begin(facts, _rulebook.Benchmarks.GroupOf(facts.Industry), _rulebook.Benchmarks.ValuesOf(facts.Industry));
        return _calls.ConvertAll(call =>
        {
            _pass.Shift = call.IsYearBefore ? Year : 0;
            return call.Root.Evaluate(_pass);
        });
    }
}
