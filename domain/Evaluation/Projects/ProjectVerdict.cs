using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Projects;

/// <summary>Whether a project is green, by which entry, and why.</summary>
/// <param name="Attribute">Green, not green, or open.</param>
/// <param name="Ground">What makes it green; None where nothing does.</param>
/// <param name="Entry">The entry of the catalogue; null where nothing makes it green.</param>
/// <param name="Reason">Why, in both languages.</param>
public sealed record ProjectVerdict(ProjectAttribute Attribute, GreenGround Ground, CatalogueEntry? Entry, BilingualName Reason);

/// <summary>The green attribute of a project.</summary>
public enum ProjectAttribute
{
    /// <summary>绿.</summary>
    Green,

    /// <summary>非绿.</summary>
    NotGreen,

    /// <summary>待核实: green by its use, but whether industrial policy excludes it is not known.</summary>
    ToBeVerified,
}

/// <summary>What makes a project green.</summary>
public enum GreenGround
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The project's own code.</summary>
    ProjectCode,

    /// <summary>The code of the loan's use.</summary>
    LoanUse,

    /// <summary>Green-building stars.</summary>
    Building,

    /// <summary>Certified green farming.</summary>
    Farming,
}
