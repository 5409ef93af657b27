namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>A choice of factor set, warming potentials and grid region, with everything that an account multiplies by worked out beforehand.</summary>
public sealed class CarbonMethod
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;
    private readonly double[] _fuels;
    private readonly double[] _coalEquivalents;
    private readonly FuelUnit[] _fuelUnits;
    private readonly double[] _processes;
    private readonly double[] _treatments;
    private readonly GridFactor[] _grid;

    internal CarbonMethod(CarbonFactors factors, FuelSet set, GwpVersion gwp, GridRegion region)
    {
        (Factors, Set, Gwp, Region) = (factors, set, gwp, region);
        _fuels = [.. factors.Fuels.Fuels.Select(f => f.Values.TryGetValue(set.Id, out var values) ? values.Emission : double.NaN)];
        _coalEquivalents =
            [.. factors.Fuels.Fuels.Select(f => f.Values.TryGetValue(set.Id, out var values) ? values.Ncv / factors.Fuels.Plausibility.GJPerTce : 0)];
        _fuelUnits = [.. factors.Fuels.Fuels.Select(f => f.Unit)];
        _processes = [.. factors.Processes.Processes.Select(p => p.Emissions.Sum(e => e.CO2e(gwp)))];
        _treatments = [.. factors.Wastewater.Treatments.Select(t => factors.Wastewater.MethaneCapacity.Value * t.Mcf)];
        _grid = [.. Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Select(region.Of)];
        MethaneGwp = gwp.Values[GwpVersion.Methane];
        MethaneOfRecovered = factors.Wastewater.MethaneDensity.Value * factors.Wastewater.MethaneDestroyed.Value;
        HeatFactor = factors.Heat.Purchased.Value;
    }

    /// <summary>All factors it was chosen from.</summary>
    public CarbonFactors Factors { get; }

    /// <summary>Set of fuel values; no other set is looked at.</summary>
    public FuelSet Set { get; }

    /// <summary>Warming potentials.</summary>
    public GwpVersion Gwp { get; }

    /// <summary>Grid region.</summary>
    public GridRegion Region { get; }

    /// <summary>tCO2e per tonne of methane.</summary>
    public double MethaneGwp { get; }

    /// <summary>Tonnes of methane destroyed per 万Nm3 of pure methane recovered.</summary>
    public double MethaneOfRecovered { get; }

    /// <summary>tCO2 per GJ of heat.</summary>
    public double HeatFactor { get; }

    /// <summary>The unit that a fuel is measured in.</summary>
    public FuelUnit FuelUnit(int fuel) => _fuelUnits[fuel];

    /// <summary>tCO2 per unit of a fuel; NaN if the set does not have it.</summary>
    public double FuelFactor(int fuel) => _fuels[fuel];

    /// <summary>tce per unit of a fuel; 0 if the set does not have it.</summary>
    public double CoalEquivalent(int fuel) => _coalEquivalents[fuel];

    /// <summary>tCO2e per tonne of a process material, also of one that is deducted.</summary>
    public double ProcessFactor(int process) => _processes[process];

    /// <summary>Whether a process material takes the place of one that would emit.</summary>
    public bool IsDeducted(int process) => Factors.Processes.Processes[process].IsDeducted;

    /// <summary>kgCH4 per kgCOD of a treatment: Bo · MCF.</summary>
    public double MethaneFactor(int treatment) => _treatments[treatment];

    /// <summary>The grid factor for data of a year.</summary>
    public GridFactor GridFactor(int year) => _grid[Math.Clamp(year, FirstYear, LastYear) - FirstYear];
}
