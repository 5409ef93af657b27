using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Projects;

/// <summary>Why a project is green or not, in words.</summary>
internal static class ProjectReasons
{
    public static BilingualName Eliminated { get; } = new("属于产业政策淘汰类。", "Of the eliminated class of industrial policy.");

    public static BilingualName RestrictedTwoHigh { get; } = new(
        "属于限制类“两高”项目且节能审查未通过。", "A restricted project of high energy use or emissions without a passed energy review.");

    public static BilingualName Green(GreenGround ground, CatalogueEntry entry, GreenCatalogue catalogue)
    {
        var (zh, en) = WordsOf(ground, catalogue);
        return new($"{zh}属于{entry.Edition}年版目录{entry.Code}（{entry.Label.Zh}）。", $"{en} is in the catalogue of {entry.Edition} under {entry.Code} ({entry.Label.En}).");
    }

    public static BilingualName NoGround(Project project)
    {
        var stated = new[] { project.CatalogueCode, project.LoanUseCode }.Where(code => !string.IsNullOrWhiteSpace(code)).Distinct().ToList();
        return stated.Count == 0
            ? new("未申报绿色目录代码，也没有可采信的绿色认证。", "No code of a green catalogue is stated, and no certificate stands for one.")
            : new($"绿色目录中没有{string.Join('、', stated)}。", $"The green catalogues have no {string.Join(", ", stated)}.");
    }

    /// <summary>Names what is not stated of the facts that could exclude it.</summary>
    public static BilingualName Open(Project project)
    {
        var missing = new List<(string Zh, string En)>();
        Add(project.Policy is null, "产业政策类别", "the class of industrial policy");
        Add(project.Policy == PolicyClass.Restricted && project.IsTwoHigh is null, "是否“两高”项目", "whether it is of high energy use or emissions");
        Add(project.Policy == PolicyClass.Restricted && project.EnergyReview is null, "节能审查结论", "the energy review");
        return new($"用途属于绿色目录，但未说明{string.Join('、', missing.Select(m => m.Zh))}。", $"Green by its use, but not stated: {string.Join(", ", missing.Select(m => m.En))}.");

        void Add(bool isMissing, string zh, string en) => missing.AddRange(isMissing ? [(zh, en)] : []);
    }

    private static (string Zh, string En) WordsOf(GreenGround ground, GreenCatalogue catalogue) => ground switch
    {
        GreenGround.ProjectCode => ("项目", "The project"),
        GreenGround.LoanUse => ("贷款用途", "The loan's use"),
        GreenGround.Building => ($"建设项目已达绿色建筑{catalogue.Building.AtLeast}星及以上，", $"The building, of {catalogue.Building.AtLeast} green-building stars or more,"),
        _ => ("项目单位持有绿色食品或有机产品认证，项目", "The project, of a certified green or organic farm,"),
    };
}
