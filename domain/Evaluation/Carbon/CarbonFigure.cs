namespace Hub.Domain.Evaluation.Carbon;

/// <summary>Whether there is a figure, and if not, why.</summary>
public enum FigureState : byte
{
    /// <summary>Computed from records.</summary>
    Known,

    /// <summary>0, since the department has no record of the enterprise.</summary>
    NoRecord,

    /// <summary>Missing: fewer months are stated than needed.</summary>
    TooFewMonths,

    /// <summary>Missing: a stated activity cannot be right.</summary>
    Rejected,

    /// <summary>Missing: the source was not reached or is out of date.</summary>
    NotThere,
}

/// <summary>An emission, or why there is none.</summary>
/// <param name="Value">The emission; 0 where it is missing.</param>
/// <param name="State">Whether it is there.</param>
public readonly record struct CarbonFigure(TonnesCO2e Value, FigureState State)
{
    /// <summary>Whether there is a value: computed, or 0 by rule.</summary>
    public bool IsThere => State <= FigureState.NoRecord;

    /// <summary>The sum; missing if one is, for the graver reason; 0 by rule only if both are.</summary>
    public static CarbonFigure operator +(CarbonFigure a, CarbonFigure b) =>
        a.IsThere && b.IsThere
            ? new(a.Value + b.Value, a.State == FigureState.NoRecord ? b.State : FigureState.Known)
            : new(default, a.State > b.State ? a.State : b.State);
}

/// <summary>What a reader of a figure has to know.</summary>
[Flags]
public enum CarbonFlags : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>10 or 11 of 12 months are stated; the sum was scaled.</summary>
    MonthsScaled = 1,

    /// <summary>COD after treatment above COD before: the load counts as 0.</summary>
    CodOutAboveIn = 2,

    /// <summary>More COD taken out with sludge than the load: the rest counts as 0.</summary>
    SludgeAboveLoad = 4,

    /// <summary>Gas was recovered, but its methane share is not stated: nothing is deducted.</summary>
    RecoveryWithoutPurity = 8,

    /// <summary>More methane recovered than formed: the emission counts as 0.</summary>
    MethaneCutToZero = 16,

    /// <summary>More deducted from processes than they emit: the emission counts as 0.</summary>
    DeductionCutToZero = 32,

    /// <summary>The purity of a process material is not stated and counts as 1.</summary>
    PurityAssumed = 64,

    /// <summary>The grid factor is of another year than the data.</summary>
    GridFactorOfOtherYear = 128,

    /// <summary>Days of electricity are not recorded; they count as without consumption.</summary>
    DaysMissing = 256,

    /// <summary>More electricity or heat sold than bought.</summary>
    NetSeller = 512,

    /// <summary>The power supplier has no record of the enterprise; electricity counts as 0.</summary>
    ElectricityNotMetered = 1024,
}

/// <summary>The emissions of an enterprise in a window of months, by the four sources that the city's method names.</summary>
/// <param name="Fuel">Combustion of fossil fuels.</param>
/// <param name="Process">Industrial processes, less what is deducted.</param>
/// <param name="Wastewater">Methane from wastewater, less what was recovered.</param>
/// <param name="ElectricityAndHeat">Net purchases of electricity and heat.</param>
/// <param name="Flags">What to know of them.</param>
public readonly record struct CarbonSums(
    CarbonFigure Fuel, CarbonFigure Process, CarbonFigure Wastewater, CarbonFigure ElectricityAndHeat, CarbonFlags Flags)
{
    /// <summary>All four; missing if one is.</summary>
    public CarbonFigure Total => Fuel + Process + (Wastewater + ElectricityAndHeat);

    /// <summary>Nothing is known.</summary>
    public static CarbonSums Unknown { get; } = new(Missing, Missing, Missing, Missing, CarbonFlags.None);

    private static CarbonFigure Missing => new(default, FigureState.NotThere);
}
