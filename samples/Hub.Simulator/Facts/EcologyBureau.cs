namespace Hub.Simulator;

/// <summary>D07 生态环境局: environmental credit (I14), permits (I15), penalties and incidents (I17); discharges (I16) are in <see cref="Discharges"/>.</summary>
internal static class EcologyBureau
{
    public static readonly FactForm GradeForm = FactForm.Items(
        "eval_year", "eval_year", "env_credit_grade", "env_credit_score", "key_polluter_flag");

    public static readonly FactForm PermitForm = FactForm.Single(
        "permit_no", "permit_type", "permit_valid_to", "permit_cod_t", "permit_nh3n_t", "permit_so2_t", "permit_nox_t", "permit_voc_t", "eia_status", "exec_report_submitted");

    public static readonly FactForm CaseForm = FactForm.Items(
        "case_no", "case_no", "fine_amount", "decision_date", "event_level", "event_date", "hazwaste_case_flag", "criminal_transfer", "rectified_flag", "petition_12m", "env_insured");

    // A permit grants more than a well-run plant discharges.
    private const double Granted = 1.25;

    /// <summary>Whether it discharges so much that its permit has conditions.</summary>
    public static bool Discharges(Enterprise enterprise) =>
        enterprise.Industry.Sector.IsHeavy && (enterprise.Size >= EnterpriseSize.Small || enterprise.Trouble == Trouble.Polluter);

    /// <summary>I14, evaluated in May for the year before.</summary>
    public static IEnumerable<Fact> Grades(Enquiry enquiry) =>
        enquiry.Applies(Discharges(enquiry.Enterprise) ? 1 : enquiry.Enterprise.Industry.IsIndustrial ? 0.1 : 0)
            ? enquiry.Years(5, 31).Select(year => Grade(enquiry, year))
            : [];

    /// <summary>I15: all of industry is at least registered.</summary>
    public static IEnumerable<Fact> Permits(Enquiry enquiry)
    {
        if (!enquiry.Applies(enquiry.Enterprise.Industry.IsIndustrial ? 1 : 0))
        {
            return [];
        }

        return [Permit(enquiry)];
    }

    /// <summary>I17.</summary>
    public static IEnumerable<Fact> Cases(Enquiry enquiry)
    {
        var pollutes = enquiry.Trouble == Trouble.Polluter;
        return pollutes || enquiry.Applies(Discharges(enquiry.Enterprise) ? 0.08 : 0.005)
            ? enquiry.Events(pollutes ? 5 : 1, pollutes ? 2 : 0).Select(found => Case(enquiry, found))
            : [];
    }

    private static Fact Grade(Enquiry enquiry, Period year)
    {
        var raw = 55 + (42 * enquiry.Enterprise.Quality) - (enquiry.Trouble == Trouble.Polluter ? 45 : 0) + (year.Correction % 9 * 0.25);
        var score = Amounts.Round(Math.Clamp(raw, 0, 100), 2);
        var grade = score switch { >= 90 => "GREEN", >= 70 => "BLUE", >= 50 => "YELLOW", >= 20 => "RED", _ => "BLACK" };
        return GradeForm.Tell(year.UpdatedAt, year.Year, grade, score, Discharges(enquiry.Enterprise) && enquiry.IsAtLeast(EnterpriseSize.Medium));
    }

    private static Fact Permit(Enquiry enquiry)
    {
        var (enterprise, sector, dice) = (enquiry.Enterprise, enquiry.Sector, enquiry.Dice());
        var type = !Discharges(enterprise) ? "REGISTER" : enquiry.IsAtLeast(EnterpriseSize.Medium) ? "KEY" : "SIMPLIFIED";
        var year = Economy.RevenueOfYear(enterprise) / 1e7 * Granted;
        decimal? Permitted(double kilograms) => type == "REGISTER" ? null : Amounts.Round(Math.Max(0.001, kilograms * year), 3);
        var expired = enquiry.Trouble == Trouble.Polluter && dice.Happens(0.4);
        return PermitForm.Tell(
            enquiry.UpdatedAt, $"{enterprise.CreditCode}{dice.Between(1, 9):D3}{(type == "REGISTER" ? 'W' : 'P')}", type,
            new DateOnly(expired ? 2026 : 2027 + dice.Below(4), dice.Between(1, 9), dice.Between(1, 28)),
            Permitted(sector.CodKg), Permitted(sector.Nh3nKg), Permitted(sector.So2Kg), Permitted(sector.NoxKg), Permitted(sector.VocKg),
            enquiry.Trouble == Trouble.Polluter ? "MISSING" : dice.Happens(0.9) ? "APPROVED" : "ACCEPTED", enquiry.Revision % 2 == 0);
    }

    private static Fact Case(Enquiry enquiry, Event found)
    {
        var (dice, pollutes) = (found.Dice, enquiry.Trouble == Trouble.Polluter);
        var happened = found.Day.AddDays(-dice.Between(10, 90));
        return CaseForm.Tell(
            found.UpdatedAt, $"湖环罚〔{found.Day.Year}〕{(enquiry.Enterprise.Number * 10) + found.Index:D7}号",
            Amounts.Hundreds(dice.Between(20, pollutes ? 6_000 : 400) * 100), found.Day,
            pollutes && dice.Happens(0.2) ? "IV" : "NONE", happened, pollutes && dice.Happens(0.3), pollutes && dice.Happens(0.05),
            found.Correction % 2 == 1, pollutes ? dice.Between(1, 6) : dice.Below(2), enquiry.IsAtLeast(EnterpriseSize.Medium));
    }
}
