using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Rules;

/// <summary>
/// Turns the value of a factor into a score from 0 to 100: <c>PWL[0:100,2:70]</c> piecewise linear and clamped at both ends,
/// <c>STEP[&lt;=0:100,&lt;=1:60,else:0]</c> the first bound that holds, <c>MAP{GREEN:100,RED:0}</c> value by value.
/// </summary>
public abstract partial record Scale
{
    /// <summary>The score of a value.</summary>
    public abstract double Score(double x);

    /// <summary>The values at which the score changes course; of a map, none.</summary>
    public abstract IReadOnlyList<double> Turns { get; }

    /// <summary>The nearest value that scores at least so much, or null if none does.</summary>
    public abstract double? Reaching(double score);

    /// <summary>The scores that it names, in the order of their values.</summary>
    internal abstract IReadOnlyList<double> Scores { get; }

    /// <summary>Reads a scale for what an expression yields.</summary>
    /// <exception cref="ExpressionException">It cannot be understood or does not fit what the expression yields.</exception>
    internal static Scale Parse(string text, Yield yield)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            throw new ExpressionException(text, 1, "PWL[x:score,…], STEP[<=x:score,…,else:score] or MAP{value:score,…} is needed");
        }

        var points = match.Groups["points"];
        var pairs = points.Value.Split(',').Select(p => p.Split(':')).ToList();
        if (pairs.FindIndex(p => p.Length != 2 || !TryNumber(p[1], out _)) is >= 0 and var wrong)
        {
            throw new ExpressionException(text, PositionOf(points, wrong), $"{string.Join(':', pairs[wrong])} is no pair of a value and a score, such as 0.5:100");
        }

        var scored = pairs.ConvertAll(p => (Key: p[0].Trim(), Score: double.Parse(p[1], CultureInfo.InvariantCulture)));
        return Make(match.Groups["kind"].Value, text, points, scored, yield);
    }

    private static Scale Make(string kind, string text, Group points, List<(string Key, double Score)> pairs, Yield yield)
    {
        if (kind == "MAP" ? yield.Kind == Kind.Number || yield.Kind == Kind.Day : yield.Kind != Kind.Number)
        {
            throw new ExpressionException(text, 1, $"{kind} does not fit {yield}; numbers are scored by PWL or STEP, choices and conditions by MAP");
        }

        if (pairs.FindIndex(p => p.Score is < 0 or > 100) is >= 0 and var beyond)
        {
            throw new ExpressionException(text, PositionOf(points, beyond), $"a score lies between 0 and 100, not at {pairs[beyond].Score.ToString(CultureInfo.InvariantCulture)}");
        }

        return kind switch
        {
            "PWL" => PiecewiseScale.Read(text, points, pairs),
            "STEP" => StepScale.Read(text, points, pairs),
            _ => MapScale.Read(text, points, pairs, yield),
        };
    }

    private protected static int PositionOf(Group points, int pair) => points.Index + 1 + points.Value.Split(',').Take(pair).Sum(p => p.Length + 1);

    private protected static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>The first pair whose value is no number or does not lie above the one before; -1 if all do.</summary>
    private protected static int FirstOutOfOrder(IReadOnlyList<double> values) =>
        Enumerable.Range(0, values.Count).FirstOrDefault(i => double.IsNaN(values[i]) || (i > 0 && values[i] <= values[i - 1]), -1);

    [GeneratedRegex(@"^(?:(?<kind>PWL|STEP)\[(?<points>[^\]]+)\]|(?<kind>MAP)\{(?<points>[^}]+)\})$")]
    private static partial Regex Form();
}

/// <summary>Piecewise linear between points, clamped at both ends.</summary>
/// <param name="Points">Value and score, values ascending.</param>
public sealed record PiecewiseScale(IReadOnlyList<(double X, double Score)> Points) : Scale
{
    private readonly double[] _xs = [.. Points.Select(p => p.X)];
    private readonly double[] _scores = [.. Points.Select(p => p.Score)];

    /// <inheritdoc/>
    public override IReadOnlyList<double> Turns => _xs;

    internal override IReadOnlyList<double> Scores => _scores;

    /// <inheritdoc/>
    public override double Score(double x)
    {
        if (x <= _xs[0])
        {
            return _scores[0];
        }

        for (var i = 1; i < _xs.Length; i++)
        {
            if (x <= _xs[i])
            {
                return _scores[i - 1] + ((_scores[i] - _scores[i - 1]) * (x - _xs[i - 1]) / (_xs[i] - _xs[i - 1]));
            }
        }

        return _scores[^1];
    }

    /// <inheritdoc/>
    public override double? Reaching(double score)
    {
        for (var i = 0; i < _xs.Length - 1; i++)
        {
            var (low, high) = (Math.Min(_scores[i], _scores[i + 1]), Math.Max(_scores[i], _scores[i + 1]));
            if (score >= low && score <= high && low < high)
            {
                return _xs[i] + ((score - _scores[i]) / (_scores[i + 1] - _scores[i]) * (_xs[i + 1] - _xs[i]));
            }
        }

        return null;
    }

    internal static PiecewiseScale Read(string text, System.Text.RegularExpressions.Group points, List<(string Key, double Score)> pairs)
    {
        var xs = pairs.ConvertAll(p => TryNumber(p.Key, out var x) ? x : double.NaN);
        return FirstOutOfOrder(xs) is >= 0 and var wrong
            ? throw new ExpressionException(text, PositionOf(points, wrong), $"{pairs[wrong].Key} is no number above the one before it")
            : new PiecewiseScale([.. xs.Zip(pairs.Select(p => p.Score))]);
    }
}

/// <summary>The score of the first bound that the value does not exceed.</summary>
/// <param name="Steps">Bound and score, bounds ascending.</param>
/// <param name="Otherwise">The score above all bounds.</param>
public sealed record StepScale(IReadOnlyList<(double Bound, double Score)> Steps, double Otherwise) : Scale
{
    /// <inheritdoc/>
    public override IReadOnlyList<double> Turns => [.. Steps.Select(s => s.Bound)];

    internal override IReadOnlyList<double> Scores => [.. Steps.Select(s => s.Score), Otherwise];

    /// <inheritdoc/>
    public override double Score(double x)
    {
        for (var i = 0; i < Steps.Count; i++)
        {
            if (x <= Steps[i].Bound)
            {
                return Steps[i].Score;
            }
        }

        return Otherwise;
    }

    /// <inheritdoc/>
    public override double? Reaching(double score)
    {
        var best = Steps.Where(s => s.Score >= score).ToList();
        return best.Count > 0 ? best[^1].Bound : Otherwise >= score ? Steps[^1].Bound + 1 : null;
    }

    internal static StepScale Read(string text, System.Text.RegularExpressions.Group points, List<(string Key, double Score)> pairs)
    {
        if (pairs[^1].Key != "else")
        {
            throw new ExpressionException(text, PositionOf(points, pairs.Count - 1), "the last step is else:score, so that no value is without a score");
        }

        var bounds = pairs.SkipLast(1).Select(p => p.Key.StartsWith("<=", StringComparison.Ordinal) && TryNumber(p.Key[2..], out var x) ? x : double.NaN).ToList();
        return FirstOutOfOrder(bounds) is >= 0 and var wrong
            ? throw new ExpressionException(text, PositionOf(points, wrong), $"{pairs[wrong].Key} is no bound such as <=1 above the one before it")
            : new StepScale([.. bounds.Zip(pairs.Select(p => p.Score))], pairs[^1].Score);
    }
}

/// <summary>A score for each value of a choice or a condition.</summary>
/// <param name="Values">The values, in the order of their places.</param>
/// <param name="ByPlace">Their scores.</param>
public sealed record MapScale(IReadOnlyList<string> Values, IReadOnlyList<double> ByPlace) : Scale
{
    /// <inheritdoc/>
    public override IReadOnlyList<double> Turns => [];

    internal override IReadOnlyList<double> Scores => ByPlace;

    /// <inheritdoc/>
    public override double Score(double x) => x >= 0 && x < ByPlace.Count ? ByPlace[(int)x] : 0;

    /// <inheritdoc/>
    public override double? Reaching(double score)
    {
        var fitting = ByPlace.Index().Where(p => p.Item >= score).ToList();
        return fitting.Count > 0 ? fitting.MinBy(p => p.Item).Index : null;
    }

    internal static MapScale Read(string text, System.Text.RegularExpressions.Group points, List<(string Key, double Score)> pairs, Yield yield)
    {
        List<string> values = yield.Kind == Kind.Truth ? ["false", "true"] : [.. yield.Choices!.Values.Keys];
        if (pairs.FindIndex(p => !values.Contains(p.Key)) is >= 0 and var unknown)
        {
            throw new ExpressionException(
                text, PositionOf(points, unknown), $"{pairs[unknown].Key} is never a value here; valid are {string.Join(", ", values)}{Suggestion.For(pairs[unknown].Key, values)}");
        }

        var left = values.Except(pairs.Select(p => p.Key)).ToList();
        if (left.Count > 0)
        {
            throw new ExpressionException(text, 1, $"every value needs a score; {string.Join(", ", left)} {(left.Count == 1 ? "has" : "have")} none");
        }

        return pairs.GroupBy(p => p.Key).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new ExpressionException(text, 1, $"{twice.Key} has two scores")
            : new MapScale(values, [.. values.Select(v => pairs.First(p => p.Key == v).Score)]);
    }
}
