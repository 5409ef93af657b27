using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Subsidies;

/// <summary>A subsidy cannot be computed from what is stated.</summary>
/// <param name="reason">Why, naming the value, in both languages.</param>
public sealed class SubsidyException(BilingualName reason) : Exception($"{reason.Zh} {reason.En}")
{
    /// <summary>Why, in both languages.</summary>
    public BilingualName Reason { get; } = reason;

    internal static SubsidyException BeforeTheTable(DateOnly drawdown, DateOnly first) => Because(
        $"放款日{drawdown:yyyy-MM-dd}早于LPR表的第一日{first:yyyy-MM-dd}。",
        $"The drawdown of {drawdown:yyyy-MM-dd} lies before the first day of the LPR table, {first:yyyy-MM-dd}.");

    internal static SubsidyException MaturityNotAfterDrawdown(Loan loan) => Because(
        $"到期日{loan.Maturity:yyyy-MM-dd}不晚于放款日{loan.Drawdown:yyyy-MM-dd}。",
        $"The maturity of {loan.Maturity:yyyy-MM-dd} does not lie after the drawdown of {loan.Drawdown:yyyy-MM-dd}.");

    internal static SubsidyException NoAmount(decimal amount) => Because(
        $"金额{amount}元不大于0。", $"The amount of {amount} yuan is not above 0.");

    internal static SubsidyException NoFee(decimal percent) => Because(
        $"担保费率{percent}%不在0到100%之间。", $"The guarantee fee of {percent} % a year is not between 0 and 100 %.");

    internal static SubsidyException DaysBeyondTheLoan(int days, Loan loan) => Because(
        $"补贴天数{days}天不在1天到贷款期限{loan.Days}天之间。",
        $"The {days} days of the subsidy are not between 1 and the loan's {loan.Days}.");

    private static SubsidyException Because(string zh, string en) => new(new BilingualName(zh, en));
}
