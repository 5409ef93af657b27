namespace Hub.Domain.Evaluation.Projects;

/// <summary>An investment project (I03) with what is known of the use of its money. Null is: not stated.</summary>
public sealed record Project
{
    /// <summary>Industry class of GB/T 4754-2017, four digits.</summary>
    public string? Industry { get; init; }

    /// <summary>产业政策类别.</summary>
    public PolicyClass? Policy { get; init; }

    /// <summary>是否“两高”项目: of high energy use or high emissions.</summary>
    public bool? IsTwoHigh { get; init; }

    /// <summary>节能审查结论.</summary>
    public EnergyReview? EnergyReview { get; init; }

    /// <summary>The project's code in the green catalogue.</summary>
    public string? CatalogueCode { get; init; }

    /// <summary>The code of what the loan for it is used for (I37).</summary>
    public string? LoanUseCode { get; init; }

    /// <summary>Green-building stars (I18), 0 to 3.</summary>
    public int? BuildingStars { get; init; }

    /// <summary>Certificates of green food and of organic products (I20).</summary>
    public int? FarmingCertificates { get; init; }
}

/// <summary>Class of the industrial policy (产业结构调整指导目录).</summary>
public enum PolicyClass
{
    /// <summary>鼓励类.</summary>
    Encouraged,

    /// <summary>允许类.</summary>
    Allowed,

    /// <summary>限制类.</summary>
    Restricted,

    /// <summary>淘汰类.</summary>
    Eliminated,
}

/// <summary>Result of the energy review of a project.</summary>
public enum EnergyReview
{
    /// <summary>无需审查.</summary>
    NotNeeded,

    /// <summary>通过.</summary>
    Passed,

    /// <summary>未通过.</summary>
    Failed,
}
