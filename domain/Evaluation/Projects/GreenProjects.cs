namespace Hub.Domain.Evaluation.Projects;

/// <summary>
/// Judges projects: green is what is used for an entry of the catalogue and is not excluded by industrial policy. The exclusions are
/// those of the negative list's items on projects: the eliminated class, and restricted two-high projects without a passed energy review.
/// </summary>
public static class GreenProjects
{
    /// <summary>Judges a project.</summary>
    public static ProjectVerdict Judge(Project project, GreenCatalogue catalogue)
    {
        var (ground, entry) = GroundOf(project, catalogue);
        if (project.Policy == PolicyClass.Eliminated)
        {
            return new(ProjectAttribute.NotGreen, ground, entry, ProjectReasons.Eliminated);
        }

        var isExcluded = IsRestrictedTwoHigh(project);
        return (entry, isExcluded) switch
        {
            (_, true) => new(ProjectAttribute.NotGreen, ground, entry, ProjectReasons.RestrictedTwoHigh),
            (null, _) => new(ProjectAttribute.NotGreen, ground, null, ProjectReasons.NoGround(project)),
            (_, null) => new(ProjectAttribute.ToBeVerified, ground, entry, ProjectReasons.Open(project)),
            _ when project.Policy is null => new(ProjectAttribute.ToBeVerified, ground, entry, ProjectReasons.Open(project)),
            _ => new(ProjectAttribute.Green, ground, entry, ProjectReasons.Green(ground, entry, catalogue)),
        };
    }

    /// <summary>The first ground that holds, in the order of how closely it speaks of the project.</summary>
    private static (GreenGround Ground, CatalogueEntry? Entry) GroundOf(Project project, GreenCatalogue catalogue)
    {
        if (catalogue.Find(project.CatalogueCode) is { } ofProject)
        {
            return (GreenGround.ProjectCode, ofProject);
        }

        if (catalogue.Find(project.LoanUseCode) is { } ofLoan)
        {
            return (GreenGround.LoanUse, ofLoan);
        }

        return catalogue.Building.Covers(project.Industry, project.BuildingStars) ? (GreenGround.Building, catalogue.Building.Entry)
            : catalogue.Farming.Covers(project.Industry, project.FarmingCertificates) ? (GreenGround.Farming, catalogue.Farming.Entry)
            : (GreenGround.None, null);
    }

    /// <summary>Kleene's and: what is known to be false decides, whatever is not known.</summary>
    private static bool? IsRestrictedTwoHigh(Project project)
    {
        bool? isRestricted = project.Policy is { } policy ? policy == PolicyClass.Restricted : null;
        bool? isUnreviewed = project.EnergyReview is { } review ? review != EnergyReview.Passed : null;
        return isRestricted & project.IsTwoHigh & isUnreviewed;
    }
}
