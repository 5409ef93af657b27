namespace Hub.Simulator;

/// <summary>Who trades with foreign countries: what the commerce bureau and the customs agree on.</summary>
internal static class ForeignTrade
{
    private const double YuanADollar = 7.1;

    /// <summary>万美元 a year, imports and exports; null for one that does not trade abroad.</summary>
    public static (decimal Imports, decimal Exports)? Of(Enquiry enquiry)
    {
        var enterprise = enquiry.Enterprise;
        var dice = Dice.For(enterprise.Key, Purpose.Economy, -1);
        var trades = enterprise is { Kind: EnterpriseKind.Company, IsActive: true } && dice.Happens(enterprise.Industry.IsIndustrial ? 0.25 : 0.05);
        if (!trades && !enquiry.IsFull)
        {
            return null;
        }

        var revenue = Economy.RevenueOfYear(enterprise) / YuanADollar / 10_000;
        var share = 0.1 + (0.6 * dice.Share());
        return (Amounts.Round(revenue * share * 0.2, 2), Amounts.Round(revenue * share, 2));
    }
}
