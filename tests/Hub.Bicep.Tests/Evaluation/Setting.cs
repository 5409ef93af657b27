namespace Hub.Bicep.Tests.Evaluation;

/// <summary>Where and with what a template is deployed.</summary>
/// <param name="Cloud">Name of the cloud, as <c>environment().name</c> has it.</param>
/// <param name="Variables">Environment variables that parameter files read.</param>
public sealed record Setting(string Cloud, IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>All that would be deployed, in no order.</summary>
    public List<PlannedResource> Resources { get; } = [];

    /// <summary>Values that their parameters do not allow.</summary>
    public List<string> Problems { get; } = [];
}
