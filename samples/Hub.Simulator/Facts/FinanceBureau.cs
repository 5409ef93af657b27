namespace Hub.Simulator;

/// <summary>D04 财政局: procurement contracts (I08) and the treasury's payments on them (I09).</summary>
internal static class FinanceBureau
{
    public static readonly FactForm ContractForm = FactForm.Items(
        "notice_id", "notice_id", "project_no", "purchaser_uscc", "supplier_uscc", "win_amount", "notice_date", "contract_no", "contract_amount", "sign_date", "perform_end",
        "prepay_ratio", "green_product_flag", "contract_status", "breach_flag");

    public static readonly FactForm PaymentForm = FactForm.Items(
        "contract_no pay_order_no", "contract_no", "payee_account_no", "payee_account_name", "payee_bank_code", "account_lock_flag", "lock_bank_code", "lock_time", "pay_order_no",
        "pay_amount", "pay_date", "invoice_no", "invoice_amount", "accept_date");

    private const int ContractInterface = 8;
    private const int PaymentAfterDays = 45;

    private static readonly string[] Banks = ["402336000018", "313336000023", "320336000047"];
    private static readonly string[] Purchasers = [.. new[] { "MX900000", "MX900001", "MX900002" }.Select(body => CreditCodes.Make("12", "330500", body))];

    /// <summary>I08.</summary>
    public static IEnumerable<Fact> Contracts(Enquiry enquiry) => Awards(enquiry).Select(award => Contract(enquiry, award));

    /// <summary>I09: contracts are paid 45 days after they were signed.</summary>
    public static IEnumerable<Fact> Payments(Enquiry enquiry)
    {
        var contracts = enquiry with { Interface = ContractInterface };
        foreach (var award in Awards(contracts).Where(award => award.Day.AddDays(PaymentAfterDays) <= enquiry.Date || enquiry.IsFull))
        {
            yield return Payment(enquiry, award);
        }
    }

    private static IEnumerable<Event> Awards(Enquiry enquiry) =>
        enquiry.Applies(enquiry.Enterprise is { IsActive: true, Kind: EnterpriseKind.Company } ? 0.1 : 0)
            ? enquiry.Events(enquiry.Dice().Between(1, 6))
            : [];

    private static Fact Contract(Enquiry enquiry, Event award)
    {
        var (dice, amount) = (award.Dice, AmountOf(enquiry, award));
        var status = award.Correction > 0 ? (award.Correction % 2 == 0 ? "ACCEPTED" : "PAID") : dice.Happens(0.5) ? "PERFORMING" : "SIGNED";
        return ContractForm.Tell(
            award.UpdatedAt, Number("ZB", enquiry, award), Number("HZCG", enquiry, award), Purchasers[dice.Below(Purchasers.Length)], enquiry.Enterprise.CreditCode,
            amount, award.Day.AddDays(-12), Number("HT", enquiry, award), amount, award.Day, award.Day.AddDays(dice.Between(60, 360)),
            (decimal)(dice.Between(2, 4) * 10), dice.Happens(0.3), status, dice.Happens((1 - enquiry.Enterprise.Quality) * 0.1));
    }

    private static Fact Payment(Enquiry enquiry, Event award)
    {
        var dice = enquiry.Dice(award.Index);
        var locked = award.Correction % 2 == 1;
        var day = award.Day.AddDays(PaymentAfterDays) is var paid && paid <= enquiry.Date ? paid : award.Day;
        var bank = Banks[dice.Below(Banks.Length)];
        var updated = ChinaTime.At(day, new TimeOnly(8, 30));
        return PaymentForm.Tell(
            award.UpdatedAt > updated ? award.UpdatedAt : updated,
            Number("HT", enquiry, award), $"62284{8_000_000_000 + (enquiry.Enterprise.Number * 10L):D10}{dice.Between(100, 999)}",
            Names.OfEnterprise(enquiry.Enterprise), bank, locked, locked ? bank : null, locked ? ChinaTime.At(award.Day, new TimeOnly(10, 30, 15)) : (DateTimeOffset?)null,
            Number("ZF", enquiry, award), AmountOf(enquiry, award), day, $"2533{(enquiry.Enterprise.Number * 10L) + award.Index:D16}", AmountOf(enquiry, award), day.AddDays(-10));
    }

    /// <summary>The same for the contract and its payment.</summary>
    private static decimal AmountOf(Enquiry enquiry, Event award)
    {
        var dice = enquiry with { Interface = ContractInterface } is var contracts ? contracts.Dice(500 + award.Index) : default;
        return Amounts.Fen(Math.Max(20_000, Economy.RevenueOfYear(enquiry.Enterprise) * (0.01 + (0.1 * dice.Share()))));
    }

    private static string Number(string kind, Enquiry enquiry, Event award) => $"{kind}{award.Day:yyyyMM}{(enquiry.Enterprise.Number * 10) + award.Index:D8}";
}
