using System.Text.Json;
using Hub.Domain.Evaluation.Carbon.Factors;

namespace Hub.Domain.Evaluation.Carbon.Reading;

/// <summary>Reads months of I16.</summary>
internal static class WastewaterReader
{
    private static readonly NumberFields s_numbers =
        new("anaerobic_ww_m3", "cod_in_mg_l", "cod_out_mg_l", "sludge_cod_kg", "ch4_recovered_nm3", "ch4_purity");

    public static MonthSeries<WastewaterMonth> Read(ActivitySection source, Month first, Month last, CarbonFactors factors) => ActivityReader.Monthly(
        source, first, last, (month, item, records) => Read(month, item.Content.Span, factors.Wastewater) with { Records = records }, WastewaterMonth.Interface);

    private static WastewaterMonth Read(Month month, ReadOnlySpan<byte> content, WastewaterFactors factors)
    {
        Span<double> numbers = stackalloc double[s_numbers.Count];
        numbers.Fill(double.NaN);
        var treatment = -1;
        var reader = new Utf8JsonReader(content);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (s_numbers.IndexOf(ref reader) is >= 0 and var index)
            {
                numbers[index] = reader.NextNumber() ?? double.NaN;
            }
            else
            {
                treatment = reader.ValueTextEquals("ww_treatment_type"u8) ? reader.NextCode(factors.IndexOf, out _) : reader.NextSkipped(treatment);
            }
        }

        return Month(month, numbers, treatment);
    }

    private static WastewaterMonth Month(Month month, ReadOnlySpan<double> numbers, int treatment) => new(
        month,
        Stated(numbers[0]) is { } water ? new CubicMetres(water) : null,
        Stated(numbers[1]) is { } before ? new MilligramsPerLitre(before) : null,
        Stated(numbers[2]) is { } after ? new MilligramsPerLitre(after) : null,
        Stated(numbers[3]) is { } sludge ? new KilogramsCod(sludge) : null,
        treatment)
    {
        Recovered = Stated(numbers[4]) is { } gas ? new NormalCubicMetres(gas) : null,
        Purity = Stated(numbers[5]),
    };

    private static double? Stated(double number) => double.IsNaN(number) ? null : number;
}
