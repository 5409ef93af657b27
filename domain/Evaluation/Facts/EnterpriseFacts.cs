using Hub.Domain.Evaluation.Language;
using Hub.Domain.Profiles;

namespace Hub.Domain.Evaluation.Facts;

/// <summary>What an evaluation looks at: decoded, of one enterprise, at one instant.</summary>
/// <param name="Instant">The evaluation instant: all windows and times to live are seen from here.</param>
/// <param name="Today">Its day in China.</param>
/// <param name="Sections">The sections in the order of the plan.</param>
/// <param name="Industry">Four-digit class of GB/T 4754-2017; null if the registration is not there.</param>
/// <param name="Carbon">Emissions of the last 12 full months.</param>
/// <param name="CarbonBefore">Emissions of the 12 months before those.</param>
public sealed record EnterpriseFacts(
    DateTimeOffset Instant, DateOnly Today, IReadOnlyList<SectionFacts> Sections, string? Industry, CarbonFacts Carbon, CarbonFacts CarbonBefore)
{
    /// <summary>Appeals and releases of hits of the negative list.</summary>
    public IReadOnlyList<Mark> HitMarks { get; init; } = [];

    /// <summary>The instant at which other records are to be seen, by terms of display or marks; the end of time if never.</summary>
    public DateTimeOffset DisplayUntil { get; init; } = DateTimeOffset.MaxValue;
}

/// <summary>Emissions in tCO2e by source, each known, zero by rule, or not there.</summary>
/// <param name="Fuel">Combustion of fossil fuels.</param>
/// <param name="Process">Production processes.</param>
/// <param name="Wastewater">Anaerobic treatment of wastewater.</param>
/// <param name="ElectricityAndHeat">Purchased electricity and heat.</param>
/// <param name="Total">Their sum; not there if one of them is not.</param>
public readonly record struct CarbonFacts(Outcome Fuel, Outcome Process, Outcome Wastewater, Outcome ElectricityAndHeat, Outcome Total)
{
    /// <summary>The sum of four sources.</summary>
    public static CarbonFacts Of(Outcome fuel, Outcome process, Outcome wastewater, Outcome electricityAndHeat)
    {
        var why = Outcome.Worse(Outcome.Worse(fuel.Absence, process.Absence), Outcome.Worse(wastewater.Absence, electricityAndHeat.Absence));
        var total = why == Absence.None
            ? Outcome.Of(fuel.Number + process.Number + wastewater.Number + electricityAndHeat.Number)
            : Outcome.Without(why);
        return new(fuel, process, wastewater, electricityAndHeat, total);
    }

    /// <summary>Nothing is known.</summary>
    public static CarbonFacts Unknown { get; } = Of(
        Outcome.Without(Absence.NotThere), Outcome.Without(Absence.NotThere), Outcome.Without(Absence.NotThere), Outcome.Without(Absence.NotThere));
}
