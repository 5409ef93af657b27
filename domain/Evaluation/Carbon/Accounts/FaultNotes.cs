using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Accounts;

/// <summary>What is wrong with stated activities, month by month.</summary>
internal static class FaultNotes
{
    public static IEnumerable<CarbonNote> Of(ActivityYear year, CarbonMethod method) =>
    [
        .. year.All.SelectMany(month => OfEnergy(year.Data.Energy[month], method)),
        .. year.All.SelectMany(month => OfWastewater(year.Data.Wastewater[month], method)),
    ];

    private static IEnumerable<CarbonNote> OfEnergy(EnergyMonth? month, CarbonMethod method)
    {
        foreach (var use in month?.Fuels ?? [])
        {
            if (Combustion.Check(use, month!, method) is not ActivityFault.None and var fault)
            {
                yield return Note(fault, EmissionSource.Fuel, month!.Month, FuelText(fault, use, month, method));
            }
        }

        foreach (var use in month?.Processes ?? [])
        {
            if (ProcessEmissions.Check(use, method) is not ActivityFault.None and var fault)
            {
                yield return Note(fault, EmissionSource.Process, month!.Month, ProcessText(fault, use, method));
            }
        }
    }

    private static IEnumerable<CarbonNote> OfWastewater(WastewaterMonth? month, CarbonMethod method) =>
        month is not null && WastewaterMethane.Of(month, method).Fault is not ActivityFault.None and var fault
            ? [Note(fault, EmissionSource.Wastewater, month.Month, WastewaterText(fault, month))]
            : [];

    private static CarbonNote Note(ActivityFault fault, EmissionSource source, Month month, BilingualName text) =>
        new(fault.ToString(), source, month, true, new($"{month}：{text.Zh}", $"{month}: {text.En}"));

    private static BilingualName FuelText(ActivityFault fault, FuelUse use, EnergyMonth month, CarbonMethod method)
    {
        var fuel = use.Fuel < 0 ? null : method.Factors.Fuels.Fuels[use.Fuel];
        var (zh, en, given) = (fuel?.Name.Zh ?? use.Code, fuel?.Name.En ?? use.Code, $"{use.Quantity.Value} {UnitOf(use.Quantity.Unit)}");
        return fault switch
        {
            ActivityFault.UnknownFuel => new($"燃料代码“{use.Code}”不在因子表中", $"the fuel code \"{use.Code}\" is not in the table"),
            ActivityFault.FuelNotInSet => new($"{method.Set.Id}组没有{zh}的缺省值", $"set {method.Set.Id} has no values of {en}"),
            ActivityFault.WrongFuelUnit => new(
                $"{zh}以“{UnitOf(use.Quantity.Unit)}”计量，应为{UnitOf(fuel!.Unit)}", $"{en} is stated in \"{UnitOf(use.Quantity.Unit)}\"; {UnitOf(fuel.Unit)} is needed"),
            ActivityFault.ImplausibleFuel => Implausible($"{zh} {given}", $"{given} of {en}", Combustion.HeatOf(use, method), month),
            _ => new($"{zh}的数量{use.Quantity.Value}无效", $"the quantity {use.Quantity.Value} of {en} is not valid"),
        };
    }

    private static BilingualName Implausible(string zh, string en, TonnesCoalEquivalent heat, EnergyMonth month) => month.EnergyUse is { Value: > 0 } used
        ? new($"{zh}折合{heat.Value:0}吨标准煤，而综合能源消费量只有{used.Value:0.##}吨标准煤：单位可能有误，如把m3当作万Nm3",
            $"{en} are {heat.Value:0} tce, while the energy used in all is {used.Value:0.##} tce: probably a slip of units, such as m3 given as 万Nm3")
        : new($"{zh}折合{heat.Value:0}吨标准煤，而营业收入只有{month.Revenue!.Value.TenThousands:0.##}万元：单位可能有误，如把m3当作万Nm3",
            $"{en} are {heat.Value:0} tce, while the revenue is {month.Revenue.Value.TenThousands:0.##} 万元: probably a slip of units, such as m3 given as 万Nm3");

    private static BilingualName ProcessText(ActivityFault fault, ProcessUse use, CarbonMethod method)
    {
        var process = use.Process < 0 ? null : method.Factors.Processes.Processes[use.Process];
        var (zh, en) = (process?.Name.Zh, process?.Name.En);
        return fault switch
        {
            ActivityFault.UnknownProcess => new($"过程物料代码“{use.Code}”不在因子表中", $"the process code \"{use.Code}\" is not in the table"),
            ActivityFault.BadPurity => new($"{zh}的纯度{use.Purity}不在0到1之间", $"the purity {use.Purity} of {en} is not between 0 and 1"),
            ActivityFault.NoPurity => new($"{zh}须填纯度（碳酸盐含量）", $"{en} needs a purity (the share of carbonates)"),
            _ => new($"{zh}的数量{use.Quantity.Value}无效", $"the quantity {use.Quantity.Value} of {en} is not valid"),
        };
    }

    private static BilingualName WastewaterText(ActivityFault fault, WastewaterMonth month) => fault switch
    {
        ActivityFault.UnknownTreatment => new("有厌氧处理水量而没有有效的处理方式", "there is wastewater without a known treatment"),
        ActivityFault.NoCod => new("有厌氧处理水量而没有进水或出水COD", "there is wastewater without COD before or after treatment"),
        ActivityFault.ImplausibleCod => new(
            $"进水COD {month.CodIn?.Value} mg/L、出水COD {month.CodOut?.Value} mg/L不合理：单位可能有误，如把kg/m3当作mg/L",
            $"COD of {month.CodIn?.Value} mg/L before and {month.CodOut?.Value} mg/L after treatment cannot be: probably a slip of units, such as kg/m3 given as mg/L"),
        ActivityFault.BadPurity => new($"甲烷浓度{month.Purity}不在0到1之间", $"the methane share {month.Purity} is not between 0 and 1"),
        _ => new("水量、污泥或沼气量为负", "a quantity of water, sludge or gas is below 0"),
    };

    private static string UnitOf(FuelUnit unit) => CarbonVocabulary.FuelUnits.FirstOrDefault(u => u.Value == unit).Key ?? "";
}
