using Hub.Domain.Evaluation.Carbon.Factors;

namespace Hub.Domain.Evaluation.Carbon;

/// <summary>The months of I05 in a window, added up.</summary>
internal readonly record struct EnergyTally(CarbonFigure Fuel, CarbonFigure Process, CarbonFigure Heat, CarbonFlags Flags)
{
    public static EnergyTally Of(in ActivityYear year, CarbonMethod method)
    {
        var series = year.Data.Energy;
        var (stated, flags) = (0, CarbonFlags.None);
        var (fuel, heat) = (0.0, 0.0);
        var (emitted, deducted) = (0.0, 0.0);
        var (fuelFault, processFault) = (false, false);
        for (var month = year.First; month <= year.Last; month += 1)
        {
            if (series[month] is { } record)
            {
                stated++;
                fuelFault |= !TryAddFuels(record, method, ref fuel);
                processFault |= !TryAddProcesses(record, method, ref emitted, ref deducted, ref flags);
                heat += PurchasedEnergy.Of(record, method).Value;
            }
        }

        flags |= deducted > emitted ? CarbonFlags.DeductionCutToZero : 0;
        flags |= Tally.IsScaled(year, series.State, stated) ? CarbonFlags.MonthsScaled : 0;
        return new(
            Tally.Figure(year, series.State, stated, fuel, fuelFault),
            Tally.Figure(year, series.State, stated, Math.Max(emitted - deducted, 0), processFault),
            Tally.Figure(year, series.State, stated, heat, false),
            flags);
    }

    private static bool TryAddFuels(EnergyMonth month, CarbonMethod method, ref double sum)
    {
        foreach (ref readonly var use in month.Fuels.AsSpan())
        {
            if (Combustion.Check(use, month, method) != ActivityFault.None)
            {
                return false;
            }

            sum += Combustion.Of(use, method).Value;
        }

        return true;
    }

    private static bool TryAddProcesses(EnergyMonth month, CarbonMethod method, ref double emitted, ref double deducted, ref CarbonFlags flags)
    {
        foreach (ref readonly var use in month.Processes.AsSpan())
        {
            if (ProcessEmissions.Check(use, method) != ActivityFault.None)
            {
                return false;
            }

            flags |= use.Purity is null ? CarbonFlags.PurityAssumed : 0;
            ref var sum = ref (method.IsDeducted(use.Process) ? ref deducted : ref emitted);
            sum += ProcessEmissions.Of(use, method).Value;
        }

        return true;
    }
}

/// <summary>The months of I16 in a window, added up. Methane recovered in one month counts against methane formed in another.</summary>
internal readonly record struct WastewaterTally(CarbonFigure Figure, CarbonFlags Flags)
{
    public static WastewaterTally Of(in ActivityYear year, CarbonMethod method)
    {
        var series = year.Data.Wastewater;
        var (stated, flags, fault) = (0, CarbonFlags.None, false);
        var (formed, recovered) = (0.0, 0.0);
        for (var month = year.First; month <= year.Last; month += 1)
        {
            if (series[month] is { } record)
            {
                stated++;
                var balance = WastewaterMethane.Of(record, method);
                (formed, recovered) = (formed + balance.Formed.Value, recovered + balance.Recovered.Value);
                fault |= balance.Fault != ActivityFault.None;
                flags |= balance.Flags;
            }
        }

        flags |= recovered > formed ? CarbonFlags.MethaneCutToZero : 0;
        flags |= Tally.IsScaled(year, series.State, stated) ? CarbonFlags.MonthsScaled : 0;
        return new(Tally.Figure(year, series.State, stated, Math.Max(formed - recovered, 0) * method.MethaneGwp, fault), flags);
    }
}

/// <summary>The months of I36 in a window, added up.</summary>
internal readonly record struct ElectricityTally(CarbonFigure Figure, CarbonFlags Flags)
{
    public static ElectricityTally Of(in ActivityYear year, CarbonMethod method)
    {
        var series = year.Data.Electricity;
        var (stated, sum) = (0, 0.0);
        var flags = series.State == ActivityState.NoRecord ? CarbonFlags.ElectricityNotMetered : 0;
        for (var month = year.First; month <= year.Last; month += 1)
        {
            if (series[month] is { } record)
            {
                stated++;
                sum += PurchasedEnergy.Of(record, method).Value;
                flags |= record.Days < month.Days ? CarbonFlags.DaysMissing : 0;
                flags |= method.GridFactor(month.Year).Year != month.Year ? CarbonFlags.GridFactorOfOtherYear : 0;
            }
        }

        flags |= Tally.IsScaled(year, series.State, stated) ? CarbonFlags.MonthsScaled : 0;
        return new(Tally.Figure(year, series.State, stated, sum, false), flags);
    }
}

/// <summary>What becomes of a sum.</summary>
internal static class Tally
{
    public static CarbonFigure Figure(in ActivityYear year, ActivityState state, int stated, double sum, bool isRejected) => state switch
    {
        ActivityState.NotThere => new(default, FigureState.NotThere),
        ActivityState.NoRecord => new(default, FigureState.NoRecord),
        _ when isRejected => new(default, FigureState.Rejected),
        _ => year.Scale(stated) is { } scale ? new(new TonnesCO2e(sum * scale), FigureState.Known) : new(default, FigureState.TooFewMonths),
    };

    public static bool IsScaled(in ActivityYear year, ActivityState state, int stated) =>
        state == ActivityState.Answered && stated < year.Months && year.Scale(stated) is not null;
}
