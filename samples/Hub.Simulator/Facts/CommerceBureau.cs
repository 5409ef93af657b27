namespace Hub.Simulator;

/// <summary>D11 商务局: foreign trade and supply chains (I21).</summary>
internal static class CommerceBureau
{
    public static readonly FactForm Form = FactForm.Single("trade_registered", "import_export_wan_usd", "supply_chain_pilot", "business_integrity_list");

    public static IEnumerable<Fact> Trade(Enquiry enquiry)
    {
        if (ForeignTrade.Of(enquiry) is not { } trade)
        {
            yield break;
        }

        var (dice, quality) = (enquiry.Dice(), enquiry.Enterprise.Quality);
        yield return Form.Tell(
            enquiry.UpdatedAt, true, trade.Imports + trade.Exports, enquiry.Revision % 2 == 1,
            quality > 0.9 && dice.Happens(0.3) ? "RED" : enquiry.Trouble != Trouble.None && dice.Happens(0.3) ? "BLACK" : "NONE");
    }
}
