using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Formulas;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Language;

/// <summary>What a name stands for: a function, a benchmark, emissions, a factor, or a field of the record at hand.</summary>
internal static class Calls
{
    private static readonly Measure s_carbon = Measure.Find("tCO2")!;

    private static readonly Dictionary<string, Func<CarbonFacts, Outcome>> s_sources = new()
    {
        ["total_t"] = c => c.Total,
        ["fuel_t"] = c => c.Fuel,
        ["process_t"] = c => c.Process,
        ["wastewater_t"] = c => c.Wastewater,
        ["elec_heat_t"] = c => c.ElectricityAndHeat,
    };

    private static readonly Dictionary<string, Func<ExpressionParser, Token, Node>> s_functions = new()
    {
        ["LAST"] = SectionCalls.Last,
        ["SUM12"] = SectionCalls.Window,
        ["AVG12"] = SectionCalls.Window,
        ["SUM4Q"] = SectionCalls.Window,
        ["ANN"] = SectionCalls.Window,
        ["CNT"] = SectionCalls.Events,
        ["SUM"] = SectionCalls.Events,
        ["WORST"] = SectionCalls.Events,
        ["ANY"] = SectionCalls.Events,
        ["LISTED"] = SectionCalls.Listed,
        ["DAYS"] = SectionCalls.Days,
        ["YOY"] = YearOnYear,
        ["MIN"] = Extreme,
        ["MAX"] = Extreme,
        ["ABS"] = Absolute,
    };

    public static Node Named(ExpressionParser parser, Token name)
    {
        if (parser.Current.Is("("))
        {
            return Call(parser, name);
        }

        return name.Text switch
        {
            "true" or "false" => new ConstantNode(Yield.Truth, name.Text == "true" ? 1 : 0),
            "B" => Benchmark(parser),
            "CARBON" => Carbon(parser),
            _ when parser.Record is not null => SectionCalls.Row(parser, name),
            _ when parser.Current.Is(".") => Factor(parser, name),
            _ => throw parser.Wrong(name, $"{name} alone means nothing here; fields are read by a function, such as LAST(I14.env_credit_grade)"),
        };
    }

    private static Node Call(ExpressionParser parser, Token name)
    {
        var valid = s_functions.Keys.ToList();
        if (!s_functions.TryGetValue(name.Text, out var function))
        {
            throw parser.Wrong(name, $"there is no function {name}; valid are {string.Join(", ", valid)}{Suggestion.For(name.Text, valid)}");
        }

        parser.Expect("(");
        var node = function(parser, name);
        parser.Expect(")");
        return node;
    }

    private static Node Benchmark(ExpressionParser parser)
    {
        var name = Property(parser);
        var valid = parser.Names.Benchmarks.Select(b => b.Id).Append("group").ToList();
        if (name.Text == "group")
        {
            return new GroupNode(parser.Names.Groups);
        }

        var index = valid.IndexOf(name.Text);
        return index >= 0
            ? new BenchmarkNode(parser.Names.Benchmarks[index].Measure, index)
            : throw parser.Wrong(name, $"there is no benchmark {name}; valid are {string.Join(", ", valid)}{Suggestion.For(name.Text, valid)}");
    }

    private static Node Carbon(ExpressionParser parser)
    {
        var name = Property(parser);
        return s_sources.TryGetValue(name.Text, out var source)
            ? new CarbonNode(s_carbon, source)
            : throw parser.Wrong(name, $"there is no CARBON.{name}; valid are {string.Join(", ", s_sources.Keys)}{Suggestion.For(name.Text, [.. s_sources.Keys])}");
    }

    private static Node Factor(ExpressionParser parser, Token name)
    {
        var valid = parser.Names.Factors.Select(f => f.Id).ToList();
        var index = valid.IndexOf(name.Text);
        if (index < 0)
        {
            throw parser.Wrong(name, $"there is no factor {name}{Suggestion.For(name.Text, valid)}; a field is read by a function, such as LAST({name}.…)");
        }

        parser.Expect(".");
        parser.Expect("x");
        parser.Factors.Add(name.Text);
        return parser.Names.Factors[index].Measure is { } measure
            ? new FactorNode(Yield.Number(measure), index)
            : throw parser.Wrong(name, $"{name} has no unit, so it is no number; .x reads the numbers of factors");
    }

    private static Node YearOnYear(ExpressionParser parser, Token function)
    {
        var inner = parser.Any();
        Numbers.NeedNumber(parser, inner, function);
        return new YearOnYearNode(inner);
    }

    private static Node Extreme(ExpressionParser parser, Token function)
    {
        var parts = new List<Node> { parser.Any() };
        while (parser.TryTake(","))
        {
            parts.Add(parser.Any());
        }

        return Numbers.Extreme(parser, function, parts);
    }

    private static Node Absolute(ExpressionParser parser, Token function)
    {
        var inner = parser.Any();
        Numbers.NeedNumber(parser, inner, function);
        return new UnaryNode(inner.Yield, inner, Math.Abs);
    }

    private static Token Property(ExpressionParser parser)
    {
        parser.Expect(".");
        return parser.ExpectName("a name");
    }
}
