using Hub.Bicep.Tests.Evaluation;
using Hub.Bicep.Tests.Facts;

namespace Hub.Bicep.Tests.Structure;

/// <summary>Every resource is of a real type and version, with properties and values that it takes, a name within Azure's rules, and tags.</summary>
public sealed class ResourceTests
{
    [Theory]
    [ClassData(typeof(ParameterFiles))]
    public async Task Every_property_is_one_of_its_types(string file)
    {
        var plan = await Plan.OfAsync(file);

        Findings.None(plan.Made.SelectMany(r => ResourceShape.Problems(r).Select(p => $"{r}: {p}")));
    }

    [Fact]
    public async Task Every_known_type_names_its_source_and_is_used()
    {
        var used = new HashSet<string>();
        foreach (var file in Syntax.BicepFiles.Parameters)
        {
            used.UnionWith((await Plan.OfAsync(file)).Setting.Resources.Select(r => $"{r.Type}@{r.Version}"));
        }

        Assert.Equal(used.Order(StringComparer.Ordinal), FactFiles.ResourceTypes.EnumerateObject().Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.All(FactFiles.ResourceTypes.EnumerateObject(), t => Assert.EndsWith($"{t.Name.Split('@')[1]}/types.json", t.Value.GetProperty("source").GetString()));
    }

    [Theory]
    [InlineData("hub")]
    [InlineData("hu")]
    [InlineData("huzhou2026")]
    public async Task Every_name_is_within_the_rules(string name)
    {
        foreach (var file in Syntax.BicepFiles.Parameters)
        {
            var plan = await Plan.OfAsync(file, true, ("name", name));

            Findings.None(plan.Setting.Problems);
            Findings.None(plan.Made.SelectMany(r => NameRule.Problems(r).Select(p => $"{file}: {r}: {p}")));
        }
    }

    [Theory]
    [ClassData(typeof(ParameterFiles))]
    public async Task No_two_resources_are_the_same(string file)
    {
        var plan = await Plan.OfAsync(file);

        Findings.None(plan.Made.GroupBy(r => r.Id).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Theory]
    [ClassData(typeof(ParameterFiles))]
    public async Task Everything_that_can_have_tags_has_them(string file)
    {
        var plan = await Plan.OfAsync(file);

        var untagged = plan.Made.Where(ResourceShape.HasTags)
            .Where(r => r.Value("tags.hub") is not "hub" || r.Value("tags.stage") is not string || r.Value("tags.costCenter") is not string);

        Findings.None(untagged);
        Assert.True(plan.Made.Count(ResourceShape.HasTags) > 15);
    }
}
