using System.Text.Json;
using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Profiles;

namespace Hub.Domain.Evaluation.Carbon.Reading;

/// <summary>Reads months of I16.</summary>
internal static class WastewaterReader
{
    private static readonly NumberFields s_numbers =
        new("anaerobic_ww_m3", "cod_in_mg_l", "cod_out_mg_l", "sludge_cod_kg", "ch4_recovered_nm3", "ch4_purity");

    public static MonthSeries<WastewaterMonth> Read(ActivitySection source, Month first, Month last, CarbonFactors factors) => ActivityReader.Monthly(
        source, first, last, (month, item, records) => Read(month, item, factors.Wastewater) with { Records = records }, WastewaterMonth.Interface);

    /// <summary>Of every field the newest part that states it counts.</summary>
    private static WastewaterMonth Read(Month month, Item item, WastewaterFactors factors)
    {
        Span<double> numbers = stackalloc double[s_numbers.Count];
        numbers.Fill(double.NaN);
        var treatment = -1;
        foreach (var part in item.OldestFirst())
        {
            s_numbers.ReadTo(numbers, part.Content.Span);
            treatment = TreatmentOf(part.Content.Span, factors) ?? treatment;
        }

        return Month(month, numbers, treatment);
    }

    /// <summary>Null where it is not stated; −1 where the table does not have it.</summary>
    private static int? TreatmentOf(ReadOnlySpan<byte> content, WastewaterFactors factors)
    {
        var reader = new Utf8JsonReader(content);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("ww_treatment_type"u8))
            {
                var index = reader.NextCode(factors.IndexOf, out _);
                return reader.TokenType == JsonTokenType.Null ? null : index;
            }

            reader.NextSkipped(0);
        }

        return null;
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
