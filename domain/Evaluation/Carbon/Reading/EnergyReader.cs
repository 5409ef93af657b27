using System.Collections.Immutable;
using System.Text.Json;
using Hub.Domain.Evaluation.Carbon.Factors;

namespace Hub.Domain.Evaluation.Carbon.Reading;

/// <summary>Reads months of I05.</summary>
internal static class EnergyReader
{
    private static readonly NumberFields s_numbers = new("heat_in_gj", "heat_out_gj", "energy_tce", "revenue", "added_value");

    public static MonthSeries<EnergyMonth> Read(ActivitySection source, Month first, Month last, CarbonFactors factors) => ActivityReader.Monthly(
        source, first, last, (month, item, records) => Read(month, item.Content.Span, factors) with { Records = records }, EnergyMonth.Interface);

    private static EnergyMonth Read(Month month, ReadOnlySpan<byte> content, CarbonFactors factors)
    {
        Span<double> numbers = stackalloc double[s_numbers.Count];
        numbers.Fill(double.NaN);
        ImmutableArray<FuelUse> fuels = [];
        ImmutableArray<ProcessUse> processes = [];
        var reader = new Utf8JsonReader(content);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (s_numbers.IndexOf(ref reader) is >= 0 and var index)
            {
                numbers[index] = reader.NextNumber() ?? double.NaN;
            }
            else if (reader.ValueTextEquals("fuels"u8))
            {
                fuels = Fuels(ref reader, factors.Fuels);
            }
            else
            {
                processes = reader.ValueTextEquals("process_inputs"u8) ? Processes(ref reader, factors.Processes) : reader.NextSkipped(processes);
            }
        }

        return Month(month, fuels, processes, numbers);
    }

    /// <summary>Heat that is not stated counts as none.</summary>
    private static EnergyMonth Month(Month month, ImmutableArray<FuelUse> fuels, ImmutableArray<ProcessUse> processes, ReadOnlySpan<double> numbers) => new(
        month,
        fuels,
        processes,
        new Gigajoules(double.IsNaN(numbers[0]) ? 0 : numbers[0]),
        new Gigajoules(double.IsNaN(numbers[1]) ? 0 : numbers[1]))
    {
        EnergyUse = double.IsNaN(numbers[2]) ? null : new TonnesCoalEquivalent(numbers[2]),
        Revenue = double.IsNaN(numbers[3]) ? null : new Yuan(numbers[3]),
        AddedValue = double.IsNaN(numbers[4]) ? null : new Yuan(numbers[4]),
    };

    private static ImmutableArray<FuelUse> Fuels(ref Utf8JsonReader reader, FuelTable table)
    {
        var fuels = ImmutableArray.CreateBuilder<FuelUse>();
        while (reader.NextInList())
        {
            var (index, code, quantity, unit) = (-1, (string?)"", double.NaN, FuelUnit.NotStated);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("fuel_code"u8))
                {
                    index = reader.NextCode(table.IndexOf, out code);
                }
                else if (reader.ValueTextEquals("qty"u8))
                {
                    quantity = reader.NextNumber() ?? double.NaN;
                }
                else
                {
                    unit = reader.ValueTextEquals("unit"u8) ? NextUnit(ref reader) : reader.NextSkipped(unit);
                }
            }

            fuels.Add(new FuelUse(index, new FuelQuantity(quantity, unit), code));
        }

        return fuels.ToImmutable();
    }

    private static ImmutableArray<ProcessUse> Processes(ref Utf8JsonReader reader, ProcessTable table)
    {
        var processes = ImmutableArray.CreateBuilder<ProcessUse>();
        while (reader.NextInList())
        {
            var (index, code, quantity, purity) = (-1, (string?)"", double.NaN, (double?)null);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("process_code"u8))
                {
                    index = reader.NextCode(table.IndexOf, out code);
                }
                else if (reader.ValueTextEquals("qty"u8))
                {
                    quantity = reader.NextNumber() ?? double.NaN;
                }
                else
                {
                    purity = reader.ValueTextEquals("purity"u8) ? reader.NextNumber() : reader.NextSkipped(purity);
                }
            }

            processes.Add(new ProcessUse(index, new Tonnes(quantity), purity, code));
        }

        return processes.ToImmutable();
    }

    private static FuelUnit NextUnit(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType != JsonTokenType.String ? FuelUnit.NotStated
            : reader.ValueTextEquals("t"u8) ? FuelUnit.Tonne
            : reader.ValueTextEquals("万Nm3"u8) ? FuelUnit.TenThousandNm3
            : FuelUnit.NotStated;
    }
}
