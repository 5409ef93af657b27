namespace Hub.Simulator;

/// <summary>D13 市监局: registration (I24), supervision (I26), intellectual property (I27); shareholders (I25) are in <see cref="Shareholders"/>.</summary>
internal static class MarketBureau
{
    public static readonly FactForm RegistrationForm = FactForm.Single(
        "uscc", "ent_name", "ent_type", "reg_capital", "paid_capital", "est_date", "industry_code", "region_code", "reg_address", "biz_scope", "status",
        "legal_rep_name", "legal_rep_change_24m", "annual_report_status");

    public static readonly FactForm SupervisionForm = FactForm.Single(
        "abnormal_list_flag", "abnormal_in_24m", "serious_illegal_flag", "spotcheck_total_24m", "spotcheck_fail_24m", "recall_24m", "complaint_12m", "complaint_resolved_12m",
        "iso9001_valid", "iso14001_valid", "iso45001_valid", "iso50001_valid");

    public static readonly FactForm PatentForm = FactForm.Single(
        "invention_valid", "utility_valid", "design_valid", "trademark_valid", "green_patent_valid", "ip_pledge_amount", "data_ip_count");

    /// <summary>I24.</summary>
    public static IEnumerable<Fact> Registered(Enquiry enquiry)
    {
        var r = enquiry.City.RegistrationOf(enquiry.Enterprise, enquiry.Date);
        yield return RegistrationForm.Tell(
            r.UpdatedAt, r.CreditCode, r.Name, r.Type, r.Registered, r.Paid, r.Established, r.IndustryCode, r.RegionCode, r.Address, r.Scope, StatusOf(r.Status),
            r.Representative, r.RepresentativeChanges, r.AnnualReport switch { "按时" => "ON_TIME", "逾期" => "LATE", _ => "MISSING" });
    }

    /// <summary>I26.</summary>
    public static IEnumerable<Fact> Supervision(Enquiry enquiry)
    {
        var quality = enquiry.Enterprise.Quality;
        if (!enquiry.Applies(enquiry.IsAtLeast(EnterpriseSize.Small) || quality < 0.4 ? 1 : 0.3))
        {
            yield break;
        }

        var dice = enquiry.Dice();
        var isLarge = enquiry.IsAtLeast(EnterpriseSize.Medium);
        var (checks, complaints) = (dice.Below(6), dice.Below(4) + (enquiry.Revision % 3));
        var abnormal = quality < 0.35 && dice.Happens(0.5);
        yield return SupervisionForm.Tell(
            enquiry.UpdatedAt, abnormal, abnormal ? dice.Between(1, 2) : 0, enquiry.Trouble != Trouble.None && quality < 0.1, checks,
            quality < 0.5 ? Math.Min(checks, dice.Below(2)) : 0, dice.Happens(0.01) ? 1 : 0, complaints, quality > 0.5 ? complaints : complaints / 2,
            quality > 0.5 && dice.Happens(0.6), isLarge && dice.Happens(0.6), isLarge && dice.Happens(0.4), isLarge && dice.Happens(0.15));
    }

    /// <summary>I27.</summary>
    public static IEnumerable<Fact> Patents(Enquiry enquiry)
    {
        if (!enquiry.Applies(enquiry.Enterprise.Kind == EnterpriseKind.Company ? (enquiry.IsAtLeast(EnterpriseSize.Small) ? 0.6 : 0.1) : 0))
        {
            yield break;
        }

        var dice = enquiry.Dice();
        var scale = 1 + (int)enquiry.Enterprise.Size;
        var inventions = dice.Below(3 * scale) + (enquiry.Revision % 3);
        var pledged = inventions > 2 && dice.Happens(0.2);
        yield return PatentForm.Tell(
            enquiry.UpdatedAt, inventions, dice.Below(12 * scale), dice.Below(4 * scale), dice.Below(8 * scale), Math.Min(inventions, dice.Below(3)),
            Amounts.Hundreds(pledged ? dice.Between(50, 500) * 10_000.0 : 0), dice.Below(2));
    }

    private static string StatusOf(string status) => status switch { "吊销" => "REVOKED", "注销" => "CANCELLED", "迁出" => "MOVED_OUT", _ => "ACTIVE" };
}
