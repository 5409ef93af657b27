namespace Hub.Simulator;

/// <summary>D01 发改委: public credit (I01), licences and penalties (I02), investment projects (I03).</summary>
internal static class DevelopmentReform
{
    public static readonly FactForm RatingForm = FactForm.Items(
        "eval_period", "pub_credit_score", "pub_credit_grade", "eval_period", "severe_dishonest_flag", "repair_status");

    public static readonly FactForm DecisionForm = FactForm.Items(
        "decision_no", "decision_no", "decision_type", "authority", "domain", "penalty_kind", "fine_amount", "decision_date", "severity", "publicity_end", "repaired_flag");

    public static readonly FactForm ProjectForm = FactForm.Items(
        "project_code", "project_code", "project_name", "project_type", "invest_total", "industry_code", "policy_class", "two_high_flag", "green_catalog_code", "energy_review_status");

    private static readonly string[] Kinds = ["WARN", "FINE", "CONFISCATE", "SUSPEND", "OTHER"];
    private static readonly string[] Domains = ["SAFETY", "QUALITY", "LABOUR", "CONSTRUCTION", "FIRE", "OTHER"];

    /// <summary>I01, rated on the 5th for the month before.</summary>
    public static IEnumerable<Fact> Rating(Enquiry enquiry)
    {
        foreach (var month in enquiry.Months(4))
        {
            var dice = enquiry.Dice(month.Start.DayNumber);
            var bad = enquiry.Trouble != Trouble.None;
            var raw = 520 + (440 * enquiry.Enterprise.Quality) + (20 * dice.Share()) - (bad ? 150 : 0) + (month.Correction % 9);
            var score = Amounts.Round(Math.Clamp(raw, 0, 1_000), 2);
            yield return RatingForm.Tell(
                month.UpdatedAt, score, LetterOf(score), month.Month, bad && enquiry.Enterprise.Quality < 0.15, bad ? "APPLYING" : "NONE");
        }
    }

    /// <summary>I02.</summary>
    public static IEnumerable<Fact> Decisions(Enquiry enquiry)
    {
        if (!enquiry.Applies(enquiry.Trouble != Trouble.None ? 1 : 0.35))
        {
            yield break;
        }

        var penalties = enquiry.Trouble is Trouble.Polluter or Trouble.TaxEvader ? 2 : 0;
        foreach (var decided in enquiry.Events(penalties + enquiry.Dice().Between(1, 4), penalties))
        {
            var dice = decided.Dice;
            var isPenalty = decided.Index < penalties || dice.Happens((1 - enquiry.Enterprise.Quality) * 0.5);
            yield return isPenalty ? Penalty(enquiry, decided, ref dice) : Licence(enquiry, decided, ref dice);
        }
    }

    /// <summary>I03.</summary>
    public static IEnumerable<Fact> Projects(Enquiry enquiry)
    {
        if (!enquiry.Applies(enquiry.Enterprise.Industry.IsIndustrial && enquiry.IsAtLeast(EnterpriseSize.Small) ? 0.5 : 0.04))
        {
            yield break;
        }

        foreach (var project in enquiry.Events(enquiry.Dice().Between(1, 3)))
        {
            yield return Project(enquiry, project);
        }
    }

    private static Fact Penalty(Enquiry enquiry, Event decided, ref Dice dice)
    {
        var (authority, domain) = enquiry.Trouble switch
        {
            Trouble.Polluter => ("湖州市生态环境局", "ENV"),
            Trouble.TaxEvader => ("国家税务总局湖州市税务局稽查局", "TAX"),
            _ => ("湖州市综合行政执法局", dice.Pick(Domains)),
        };
        var kind = enquiry.Trouble != Trouble.None ? "FINE" : dice.Pick(Kinds);
        var serious = enquiry.Trouble != Trouble.None && decided.Index == 0;
        var fine = kind is "FINE" or "CONFISCATE" ? Amounts.Hundreds(dice.Between(5, serious ? 6_000 : 300) * 100) : 0m;
        return DecisionForm.Tell(
            decided.UpdatedAt, Number(enquiry, decided, "罚"), "PENALTY", authority, domain, kind, fine, decided.Day,
            serious ? "SERIOUS" : fine > 10_000 ? "GENERAL" : "MINOR", decided.Day.AddYears(serious ? 3 : 1), decided.Correction % 2 == 1);
    }

    private static Fact Licence(Enquiry enquiry, Event decided, ref Dice dice) => DecisionForm.Tell(
        decided.UpdatedAt, Number(enquiry, decided, "许"), "LICENSE", "湖州市行政审批局", dice.Pick(Domains), null, null, decided.Day, null,
        decided.Day.AddYears(1 + (decided.Correction % 5)), false);

    private static string Number(Enquiry enquiry, Event decided, string kind) =>
        $"湖{kind}字〔{decided.Day.Year}〕{(enquiry.Enterprise.Number * 10) + decided.Index:D8}号";

    private static Fact Project(Enquiry enquiry, Event project)
    {
        var dice = project.Dice;
        var enterprise = enquiry.Enterprise;
        var isDirty = enquiry.Sector.EnergyTce > 1.5;
        var policy = isDirty ? (enterprise.Quality < 0.3 ? "ELIMINATED" : "RESTRICTED") : dice.Happens(0.4) ? "ENCOURAGED" : "ALLOWED";
        var invested = Economy.RevenueOfYear(enterprise) * (0.1 + (0.5 * dice.Share())) * (1 + (project.Correction % 9 * 0.01));
        return ProjectForm.Tell(
            project.UpdatedAt,
            $"{project.Day:yyMM}-{enterprise.RegionCode}-04-01-{(enterprise.Number * 10 + project.Index) % 1_000_000:D6}",
            $"{enterprise.Industry.Word}{(dice.Happens(0.5) ? "技术改造" : "扩建")}项目{project.Index + 1}期",
            dice.Happens(0.8) ? "RECORD" : "VERIFY",
            Amounts.Hundreds(Math.Max(500_000, invested)),
            enterprise.Industry.Code, policy, isDirty, policy == "ENCOURAGED" && dice.Happens(0.5) ? "1.1.3" : null,
            isDirty ? (dice.Happens(0.7) ? "PASS" : "FAIL") : "NA");
    }

    private static string LetterOf(decimal score) => score switch { >= 900 => "A", >= 800 => "B", >= 700 => "C", >= 600 => "D", _ => "E" };
}
