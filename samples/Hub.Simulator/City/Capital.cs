namespace Hub.Simulator;

/// <summary>A capital with the spelling that a register gives it.</summary>
/// <param name="Text">As in the register, such as 1,000(万元人民币) or N/A.</param>
/// <param name="Amount">In units of the currency (yuan, dollars); null if not stated.</param>
/// <param name="Currency">ISO 4217; null if not stated.</param>
public sealed record Capital(string Text, decimal? Amount, string? Currency)
{
    internal static readonly Capital NotStated = new("N/A", null, null);

    /// <summary>Spells an amount of 万 in one of the four ways seen.</summary>
    internal static Capital Of(int tenThousands, CapitalSpelling spelling) => spelling switch
    {
        CapitalSpelling.NotStated => NotStated,
        CapitalSpelling.Dollars => new($"{tenThousands:#,##0}(万美元)", tenThousands * 10_000m, "USD"),
        CapitalSpelling.Plain => new($"{tenThousands}万人民币", tenThousands * 10_000m, "CNY"),
        CapitalSpelling.PlainYuan => new($"{tenThousands}万人民币元", tenThousands * 10_000m, "CNY"),
        _ => new($"{tenThousands:#,##0}(万元人民币)", tenThousands * 10_000m, "CNY"),
    };
}

/// <summary>How a register spells a capital.</summary>
internal enum CapitalSpelling
{
    Brackets,
    Plain,
    PlainYuan,
    Dollars,
    NotStated,
}
