namespace Hub.Embedded.Resilience;

/// <summary>Which instance of a pipeline a request goes through.</summary>
internal sealed class PipelineSelection
{
    public Func<HttpRequestMessage, string> KeyOf { get; set; } = _ => string.Empty;
}
