using System.Collections.Frozen;

namespace Hub.Simulator;

/// <summary>How the 19 departments tell the 38 interfaces.</summary>
internal static class Dialects
{
    /// <summary>Every interface with its department.</summary>
    public static readonly IReadOnlyList<(string Department, Dialect Dialect)> All =
    [
        .. Of("D01", DevelopmentReformDialect.All),
        .. Of("D02", IndustryDialect.All),
        .. Of("D03", ScienceDialect.All),
        .. Of("D04", FinanceDialect.All),
        .. Of("D05", SocialSecurityDialect.All),
        .. Of("D06", LandDialect.All),
        .. Of("D07", EcologyDialect.All),
        .. Of("D08", HousingDialect.All),
        .. Of("D09", WaterDialect.All),
        .. Of("D10", AgricultureDialect.All),
        .. Of("D11", CommerceDialect.All),
        .. Of("D12", EmergencyDialect.All),
        .. Of("D13", MarketDialect.All),
        .. Of("D14", TaxDialect.All),
        .. Of("D15", CustomsDialect.All),
        .. Of("D16", CourtDialect.All),
        .. Of("D17", ProvidentFundDialect.All),
        .. Of("D18", PowerDialect.All),
        .. Of("D19", FinanceOfficeDialect.All),
    ];

    private static readonly FrozenDictionary<string, (string Department, Dialect Dialect)> ByInterface = All.ToFrozenDictionary(pair => pair.Dialect.Interface);

    /// <summary>The dialect of an interface, and the department that speaks it.</summary>
    /// <exception cref="ArgumentException">No such interface; the message lists the valid ones.</exception>
    public static (string Department, Dialect Dialect) Of(string interfaceId) =>
        ByInterface[$"I{Knowledge.NumberOf(interfaceId):D2}"];

    private static IEnumerable<(string, Dialect)> Of(string department, IEnumerable<Dialect> dialects) => dialects.Select(dialect => (department, dialect));
}
