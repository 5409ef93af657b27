using System.Text.RegularExpressions;
using Hub.Bicep.Tests.Evaluation;
using Hub.Bicep.Tests.Facts;
using Hub.Bicep.Tests.Structure;
using Hub.Bicep.Tests.Syntax;

namespace Hub.Bicep.Tests.Deployment;

/// <summary>Roles are real, few, and given on the narrowest thing.</summary>
public sealed partial class RoleTests
{
    [Theory]
    [ClassData(typeof(ParameterFiles))]
    public async Task The_hub_has_these_roles_on_these_things(string file)
    {
        var given = (await Plan.OfAsync(file)).Of("Microsoft.Authorization/roleAssignments")
            .Select(r => $"{RoleOf(r)} on {r.On!.Type.Split('/')[^1]} {(r.On.Type.Count(c => c == '/') > 1 ? r.On.Name.Split('/')[^1] : "")}".TrimEnd());

        Assert.Equal(
            new[]
            {
                "Azure Service Bus Data Receiver on queues build", "Azure Service Bus Data Receiver on queues deliver", "Azure Service Bus Data Receiver on queues publish",
                "Azure Service Bus Data Receiver on queues pull",
                "Azure Service Bus Data Sender on queues build", "Azure Service Bus Data Sender on queues deliver", "Azure Service Bus Data Sender on queues publish",
                "Azure Service Bus Data Sender on queues pull",
                "Key Vault Crypto User on keys signing", "Key Vault Crypto User on keys wrapping", "Key Vault Secrets User on vaults",
                "Monitoring Metrics Publisher on components",
                "Storage Blob Data Owner on storageAccounts", "Storage Queue Data Contributor on storageAccounts", "Storage Table Data Contributor on storageAccounts",
            },
            given.Order());
    }

    [Fact]
    public void Every_role_id_is_known_and_every_known_one_is_used()
    {
        var ids = BicepFiles.Templates.SelectMany(name => Guids().Matches(BicepFiles.Text(name)).Select(m => m.Value)).Distinct();

        Assert.Equal(FactFiles.Roles.Keys.Order(), ids.Order());
    }

    [Fact]
    public void A_role_id_is_called_by_its_name()
    {
        foreach (var name in BicepFiles.Templates)
        {
            var text = BicepFiles.Text(name);
            Findings.None(Guids().Matches(text).Select(m => FactFiles.Roles[m.Value]).Where(role => !text.Contains(role, StringComparison.Ordinal)).Select(role => $"{name}: {role}"));
        }
    }

    private static string RoleOf(PlannedResource assignment) =>
        FactFiles.Roles[((string)assignment.Value("properties.roleDefinitionId")!).Split('/')[^1]];

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Guids();
}
