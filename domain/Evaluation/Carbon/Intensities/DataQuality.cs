using Hub.Domain.Evaluation.Carbon.Accounts;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Intensities;

/// <summary>What an emission was computed from; the number is its data-quality score (PCAF: 1 is best, 5 is worst).</summary>
public enum QualityBasis
{
    /// <summary>A report that a third party verified is attached (PCAF option 1a).</summary>
    VerifiedReport = 1,

    /// <summary>Metered feeds, at least 10 of 12 months (PCAF options 1b and 2a).</summary>
    Metered = 2,

    /// <summary>Electricity is metered, the rest estimated from output (PCAF option 2b).</summary>
    FromOutput = 3,

    /// <summary>Revenue times the mean of the sector (PCAF option 3a).</summary>
    FromRevenue = 4,

    /// <summary>Loan balance times the mean of the sector (PCAF options 3b and 3c).</summary>
    FromLoan = 5,
}

/// <summary>A data-quality score with its reason.</summary>
/// <param name="Score">1, the best, to 5.</param>
/// <param name="Reason">In both languages.</param>
public sealed record DataQuality(int Score, BilingualName Reason)
{
    /// <summary>A source that emits less than this share of the total does not lower the score. [P]</summary>
    public const double MaterialShare = 0.05;

    private const int Worst = 5;

    /// <summary>The score of a total: the worst of its material sources. [P]</summary>
    /// <param name="sources">Each source's emission and what it was computed from.</param>
    public static DataQuality Of(IReadOnlyList<(EmissionSource Source, TonnesCO2e Emission, QualityBasis Basis)> sources)
    {
        var total = sources.Sum(s => Math.Abs(s.Emission.Value));
        var material = sources.Where(s => total == 0 || Math.Abs(s.Emission.Value) >= MaterialShare * total);
        var worst = material.MaxBy(s => s.Basis);
        return new((int)worst.Basis, QualityTexts.Of(worst.Source, worst.Basis));
    }

    /// <summary>The score of an account; null where its total is missing, and an estimate has to stand in.</summary>
    /// <param name="sums">The account's figures.</param>
    /// <param name="isVerified">Whether a verified report of the same window is attached.</param>
    /// <param name="basis">What the enterprise is compared by; by revenue the score is one worse. [P]</param>
    public static DataQuality? Of(CarbonSums sums, bool isVerified, IntensityBasis? basis)
    {
        if (!sums.Total.IsThere)
        {
            return null;
        }

        var score = isVerified ? new DataQuality((int)QualityBasis.VerifiedReport, QualityTexts.Verified)
            : sums.Flags.HasFlag(CarbonFlags.ElectricityNotMetered) ? new DataQuality((int)QualityBasis.FromOutput, QualityTexts.NotMetered)
            : Of(
            [
                (EmissionSource.Fuel, sums.Fuel.Value, QualityBasis.Metered),
                (EmissionSource.Process, sums.Process.Value, QualityBasis.Metered),
                (EmissionSource.Wastewater, sums.Wastewater.Value, QualityBasis.Metered),
                (EmissionSource.ElectricityAndHeat, sums.ElectricityAndHeat.Value, QualityBasis.Metered),
            ]);
        return basis == IntensityBasis.Revenue ? score.OneWorse() : score;
    }

    /// <summary>The score of a portfolio: the mean of its scores by what is outstanding; null if nothing is.</summary>
    public static double? OfPortfolio(IEnumerable<(Yuan Outstanding, int Score)> positions)
    {
        var (weighted, whole) = positions.Aggregate(
            (Weighted: 0.0, Whole: 0.0), (sums, p) => (sums.Weighted + (p.Outstanding.Value * p.Score), sums.Whole + p.Outstanding.Value));
        return whole > 0 ? weighted / whole : null;
    }

    private DataQuality OneWorse() => new(
        Math.Min(Score + 1, Worst),
        new($"{Reason.Zh}；缺工业增加值，按营业收入比较，降一级", $"{Reason.En}; compared by revenue for want of added value: one worse"));
}

/// <summary>Reasons of scores.</summary>
internal static class QualityTexts
{
    public static BilingualName Verified { get; } = new("附有第三方核查报告", "a report verified by a third party is attached");

    public static BilingualName NotMetered { get; } = new("用电没有计量记录", "electricity is not metered");

    public static BilingualName Of(EmissionSource source, QualityBasis basis) => basis switch
    {
        QualityBasis.VerifiedReport => Verified,
        QualityBasis.Metered => new("各来源为计量数据（I05、I16、I36，12个月中至少10个月），无记录的计为0", "all sources are metered feeds (I05, I16, I36; at least 10 of 12 months), those without a record count as 0"),
        QualityBasis.FromOutput => new($"{NameOf(source).Zh}按产量估算", $"{NameOf(source).En} estimated from output"),
        QualityBasis.FromRevenue => new("按营业收入和行业均值估算", "estimated by revenue and the mean of the sector"),
        _ => new("按贷款余额和行业均值估算", "estimated by the loan balance and the mean of the sector"),
    };

    private static BilingualName NameOf(EmissionSource source) => source switch
    {
        EmissionSource.Fuel => new("化石燃料燃烧", "combustion"),
        EmissionSource.Process => new("工业生产过程", "processes"),
        EmissionSource.Wastewater => new("废水处理", "wastewater"),
        _ => new("电力和热力", "electricity and heat"),
    };
}
