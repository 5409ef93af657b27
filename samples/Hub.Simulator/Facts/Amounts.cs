namespace Hub.Simulator;

/// <summary>Figures rounded as statements give them.</summary>
internal static class Amounts
{
    /// <summary>Yuan to the hundred, which is 0.01 万元.</summary>
    public static decimal Hundreds(double yuan) => (decimal)Math.Round(yuan / 100) * 100;

    /// <summary>Yuan to the fen.</summary>
    public static decimal Fen(double yuan) => Round(yuan, 2);

    /// <summary>A number of so many decimals.</summary>
    public static decimal Round(double number, int decimals) => (decimal)Math.Round(number, decimals);
}
