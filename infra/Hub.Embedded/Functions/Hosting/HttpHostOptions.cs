namespace Hub.Embedded.Functions.Hosting;

/// <summary>host.json, <c>extensions.http</c>.</summary>
internal sealed class HttpHostOptions
{
    /// <summary>The first segments of every route; empty for none.</summary>
    public string RoutePrefix { get; init; } = "api";
}
