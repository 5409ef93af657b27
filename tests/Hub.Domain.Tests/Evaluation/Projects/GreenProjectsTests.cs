using Hub.Domain.Evaluation.Projects;

namespace Hub.Domain.Tests.Evaluation.Projects;

public sealed class GreenProjectsTests
{
    private static readonly Project s_plain = new() { Industry = "3360", Policy = PolicyClass.Allowed, IsTwoHigh = false, EnergyReview = EnergyReview.NotNeeded };

    [Fact]
    public void A_project_in_the_catalogue_is_green_under_its_entry()
    {
        var verdict = Judge(s_plain with { CatalogueCode = "2019:1.7.2" });

        Assert.Equal((ProjectAttribute.Green, GreenGround.ProjectCode, "1.7"), (verdict.Attribute, verdict.Ground, verdict.Entry!.Code));
        Assert.Equal("项目属于2019年版目录1.7（资源循环利用）。", verdict.Reason.Zh);
        Assert.Equal("The project is in the catalogue of 2019 under 1.7 (Recycling of resources).", verdict.Reason.En);
    }

    [Fact]
    public void The_use_of_the_loan_counts_where_the_project_has_no_code_of_the_catalogue()
    {
        var verdict = Judge(s_plain with { CatalogueCode = "8.1", LoanUseCode = "3.2.2" });

        Assert.Equal((ProjectAttribute.Green, GreenGround.LoanUse, "2024", "3"), (verdict.Attribute, verdict.Ground, verdict.Entry!.Edition, verdict.Entry.Code));
        Assert.Equal("贷款用途属于2024年版目录3（资源循环利用产业）。", verdict.Reason.Zh);
    }

    [Theory]
    [InlineData("4710", 2, GreenGround.Building)]
    [InlineData("7010", 3, GreenGround.Building)]
    [InlineData("4710", 1, GreenGround.None)]
    [InlineData("4710", null, GreenGround.None)]
    [InlineData("3360", 3, GreenGround.None)]
    [InlineData(null, 3, GreenGround.None)]
    public void Two_stars_make_a_building_green_but_no_other_project(string? industry, int? stars, GreenGround ground)
    {
        var verdict = Judge(s_plain with { Industry = industry, BuildingStars = stars });

        Assert.Equal((ground, ground == GreenGround.None ? ProjectAttribute.NotGreen : ProjectAttribute.Green), (verdict.Ground, verdict.Attribute));
        Assert.Equal(ground == GreenGround.None ? null : "5.1", verdict.Entry?.Code);
    }

    [Theory]
    [InlineData("0111", 1, GreenGround.Farming)]
    [InlineData("1371", 4, GreenGround.Farming)]
    [InlineData("0111", 0, GreenGround.None)]
    [InlineData("1713", 4, GreenGround.None)]
    public void Certified_farming_is_green(string industry, int certificates, GreenGround ground)
    {
        var verdict = Judge(s_plain with { Industry = industry, FarmingCertificates = certificates });

        Assert.Equal((ground, ground == GreenGround.None ? null : "4.1"), (verdict.Ground, verdict.Entry?.Code));
    }

    [Theory]
    [InlineData(null, null, "未申报绿色目录代码，也没有可采信的绿色认证。")]
    [InlineData("8.1", null, "绿色目录中没有8.1。")]
    [InlineData("8.1", "9", "绿色目录中没有8.1、9。")]
    public void Without_an_entry_it_is_not_green(string? code, string? use, string zh)
    {
        var verdict = Judge(s_plain with { CatalogueCode = code, LoanUseCode = use });

        Assert.Equal((ProjectAttribute.NotGreen, GreenGround.None, null, zh), (verdict.Attribute, verdict.Ground, verdict.Entry, verdict.Reason.Zh));
    }

    [Theory]
    [InlineData(PolicyClass.Encouraged, null, null, ProjectAttribute.Green)]
    [InlineData(PolicyClass.Allowed, true, EnergyReview.Failed, ProjectAttribute.Green)]
    [InlineData(PolicyClass.Eliminated, false, EnergyReview.Passed, ProjectAttribute.NotGreen)]
    [InlineData(PolicyClass.Restricted, true, EnergyReview.Failed, ProjectAttribute.NotGreen)]
    [InlineData(PolicyClass.Restricted, true, EnergyReview.NotNeeded, ProjectAttribute.NotGreen)]
    [InlineData(PolicyClass.Restricted, true, EnergyReview.Passed, ProjectAttribute.Green)]
    [InlineData(PolicyClass.Restricted, false, null, ProjectAttribute.Green)]
    [InlineData(PolicyClass.Restricted, true, null, ProjectAttribute.ToBeVerified)]
    [InlineData(PolicyClass.Restricted, null, EnergyReview.Failed, ProjectAttribute.ToBeVerified)]
    [InlineData(PolicyClass.Restricted, null, EnergyReview.Passed, ProjectAttribute.Green)]
    [InlineData(null, false, EnergyReview.Passed, ProjectAttribute.ToBeVerified)]
    [InlineData(null, true, EnergyReview.Failed, ProjectAttribute.ToBeVerified)]
    public void Industrial_policy_excludes_what_it_is_known_to(PolicyClass? policy, bool? isTwoHigh, EnergyReview? review, ProjectAttribute attribute) =>
        Assert.Equal(attribute, Judge(new Project { Policy = policy, IsTwoHigh = isTwoHigh, EnergyReview = review, CatalogueCode = "1.1.3" }).Attribute);

    [Fact]
    public void What_is_open_is_named()
    {
        Assert.Equal("用途属于绿色目录，但未说明产业政策类别。", Judge(new Project { CatalogueCode = "1" }).Reason.Zh);
        Assert.Equal(
            "Green by its use, but not stated: whether it is of high energy use or emissions, the energy review.",
            Judge(new Project { CatalogueCode = "1", Policy = PolicyClass.Restricted }).Reason.En);
    }

    [Fact]
    public void An_excluded_project_that_is_green_by_nothing_is_excluded_all_the_same() =>
        Assert.Equal("属于产业政策淘汰类。", Judge(new Project { Policy = PolicyClass.Eliminated }).Reason.Zh);

    private static ProjectVerdict Judge(Project project) => GreenProjects.Judge(project, RepositoryGreenCatalogue.All);
}
