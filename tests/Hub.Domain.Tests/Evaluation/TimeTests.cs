using System.Globalization;
using Hub.Domain.Evaluation;
using Hub.Domain.Sharing.Risks;

namespace Hub.Domain.Tests.Evaluation;

/// <summary>An evaluation that is kept until its facts change, or until the instant it names, is on every day what evaluating afresh would give.</summary>
public sealed class TimeTests
{
    private const int Days = 730;
    private static readonly DateTimeOffset s_first = new(2026, 6, 15, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly string[] s_mayFallSilent = ["I31", "I26", "I17", "I15", "I06", "I03"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Two_years_of_a_life_evaluated_only_when_something_changes(int seed)
    {
        var (random, enterprise, renewals) = (new Random(seed), GoodEnterprise.Value, 1);
        var stored = enterprise.Evaluate();
        for (var day = 1; day < Days; day++)
        {
            var now = enterprise with { Instant = s_first.AddDays(day) };
            enterprise = Lived(now, random, DateOnly.FromDateTime(now.Instant.DateTime));
            var isDue = !ReferenceEquals(enterprise.Profile, now.Profile) || stored.NextChange <= now.Instant || stored.Silent != enterprise.Known().Fingerprint;
            var fresh = enterprise.Evaluate();
            (stored, renewals) = isDue ? (fresh, renewals + 1) : (stored, renewals);
            AssertSame(fresh, stored, day);
        }

        Assert.InRange(renewals, 50, Days - 100);
    }

    [Fact]
    public void Without_any_change_it_is_renewed_at_the_instants_it_names_alone()
    {
        var enterprise = GoodEnterprise.Value
            .With("I17", "a", """{"decision_date":"2026-01-10","fine_amount":1000,"event_level":"IV","event_date":"2026-02-03"}""")
            .With("I15", "", """{"permit_type":"KEY","permit_valid_to":"2026-12-31","eia_status":"APPROVED"}""");
        var (stored, turns) = (enterprise.Evaluate(), new List<DateTimeOffset>());
        for (var day = 1; day < Days; day++)
        {
            var fresh = (enterprise with { Instant = s_first.AddDays(day) }).Evaluate();
            if (stored.NextChange <= fresh.Instant)
            {
                turns.Add(stored.NextChange.Value);
                stored = fresh;
            }

            AssertSame(fresh, stored, day);
        }

        Assert.Contains(ChinaMidnight(2026, 10, 2), turns);
        Assert.Contains(ChinaMidnight(2027, 1, 1), turns);
        Assert.Contains(ChinaMidnight(2027, 1, 10), turns);
        Assert.Contains(ChinaMidnight(2028, 1, 10), turns);
        Assert.DoesNotContain(turns, t => t > ChinaMidnight(2026, 10, 2).AddDays(92) && t < ChinaMidnight(2027, 1, 9) && t.Hour == 0);
    }

    private static DateTimeOffset ChinaMidnight(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.FromHours(8));

    private static void AssertSame(EnterpriseEvaluation fresh, EnterpriseEvaluation stored, int day)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"day {day}");
        Assert.Equal((what, fresh.Total, fresh.Coverage, fresh.Grade, fresh.Capped, fresh.IsGreen), (what, stored.Total, stored.Coverage, stored.Grade, stored.Capped, stored.IsGreen));
        Assert.Equal(fresh.Findings, stored.Findings);
        Assert.Equal(RiskColumn.Write(fresh.Risks), RiskColumn.Write(stored.Risks));

        // The number of days to a date counts down where its score no longer moves; all else is the same value.
        Assert.Equal(Results(fresh), Results(stored));
    }

    private static IEnumerable<(FactorBasis, double)> Results(EnterpriseEvaluation evaluation) => evaluation.Factors.Select(f => (f.Basis, f.Score));

    /// <summary>What a day brings: seldom an event, a permit or a silence; each month its figures, now and then late or not at all.</summary>
    private static SampleEnterprise Lived(SampleEnterprise enterprise, Random random, DateOnly today)
    {
        var lived = today.Day == 10 ? Figures(enterprise, today, random) : enterprise;
        return random.Next(60) switch
        {
            0 => lived.With("I17", $"c{today:yyyyMMdd}", $$"""{"decision_date":"{{Date(today, random, -300, 20)}}","fine_amount":{{random.Next(400_000)}},"event_level":"{{Any(random, "NONE", "IV", "III")}}","event_date":"{{Date(today, random, -900, 0)}}","criminal_transfer":{{Any(random, "false", "true")}}}"""),
            1 => lived.With("I15", "", $$"""{"permit_type":"{{Any(random, "KEY", "SIMPLIFIED", "REGISTER")}}","permit_valid_to":"{{Date(today, random, 5, 300)}}","eia_status":"APPROVED","exec_report_submitted":true}"""),
            2 => lived.With("I23", $"{today:yyyy-MM-dd}", $$"""{"accident_date":"{{today:yyyy-MM-dd}}","accident_level":"{{Any(random, "GENERAL", "LARGER")}}"}"""),
            3 => lived.With("I08", $"n{today:yyyyMMdd}", $$"""{"sign_date":"{{Date(today, random, -200, 30)}}","breach_flag":{{Any(random, "false", "true")}}}"""),
            4 => lived.With("I02", $"d{today:yyyyMMdd}", $$"""{"decision_type":"PENALTY","domain":"TAX","severity":"GENERAL","decision_date":"{{Date(today, random, -100, 0)}}","fine_amount":1000}"""),
            5 => lived with { Silent = [Any(random, s_mayFallSilent)] },
            6 => lived with { Silent = [] },
            7 => lived.With("I25", "a", """{"controller_change_24m":1,"equity_pledge_pct":10,"director_count":3,"supervisor_count":2}"""),
            8 => lived.WithoutRecord("I34"),
            _ => lived,
        };
    }

    /// <summary>The month's figures, and now and then those of the month that is not yet over.</summary>
    private static SampleEnterprise Figures(SampleEnterprise enterprise, DateOnly today, Random random)
    {
        var month = today.AddMonths(random.Next(4) == 0 ? 0 : -1).ToString("yyyyMM", CultureInfo.InvariantCulture);
        var figures = enterprise
            .With("I16", month, $$"""{"cod_t":{{random.Next(1, 9)}},"monitor_hours":700,"exceed_hours":{{random.Next(90)}},"ww_treatment_type":"NONE","hazwaste_gen_t":10,"hazwaste_disposed_t":{{random.Next(5, 11)}}}""")
            .With("I10", month, $$"""{"insured_count":{{random.Next(100, 400)}},"insured_count_yoy":1,"arrears_months":{{random.Next(3)}}}""")
            .With("I29", month, """{"vat_sales":16000000,"tax_paid_total":900000,"tax_paid_yoy":1,"filings_due_12m":12,"filings_on_time_12m":11}""");
        figures = random.Next(3) == 0 ? figures : figures.With("I05", month, $$"""{"added_value":{{random.Next(2_000_000, 9_000_000)}},"energy_tce":70,"fuels":[],"process_inputs":[],"heat_in_gj":0,"heat_out_gj":0,"coal_share":3}""");
        return today.Month % 3 == 1 ? figures.With("I30", Quarter(today.AddMonths(-1)), $$"""{"revenue":{{random.Next(10_000_000, 60_000_000)}},"green_revenue":9000000,"total_assets":100000000,"total_liab":50000000}""") : figures;
    }

    private static string Quarter(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}Q{((day.Month - 1) / 3) + 1}");

    private static string Date(DateOnly today, Random random, int from, int to) => today.AddDays(random.Next(from, to + 1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Any(Random random, params string[] values) => values[random.Next(values.Length)];
}
