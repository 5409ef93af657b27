using Hub.Domain.Evaluation;

namespace Hub.Bench;

/// <summary>How many enterprises of the simulator's city have which grade by the published rulebook. The city is made up; nothing is fitted.</summary>
internal static class Grades
{
    private const double PublishedRate = 763.0 / 23_145;

    public static void Print(EvaluationMethod method, CityProfiles city)
    {
        var asked = city.Asked;
        var counts = Enumerable.Range(0, city.Count).AsParallel()
            .Select(number => method.Evaluate(city.Of(number), asked, city.Known))
            .Aggregate(() => new Tally(), (tally, evaluation) => tally.With(evaluation), (a, b) => a.With(b), tally => tally);
        Console.WriteLine($"{city.Count:N0} enterprises by rulebook {method.Rulebook.Version}, {city.Rejected:N0} records rejected");
        foreach (var grade in Enum.GetValues<Grade>())
        {
            Console.WriteLine($"{grade,-12} {counts.Of[(int)grade],7:N0} {(double)counts.Of[(int)grade] / city.Count,8:P2}");
        }

        var recognised = (double)counts.Of.Take((int)Grade.Light + 1).Sum() / city.Count;
        Console.WriteLine($"recognised {recognised:P2}; the city published {PublishedRate:P2}");
        Console.WriteLine($"negative list: {counts.Hits:N0} with a hit; green: {counts.Green:N0}; total {counts.Totals / city.Count:N1}, coverage {counts.Coverage / city.Count:P0} on average");
    }

    private sealed class Tally
    {
        public long[] Of { get; } = new long[Enum.GetValues<Grade>().Length];

        public long Hits { get; private set; }

        public long Green { get; private set; }

        public double Totals { get; private set; }

        public double Coverage { get; private set; }

        public Tally With(EnterpriseEvaluation evaluation)
        {
            Of[(int)evaluation.Grade]++;
            Hits += evaluation.Findings.Contains(Finding.Hit) ? 1 : 0;
            Green += evaluation.IsGreen.Holds ? 1 : 0;
            Totals += evaluation.Total;
            Coverage += evaluation.Coverage;
            return this;
        }

        public Tally With(Tally other)
        {
            for (var i = 0; i < Of.Length; i++)
            {
                Of[i] += other.Of[i];
            }

            (Hits, Green, Totals, Coverage) = (Hits + other.Hits, Green + other.Green, Totals + other.Totals, Coverage + other.Coverage);
            return this;
        }
    }
}
