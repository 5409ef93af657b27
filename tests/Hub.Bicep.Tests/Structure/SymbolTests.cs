using Hub.Bicep.Tests.Syntax;

namespace Hub.Bicep.Tests.Structure;

/// <summary>Every symbol is described and used, every module gets exactly its parameters.</summary>
public sealed class SymbolTests
{
    [Fact]
    public async Task Every_parameter_output_and_file_is_described()
    {
        var undescribed = new List<string>();
        foreach (var template in await TemplatesAsync())
        {
            undescribed.AddRange(template.Parameters.Concat(template.Outputs).Concat(template.Types)
                .Where(d => !d.Decorators.TryGetValue("description", out var text) || text.All.All(n => n.Type != "string_content"))
                .Select(d => $"{template.Name}: {d.Name}"));
            if (!template.Tree.All.Any(n => n.Type == "metadata_declaration" && n.First("identifier")?.Text == "description"))
            {
                undescribed.Add(template.Name);
            }
        }

        Findings.None(undescribed);
    }

    [Fact]
    public async Task Every_symbol_is_used()
    {
        var unused = new List<string>();
        foreach (var template in await TemplatesAsync())
        {
            var names = template.Tree.All.Where(n => n.Type == "identifier").GroupBy(n => n.Text).ToDictionary(g => g.Key, g => g.Count());
            unused.AddRange(template.Parameters.Concat(template.Variables).Concat(template.Types)
                .Concat(template.Resources.Where(r => r.IsExisting)).Where(d => names[d.Name] == 1).Select(d => $"{template.Name}: {d.Name}"));
        }

        Findings.None(unused);
    }

    [Fact]
    public async Task Every_module_is_used_and_gets_exactly_its_parameters()
    {
        var templates = (await TemplatesAsync()).ToDictionary(t => t.Name);
        var wrong = new List<string>();
        var used = new HashSet<string> { "main.bicep" };
        foreach (var (template, module) in templates.Values.SelectMany(t => t.Modules.Select(m => (t, m))))
        {
            var target = template.Beside(module.Target);
            used.Add(target);
            var given = Given(module).Order().ToList();
            var wanted = templates[target].Parameters.Select(p => p.Name).Order().ToList();
            wrong.AddRange(given.Except(wanted).Select(p => $"{template.Name}: {module.Name} has no parameter {p}"));
            wrong.AddRange(wanted.Except(given).Select(p => $"{template.Name}: {module.Name} is not given {p}"));
        }

        Findings.None(wrong);
        Assert.Equal(templates.Keys.Order(), used.Order());
    }

    [Fact]
    public async Task Every_output_of_a_module_is_read()
    {
        var templates = (await TemplatesAsync()).ToDictionary(t => t.Name);
        var main = templates["main.bicep"];
        var read = main.Tree.All.Where(n => n.Type == "member_expression" && n.Child("object") is { Type: "member_expression" } o && o.Child("property")!.Text == "outputs")
            .Select(n => (Module: n.Child("object")!.All.First(i => i.Type == "identifier").Text, Output: n.Child("property")!.Text)).ToHashSet();

        var unread = main.Modules.SelectMany(m => templates[main.Beside(m.Target)].Outputs.Where(o => !read.Contains((m.Name, o.Name))).Select(o => $"{m.Name}.{o.Name}"));

        Findings.None(unread);
    }

    private static IEnumerable<string> Given(Declaration module)
    {
        var parameters = module.Node.All.First(n => n.Type == "object_property" && n.Children[0].Text == "params").First("object")!;
        return parameters.Children.Where(c => c.Type == "object_property").Select(p => p.Children[0].Text);
    }

    private static async Task<List<Template>> TemplatesAsync()
    {
        var all = new List<Template>();
        foreach (var name in BicepFiles.Templates)
        {
            all.Add(await Template.ReadAsync(name));
        }

        return all;
    }
}
