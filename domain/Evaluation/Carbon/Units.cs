namespace Hub.Domain.Evaluation.Carbon;

/// <summary>A mass in tonnes.</summary>
public readonly record struct Tonnes(double Value);

/// <summary>Emissions in tonnes of CO2 equivalent.</summary>
public readonly record struct TonnesCO2e(double Value)
{
    /// <summary>The sum.</summary>
    public static TonnesCO2e operator +(TonnesCO2e a, TonnesCO2e b) => new(a.Value + b.Value);

    /// <summary>The difference.</summary>
    public static TonnesCO2e operator -(TonnesCO2e a, TonnesCO2e b) => new(a.Value - b.Value);

    /// <summary>A multiple or share.</summary>
    public static TonnesCO2e operator *(double share, TonnesCO2e whole) => new(share * whole.Value);
}

/// <summary>Energy in tonnes of coal equivalent (吨标准煤).</summary>
public readonly record struct TonnesCoalEquivalent(double Value);

/// <summary>Heat in gigajoules.</summary>
public readonly record struct Gigajoules(double Value);

/// <summary>Electricity in kilowatt-hours.</summary>
public readonly record struct KilowattHours(double Value)
{
    /// <summary>In megawatt-hours, the unit of grid factors.</summary>
    public double MegawattHours => Value / 1_000;
}

/// <summary>A volume of water in cubic metres.</summary>
public readonly record struct CubicMetres(double Value)
{
    /// <summary>What is dissolved in it: mg/L are g/m3, so a thousand of them make a kilogram a cubic metre.</summary>
    public static KilogramsCod operator *(CubicMetres water, MilligramsPerLitre concentration) => new(water.Value * concentration.Value / 1_000);
}

/// <summary>A volume of gas in cubic metres at 0 °C and 101.325 kPa.</summary>
public readonly record struct NormalCubicMetres(double Value)
{
    /// <summary>In 万Nm3, the unit of gas factors.</summary>
    public double TenThousands => Value / 10_000;
}

/// <summary>A concentration in milligrams per litre.</summary>
public readonly record struct MilligramsPerLitre(double Value);

/// <summary>Chemical oxygen demand in kilograms.</summary>
public readonly record struct KilogramsCod(double Value);

/// <summary>An amount of money in yuan. In evaluation amounts are doubles; where money is paid it is decimal.</summary>
public readonly record struct Yuan(double Value)
{
    /// <summary>In 万元, the unit of intensities.</summary>
    public double TenThousands => Value / 10_000;

    /// <summary>An amount given in 万元.</summary>
    public static Yuan OfTenThousands(double amount) => new(amount * 10_000);

    /// <summary>The sum.</summary>
    public static Yuan operator +(Yuan a, Yuan b) => new(a.Value + b.Value);
}

/// <summary>An intensity in tCO2e per 万元.</summary>
public readonly record struct TonnesPerTenThousandYuan(double Value)
{
    /// <summary>Emissions over an amount, which must be above 0.</summary>
    public static TonnesPerTenThousandYuan Of(TonnesCO2e emissions, Yuan amount) => new(emissions.Value / amount.TenThousands);
}

/// <summary>The unit that a quantity of fuel is stated in.</summary>
public enum FuelUnit : byte
{
    /// <summary>The record does not say.</summary>
    NotStated,

    /// <summary>t</summary>
    Tonne,

    /// <summary>万Nm3, ten thousand cubic metres at 0 °C and 101.325 kPa.</summary>
    TenThousandNm3,
}

/// <summary>A quantity of fuel with its unit.</summary>
public readonly record struct FuelQuantity(double Value, FuelUnit Unit);
