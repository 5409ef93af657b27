using Hub.Bicep.Tests.Evaluation;

namespace Hub.Bicep.Tests.Structure;

/// <summary>Every parameter file gives main.bicep what it needs and nothing else, within what is allowed.</summary>
public sealed class PlanTests
{
    [Theory]
    [ClassData(typeof(ParameterFiles))]
    public async Task Every_parameter_file_can_be_deployed(string file)
    {
        foreach (var everythingGiven in new[] { true, false })
        {
            var plan = await Plan.OfAsync(file, everythingGiven);

            Findings.None(plan.Setting.Problems);
            Assert.True(plan.Made.Count > 50, $"{plan.Made.Count} resources");
        }
    }
}
