using Hub.Bicep.Tests.Syntax;

namespace Hub.Bicep.Tests.Structure;

/// <summary>Every Bicep file parses.</summary>
public sealed class SyntaxTests
{
    [Fact]
    public async Task Every_file_parses()
    {
        var errors = new List<string>();
        foreach (var name in BicepFiles.Names)
        {
            errors.AddRange((await BicepFiles.TreeAsync(name)).All.Where(n => n.IsError).Select(n => $"{name}:{n.Line}"));
        }

        Findings.None(errors);
        Assert.Contains("main.bicep", BicepFiles.Names);
        Assert.Superset(
            new HashSet<string> { "dev.bicepparam", "test.bicepparam", "prod.bicepparam", "china.bicepparam" }, BicepFiles.Parameters.ToHashSet());
    }

    [Theory]
    [InlineData("param x string =")]
    [InlineData("resource a 'A/b@2020-01-01' = { name 'x' }")]
    [InlineData("module m 'x.bicep' = { params: { a: 1 }")]
    public async Task What_is_no_Bicep_does_not_parse(string text)
    {
        Assert.Contains((await BicepFiles.ParseAsync(text)).All, n => n.IsError);
    }

    [Fact]
    public async Task An_access_belongs_to_the_last_operand()
    {
        var value = (await BicepFiles.ParseAsync("var x = a ? b : c.d[0].e")).All.Single(n => n.Type == "variable_declaration").Assigned!;

        Assert.Equal("ternary_expression", value.Type);
        Assert.Equal("b", value.Child("consequence")!.Text);
        Assert.Equal("member_expression", value.Child("alternative")!.Type);
    }
}
