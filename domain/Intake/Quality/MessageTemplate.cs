using Hub.Domain.Formulas;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake.Quality;

/// <summary>A message in both languages that quotes values: <c>合同金额 {contract_amount} 元</c>. What stands in braces is a formula.</summary>
public sealed class MessageTemplate
{
    private readonly IReadOnlyList<Part> _zh;
    private readonly IReadOnlyList<Part> _en;

    private MessageTemplate(IReadOnlyList<Part> zh, IReadOnlyList<Part> en) => (_zh, _en) = (zh, en);

    /// <summary>The interfaces whose sections it quotes.</summary>
    public IEnumerable<string> Interfaces => Formulas.SelectMany(f => f.Interfaces).Distinct();

    internal IEnumerable<Formula> Formulas => _zh.Concat(_en).Select(p => p.Formula).OfType<Formula>();

    /// <summary>Reads both languages.</summary>
    /// <exception cref="FormulaException">A formula in braces cannot be understood.</exception>
    public static MessageTemplate Parse(BilingualName text, FormulaNames names) => new(PartsOf(text.Zh, names), PartsOf(text.En, names));

    /// <summary>The message in Chinese.</summary>
    public string Zh(Facts facts) => string.Concat(_zh.Select(p => p.Show(facts, "不详", "是", "否", names => names.Zh)));

    /// <summary>The message in English.</summary>
    public string En(Facts facts) => string.Concat(_en.Select(p => p.Show(facts, "unknown", "yes", "no", names => names.En)));

    private static List<Part> PartsOf(string text, FormulaNames names)
    {
        var parts = new List<Part>();
        var at = 0;
        while (text.IndexOf('{', at) is >= 0 and var open)
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                throw new FormulaException(open + 1, "the brace that opens here has no closing }");
            }

            parts.Add(new Part(text[at..open], null));
            parts.Add(new Part("", Read(text[(open + 1)..close], open + 1, names)));
            at = close + 1;
        }

        parts.Add(new Part(text[at..], null));
        return parts;
    }

    /// <summary>Positions in a message are those of the whole message.</summary>
    private static Formula Read(string text, int offset, FormulaNames names)
    {
        try
        {
            return Formula.Parse(text, names);
        }
        catch (FormulaException e)
        {
            throw new FormulaException(e.Position + offset, e.Message[(e.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
        }
    }

    private sealed record Part(string Text, Formula? Formula)
    {
        public string Show(Facts facts, string unknown, string yes, string no, Func<BilingualName, string> name)
        {
            if (Formula is null)
            {
                return Text;
            }

            var value = Formula.Evaluate(facts);
            return value.Kind switch
            {
                ValueKind.Unknown => unknown,
                ValueKind.Truth => value.IsTrue ? yes : no,
                ValueKind.Text when Formula.Choices?.Values.TryGetValue(value.Text, out var names) == true => name(names),
                _ => value.ToString(),
            };
        }
    }
}
