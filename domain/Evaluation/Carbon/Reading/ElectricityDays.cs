using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Evaluation.Language;

namespace Hub.Domain.Evaluation.Carbon.Reading;

/// <summary>The days of I36, as they were decoded for the whole evaluation.</summary>
/// <param name="Facts">A row a day.</param>
/// <param name="Columns">Where its quantities stand.</param>
public readonly record struct ElectricityDays(SectionFacts Facts, ElectricityColumns Columns)
{
    /// <summary>What the source says.</summary>
    internal ActivityState State => Facts.Absence switch
    {
        Absence.None when Facts.Rows > 0 => ActivityState.Answered,
        Absence.None or Absence.NoRecord => ActivityState.NoRecord,
        _ => ActivityState.NotThere,
    };

    /// <summary>The newest month; null if there is none.</summary>
    internal Month? Newest => State == ActivityState.Answered ? MonthOf(Facts.Rows - 1) : null;

    /// <summary>The month of a row.</summary>
    internal Month MonthOf(int row) => Month.TryParse(Facts.Items[row].Key, out var month) ? month : default;
}

/// <summary>Where the quantities of I36 stand among the facts.</summary>
/// <param name="Grid">网供电量.</param>
/// <param name="GreenTraded">绿电交易电量.</param>
/// <param name="OwnSolar">光伏自用.</param>
/// <param name="Exported">光伏上网.</param>
public sealed record ElectricityColumns(int Grid, int GreenTraded, int OwnSolar, int Exported)
{
    /// <summary>Asks the plan for them.</summary>
    public static ElectricityColumns Of(FactColumns columns)
    {
        return new(Column("grid_kwh"), Column("green_trade_kwh"), Column("pv_self_kwh"), Column("pv_export_kwh"));

        int Column(string name) => columns.Of(columns.Interface.Fields.Single(f => f.Name == name));
    }
}
