namespace Hub.Simulator;

/// <summary>How a department writes what it pushes.</summary>
public enum PushFormat
{
    /// <summary>CSV in UTF-8 with a line of headings.</summary>
    Csv,

    /// <summary>A JSON array of objects.</summary>
    Json,

    /// <summary>A JSON object a line.</summary>
    NdJson,
}
