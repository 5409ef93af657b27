namespace Hub.Simulator;

/// <summary>The electricity of one enterprise on one day (I36), in kWh.</summary>
/// <param name="Day">用电日期.</param>
/// <param name="GridKWh">网供电量.</param>
/// <param name="GreenKWh">绿电交易电量, a part of the grid's.</param>
/// <param name="PvSelfKWh">光伏自用.</param>
/// <param name="PvExportKWh">光伏上网.</param>
/// <param name="YearOnYearPercent">同比, against the same date a year before; null when that was 0.</param>
/// <param name="Arrears">欠费.</param>
/// <param name="Theft">窃电.</param>
public sealed record ElectricityDay(
    DateOnly Day,
    decimal GridKWh,
    decimal GreenKWh,
    decimal PvSelfKWh,
    decimal PvExportKWh,
    decimal? YearOnYearPercent,
    bool Arrears,
    bool Theft);
