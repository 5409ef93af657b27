using System.Text.Json;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Evaluation.Population;
using Hub.Domain.Evaluation.Rules;

namespace Hub.Domain.Tests.Evaluation.Population;

public sealed class ShadowRunTests
{
    private static readonly ReleaseRule s_bounds = new(MostChanged: 0.05, LeastRecognised: 0.01, MostRecognised: 0.15);

    [Fact]
    public void The_matrix_counts_who_goes_from_which_grade_to_which()
    {
        var report = RunOf((Grade.Deep, Grade.Deep, 3), (Grade.Light, Grade.Medium, 2), (Grade.NotGreen, Grade.NotGreen, 35)).Report(s_bounds);

        Assert.Equal([new(Grade.Deep, Grade.Deep, 3), new(Grade.Light, Grade.Medium, 2), new(Grade.NotGreen, Grade.NotGreen, 35)], report.Matrix);
        Assert.Equal(40, report.Enterprises);
        Assert.Equal(0.05, report.Changed);
        Assert.Equal((0.125, 0.125), (report.RecognisedBefore, report.RecognisedAfter));
        Assert.False(report.IsHeld);
    }

    [Fact]
    public void Only_deep_medium_and_light_are_recognised()
    {
        var report = RunOf([.. Enum.GetValues<Grade>().Select(g => (g, Grade.Ungraded, 1))]).Report(s_bounds);

        Assert.Equal(3.0 / 7, report.RecognisedBefore);
        Assert.Equal(0, report.RecognisedAfter);
    }

    [Fact]
    public void Beyond_a_bound_the_release_is_held_and_the_reason_told()
    {
        Assert.Equal(["mostChanged: 7.5% of enterprises change grade; at most 5% may"], HoldsOf((Grade.Light, Grade.Medium, 3), (Grade.NotGreen, Grade.NotGreen, 37)));
        Assert.Equal(["leastRecognised: 0% are recognised; at least 1% must be"], HoldsOf((Grade.NotGreen, Grade.NotGreen, 40)));
        Assert.Equal(["mostRecognised: 17.5% are recognised; at most 15% may be"], HoldsOf((Grade.Deep, Grade.Deep, 7), (Grade.NotGreen, Grade.NotGreen, 33)));
        Assert.Equal(["enterprises: there is no enterprise to evaluate"], HoldsOf());
    }

    [Fact]
    public void The_fifty_largest_movers_are_named_up_or_down()
    {
        var run = new ShadowRun();
        for (var i = 0; i < 60; i++)
        {
            run.Add($"E{i:00}", $"企业{i}", Evaluated(Grade.Light, 50), Evaluated(Grade.Light, 50 + (i % 2 == 0 ? i : -i)));
        }

        var movers = run.Report(s_bounds).Movers;

        Assert.Equal(50, movers.Count);
        Assert.Equal(Enumerable.Range(10, 50).Reverse().Select(i => $"E{i:00}"), movers.Select(m => m.Code));
        Assert.Equal((-59, 58), (movers[0].Change, movers[1].Change));
        Assert.Equal("企业59", movers[0].Name);
    }

    [Fact]
    public void Who_moves_as_far_stands_in_the_order_of_codes()
    {
        var run = new ShadowRun();
        foreach (var code in (string[])["C", "A", "B"])
        {
            run.Add(code, null, Evaluated(Grade.Light, 60), Evaluated(Grade.Light, 61));
        }

        run.Add("D", null, Evaluated(Grade.Light, 60), Evaluated(Grade.Light, 60));

        Assert.Equal(["A", "B", "C"], run.Report(s_bounds).Movers.Select(m => m.Code));
    }

    [Fact]
    public void Parts_kept_and_merged_in_any_order_are_the_whole()
    {
        var random = new Random(3);
        var all = Enumerable.Range(0, 500)
            .Select(i => ($"E{i:000}", Evaluated((Grade)random.Next(7), random.Next(100)), Evaluated((Grade)random.Next(7), random.Next(100)))).ToList();
        var merged = new ShadowRun();
        foreach (var part in all.Chunk(60).Reverse())
        {
            var kept = JsonSerializer.Deserialize<ShadowRunPart>(JsonSerializer.Serialize(Filled(part).Kept))!;
            merged.Merge(new ShadowRun(kept));
        }

        Assert.Equivalent(Filled(all).Report(s_bounds), merged.Report(s_bounds), strict: true);
    }

    private static List<string> HoldsOf(params (Grade From, Grade To, int Count)[] moves) =>
        [.. RunOf(moves).Report(s_bounds).Holds.Select(h => $"{h.Bound}: {h.Text.En}")];

    private static ShadowRun RunOf(params (Grade From, Grade To, int Count)[] moves) => Filled(
        moves.SelectMany(m => Enumerable.Range(0, m.Count).Select(i => ($"{m.From}{m.To}{i}", Evaluated(m.From, 50), Evaluated(m.To, 50)))));

    private static ShadowRun Filled(IEnumerable<(string Code, EnterpriseEvaluation InForce, EnterpriseEvaluation Draft)> evaluations)
    {
        var run = new ShadowRun();
        evaluations.ToList().ForEach(e => run.Add(e.Code, null, e.InForce, e.Draft));
        return run;
    }

    private static EnterpriseEvaluation Evaluated(Grade grade, double total) => new()
    {
        Rulebook = "2026.1",
        Instant = SampleEnterprise.Now,
        Silent = "",
        Grade = grade,
        Capped = false,
        IsGreen = Outcome.Of(true),
        Total = total,
        Pillars = [],
        Dimensions = [],
        Coverage = 1,
        Factors = [],
        Findings = [],
        Risks = [],
        NextChange = null,
    };
}
