namespace Hub.Simulator;

/// <summary>D15 海关: customs credit and trade (I32).</summary>
internal static class CustomsOffice
{
    public static readonly FactForm Form = FactForm.Single("customs_credit", "import_value", "export_value", "violation_12m");

    public static IEnumerable<Fact> Trade(Enquiry enquiry)
    {
        if (ForeignTrade.Of(enquiry) is not { } trade)
        {
            yield break;
        }

        var quality = enquiry.Enterprise.Quality;
        yield return Form.Tell(
            enquiry.UpdatedAt,
            quality > 0.9 && enquiry.IsAtLeast(EnterpriseSize.Medium) ? "AEO" : quality < 0.1 ? "DISHONEST" : "REGULAR",
            trade.Imports * 10_000, trade.Exports * 10_000, (quality < 0.3 ? 1 : 0) + (enquiry.Revision % 3));
    }
}
