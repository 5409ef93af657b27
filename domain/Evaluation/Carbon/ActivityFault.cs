namespace Hub.Domain.Evaluation.Carbon;

/// <summary>Why a stated activity is not accounted: the figure of its source is then missing, since a part of it would be a wrong whole.</summary>
public enum ActivityFault : byte
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The fuel's code is not in the table.</summary>
    UnknownFuel,

    /// <summary>The chosen set has no values of the fuel; those of other sets are not taken.</summary>
    FuelNotInSet,

    /// <summary>The fuel is stated in a unit that is not its own.</summary>
    WrongFuelUnit,

    /// <summary>The heat of the fuel is far above what the enterprise uses or earns: a slip of units.</summary>
    ImplausibleFuel,

    /// <summary>The process's code is not in the table.</summary>
    UnknownProcess,

    /// <summary>A quantity is below 0 or not stated.</summary>
    BadQuantity,

    /// <summary>A purity is above 1 or below 0.</summary>
    BadPurity,

    /// <summary>The process needs a purity and none is stated.</summary>
    NoPurity,

    /// <summary>The treatment of the wastewater is not stated or not in the table.</summary>
    UnknownTreatment,

    /// <summary>The COD before or after treatment is not stated.</summary>
    NoCod,

    /// <summary>A concentration that no wastewater has: a slip of units.</summary>
    ImplausibleCod,
}
