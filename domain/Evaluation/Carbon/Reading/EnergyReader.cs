using System.Collections.Immutable;
using System.Text.Json;
using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Profiles;

namespace Hub.Domain.Evaluation.Carbon.Reading;

/// <summary>Reads months of I05.</summary>
internal static class EnergyReader
{
    private static readonly NumberFields s_numbers = new("heat_in_gj", "heat_out_gj", "energy_tce", "revenue", "added_value");

    public static MonthSeries<EnergyMonth> Read(ActivitySection source, Month first, Month last, CarbonFactors factors) => ActivityReader.Monthly(
        source, first, last, (month, item, records) => Read(month, item, factors) with { Records = records }, EnergyMonth.Interface);

    /// <summary>Of the numbers the newest part that states one counts; fuels and materials are of all parts, one behind the other.</summary>
    private static EnergyMonth Read(Month month, Item item, CarbonFactors factors)
    {
        Span<double> numbers = stackalloc double[s_numbers.Count];
        numbers.Fill(double.NaN);
        foreach (var part in item.OldestFirst())
        {
            s_numbers.ReadTo(numbers, part.Content.Span);
        }

        ImmutableArray<FuelUse> fuels = [];
        ImmutableArray<ProcessUse> processes = [];
        foreach (var part in item.Parts ?? [item])
        {
            AddLists(ref fuels, ref processes, part.Content.Span, factors);
        }

        return Month(month, fuels, processes, numbers);
    }

    private static void AddLists(
        ref ImmutableArray<FuelUse> fuels, ref ImmutableArray<ProcessUse> processes, ReadOnlySpan<byte> content, CarbonFactors factors)
    {
        var reader = new Utf8JsonReader(content);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("fuels"u8))
            {
                fuels = fuels.AddRange(Fuels(ref reader, factors.Fuels));
            }
            else
            {
                processes = reader.ValueTextEquals("process_inputs"u8)
                    ? processes.AddRange(Processes(ref reader, factors.Processes))
                    : reader.NextSkipped(processes);
            }
        }
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
