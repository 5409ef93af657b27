namespace Hub.Domain.Intake.Quality;

/// <summary>Every word the rules file may use. The reader, its messages and <c>quality-rules.schema.json</c> go by these lists.</summary>
public static class QualityVocabulary
{
    /// <summary>Properties of the file.</summary>
    public static IReadOnlyList<string> File { get; } = ["$schema", "rules"];

    /// <summary>Properties of a rule.</summary>
    public static IReadOnlyList<string> Rule { get; } =
        ["id", "zh", "en", "interface", "severity", "holdAbove", "when", "message", "advice"];

    /// <summary>Words for <see cref="Severity"/>.</summary>
    public static IReadOnlyDictionary<string, Severity> Severities { get; } = new Dictionary<string, Severity>
    {
        ["note"] = Severity.Note,
        ["quarantine"] = Severity.Quarantine,
        ["hold"] = Severity.Hold,
    };
}
