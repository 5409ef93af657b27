namespace Hub.Bicep.Tests.Structure;

/// <summary>What a check found, said in full when it fails.</summary>
internal static class Findings
{
    public static void None<T>(IEnumerable<T> findings)
    {
        var all = findings.Select(f => f?.ToString()).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
