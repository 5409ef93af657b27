using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Explaining;

/// <summary>What grades are called.</summary>
public static class GradeName
{
    /// <summary>The name of a grade: the rulebook's, of those that it gives.</summary>
    /// <param name="grade">The grade.</param>
    /// <param name="rulebook">The rulebook that gave it; null if it is gone.</param>
    public static BilingualName Of(Grade grade, Rulebook? rulebook) => rulebook?.Grades.FirstOrDefault(g => g.Grade == grade)?.Label ?? grade switch
    {
        Grade.Deep => new("深绿", "Deep green"),
        Grade.Medium => new("中绿", "Medium green"),
        Grade.Light => new("浅绿", "Light green"),
        Grade.Ungraded => new("绿，未达级", "Green, ungraded"),
        Grade.NotGreen => new("非绿", "Not green"),
        Grade.Insufficient => new("数据不足", "Insufficient data"),
        _ => new("待核实", "To be verified"),
    };
}
