using Mono.Cecil;

namespace Hub.Architecture.Tests;

/// <summary>functions → infra → domain ← catalog, and never back.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void The_domain_knows_the_base_class_library_only()
    {
        var foreign = References("Hub.Domain").Where(r => !r.StartsWith("System.", StringComparison.Ordinal));

        Assert.Empty(foreign);
    }

    [Fact]
    public void The_domain_does_no_input_or_output()
    {
        string[] forbidden = ["System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.Net.Http.HttpClient", "System.Threading.Thread"];

        Assert.Empty(TypesUsedBy("Hub.Domain").Intersect(forbidden));
    }

    [Fact]
    public void The_adapters_do_not_know_the_triggers()
    {
        Assert.DoesNotContain("Hub.Functions", References("Hub.Azure"));
        Assert.DoesNotContain("Hub.Functions", References("Hub.Embedded"));
    }

    [Fact]
    public void A_platform_knows_of_the_hub_only_the_keys_it_has_to_offer()
    {
        Assert.Equal(["Hub.Domain"], References("Hub.Embedded").Where(r => r.StartsWith("Hub.", StringComparison.Ordinal)));
        Assert.DoesNotContain(TypesUsedBy("Hub.Embedded"), t => t.StartsWith("Hub.Domain.", StringComparison.Ordinal) && !t.StartsWith("Hub.Domain.Trust.Keys.", StringComparison.Ordinal));
    }

    /// <summary>Whatever exists only in the stand-ins' own namespaces does not exist in the real packages.</summary>
    [Theory]
    [InlineData("Hub.Azure")]
    [InlineData("Hub.Functions")]
    public void Nothing_that_is_deployed_uses_what_only_the_stand_ins_have(string assembly)
    {
        Assert.DoesNotContain(TypesUsedBy(assembly), t => t.StartsWith("Hub.Embedded", StringComparison.Ordinal));
    }

    [Fact]
    public void The_domain_never_sees_an_exception_of_a_vendor()
    {
        Assert.DoesNotContain(TypesUsedBy("Hub.Domain"), t => t.StartsWith("Azure.", StringComparison.Ordinal));
    }

    private static List<string> References(string assembly)
    {
        using var module = Read(assembly);
        return [.. module.AssemblyReferences.Select(r => r.Name)];
    }

    private static List<string> TypesUsedBy(string assembly)
    {
        using var module = Read(assembly);
        return [.. module.GetTypeReferences().Select(t => t.FullName)];
    }

    private static ModuleDefinition Read(string assembly) => ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"));
}
