using System.Reflection;
using System.Text.RegularExpressions;
using Hub.Functions;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Architecture.Tests;

/// <summary>The five rooms and Trust have the same names everywhere; files can be read at a sitting; routes are all in the table.</summary>
public sealed partial class RoomTests
{
    private static readonly string[] s_rooms = ["Sources", "Intake", "Profiles", "Evaluation", "Sharing", "Trust"];

    [Theory]
    [InlineData("domain", "Enterprises", "Formulas")]
    [InlineData("infra/Hub.Azure")]
    [InlineData("functions")]
    public void Folders_are_the_rooms(string project, params string[] besides)
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, project))
            .Select(f => Path.GetFileName(f)!)
            .Except(["bin", "obj", "Properties", .. besides]);

        Assert.Empty(folders.Except(s_rooms));
    }

    [Fact]
    public void No_name_says_nothing()
    {
        var empty = RepositoryFiles.Sources("domain", "infra", "functions", "samples", "tests")
            .Select(RepositoryFiles.Name)
            .Where(f => EmptyWord().IsMatch(f));

        Assert.Empty(empty);
    }

    [Fact]
    public void No_file_is_longer_than_a_sitting()
    {
        var long_ = RepositoryFiles.Sources("domain", "infra", "functions", "samples")
            .Where(f => File.ReadLines(f).Count() > 250)
            .Select(RepositoryFiles.Name);

        Assert.Empty(long_);
    }

    [Fact]
    public void There_is_no_conditional_compilation()
    {
        var conditional = RepositoryFiles.Sources("domain", "infra", "functions", "samples").Where(f => File.ReadLines(f).Any(l => l.StartsWith("#if", StringComparison.Ordinal)));

        Assert.Empty(conditional);
    }

    [Fact]
    public void Every_http_function_has_its_row_in_the_route_table()
    {
        var functions = typeof(Routes).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => m.GetCustomAttribute<FunctionAttribute>() is not null)
            .Select(m => (m.GetCustomAttribute<FunctionAttribute>()!.Name, Trigger: m.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(a => a is not null)))
            .Where(f => f.Trigger is not null)
            .Select(f => $"{f.Name} {f.Trigger!.Methods!.Single().ToUpperInvariant()} {f.Trigger.Route}")
            .Order();

        Assert.Equal(Routes.All.Select(r => $"{r.Function} {r.Method} {r.Path}").Order(), functions);
    }

    [GeneratedRegex("(Helper|Helpers|Util|Utils|Manager|Common|Misc)[/.]")]
    private static partial Regex EmptyWord();
}
