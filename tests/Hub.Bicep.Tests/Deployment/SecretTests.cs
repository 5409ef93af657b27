using Hub.Bicep.Tests.Evaluation;
using Hub.Bicep.Tests.Structure;
using Hub.Bicep.Tests.Syntax;

namespace Hub.Bicep.Tests.Deployment;

/// <summary>A secret goes from a secure parameter into the vault and nowhere else.</summary>
public sealed class SecretTests
{
    // What hands out keys; nothing of it is needed where identities are used.
    private static readonly string[] s_handingOut = ["listKeys", "listSecrets", "listAccountSas", "listServiceSas", "getSecret", "reference"];

    [Theory]
    [ClassData(typeof(ParameterFiles))]
    public async Task A_secret_is_written_to_the_vault_only(string file)
    {
        var plan = await Plan.OfAsync(file);

        var with = plan.Made.Where(r => Texts(r.Body).Any(t => t.Contains(Plan.Secret, StringComparison.Ordinal))).ToList();

        Assert.NotEmpty(with);
        Findings.None(with.Where(r => r.Type != "Microsoft.KeyVault/vaults/secrets"));
        Findings.None(plan.Outputs.Where(o => Texts(o.Value).Any(t => t.Contains(Plan.Secret, StringComparison.Ordinal))));
    }

    [Theory]
    [ClassData(typeof(ParameterFiles))]
    public async Task A_secret_that_is_not_given_is_not_overwritten(string file)
    {
        var plan = await Plan.OfAsync(file, everythingGiven: false);

        Assert.Empty(plan.Of("Microsoft.KeyVault/vaults/secrets"));
    }

    [Fact]
    public async Task Nothing_hands_out_keys_and_no_output_is_a_secret()
    {
        var found = new List<string>();
        foreach (var name in BicepFiles.Templates)
        {
            var template = await Template.ReadAsync(name);
            found.AddRange(template.Tree.All.Where(n => n.Type is "identifier" or "property_identifier" && s_handingOut.Contains(n.Text)).Select(n => $"{name}:{n.Line} {n.Text}"));
            var secure = template.Parameters.Where(p => p.Decorators.ContainsKey("secure")).Select(p => p.Name).ToHashSet();
            found.AddRange(template.Outputs.Where(o => o.Node.All.Any(n => n.Type == "identifier" && secure.Contains(n.Text))).Select(o => $"{name}: {o.Name}"));
            found.AddRange(template.Outputs.Where(o => o.Node.All.Any(n => n.Text is "ConnectionString" or "InstrumentationKey")).Select(o => $"{name}: {o.Name}"));
        }

        Findings.None(found);
    }

    [Fact]
    public async Task Secrets_are_secure_parameters_without_a_default()
    {
        var main = await Template.ReadAsync("main.bicep");

        var secret = main.Parameters.Where(p => p.Name.EndsWith("Key", StringComparison.Ordinal) || p.Name.EndsWith("Keys", StringComparison.Ordinal)
            || p.Name.EndsWith("Secret", StringComparison.Ordinal) || p.Name.EndsWith("Pepper", StringComparison.Ordinal)).ToList();

        Assert.Equal(4, secret.Count);
        Findings.None(secret.Where(p => !p.Decorators.ContainsKey("secure")).Select(p => p.Name));
        Findings.None(secret.Where(p => p.Node.Assigned!.All.Any(n => n.Type == "string_content")).Select(p => p.Name));
    }

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        string text => [text],
        List<object?> list => list.SelectMany(Texts),
        IReadOnlyDictionary<string, object?> o => o.Values.SelectMany(Texts),
        _ => [],
    };
}
