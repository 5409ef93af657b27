namespace Hub.Domain.Sources;

/// <summary>Every word a department file may use. The reader, its messages and <c>department.schema.json</c> go by these lists.</summary>
public static class CatalogVocabulary
{
    /// <summary>Words for <see cref="Sources.Cadence"/>.</summary>
    public static IReadOnlyDictionary<string, Cadence> Cadences { get; } = new Dictionary<string, Cadence>
    {
        ["realtime"] = Cadence.Realtime,
        ["event"] = Cadence.Event,
        ["daily"] = Cadence.Daily,
        ["weekly"] = Cadence.Weekly,
        ["monthly"] = Cadence.Monthly,
        ["quarterly"] = Cadence.Quarterly,
        ["yearly"] = Cadence.Yearly,
        ["onDemand"] = Cadence.OnDemand,
    };

    /// <summary>Words for <see cref="Sources.Sensitivity"/>.</summary>
    public static IReadOnlyDictionary<string, Sensitivity> Sensitivities { get; } = new Dictionary<string, Sensitivity>
    {
        ["L1"] = Sensitivity.L1,
        ["L2"] = Sensitivity.L2,
        ["L3"] = Sensitivity.L3,
        ["L4"] = Sensitivity.L4,
    };

    /// <summary>Words for <see cref="SharingClass"/>.</summary>
    public static IReadOnlyDictionary<string, SharingClass> Sharings { get; } = new Dictionary<string, SharingClass>
    {
        ["unconditional"] = SharingClass.Unconditional,
        ["restricted"] = SharingClass.Restricted,
    };

    /// <summary>Words for <see cref="ConsentClass"/>.</summary>
    public static IReadOnlyDictionary<string, ConsentClass> Consents { get; } = new Dictionary<string, ConsentClass>
    {
        ["N"] = ConsentClass.None,
        ["E"] = ConsentClass.Enterprise,
        ["E+P"] = ConsentClass.EnterpriseAndPerson,
    };

    /// <summary>Words for <see cref="SectionKind"/>.</summary>
    public static IReadOnlyDictionary<string, SectionKind> SectionKinds { get; } = new Dictionary<string, SectionKind>
    {
        ["single"] = SectionKind.Single,
        ["series"] = SectionKind.Series,
        ["list"] = SectionKind.List,
    };

    /// <summary>Words for <see cref="RecordFormat"/>.</summary>
    public static IReadOnlyDictionary<string, RecordFormat> Formats { get; } = new Dictionary<string, RecordFormat>
    {
        ["json"] = RecordFormat.JsonArray,
        ["ndjson"] = RecordFormat.NdJson,
        ["csv"] = RecordFormat.Csv,
    };

    /// <summary>Words for <see cref="TextEncoding"/>.</summary>
    public static IReadOnlyDictionary<string, TextEncoding> Encodings { get; } = new Dictionary<string, TextEncoding>
    {
        ["utf-8"] = TextEncoding.Utf8,
        ["gb18030"] = TextEncoding.Gb18030,
    };

    /// <summary>Types of a field; p, s and n stand for numbers. With each, the properties that only fields of this type have.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> TypeProperties { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["dec(p,s)"] = ["unit", "min", "max", "sourceUnit"],
        ["int"] = ["unit", "min", "max", "sourceUnit"],
        ["money"] = ["foreign", "min", "max", "sourceUnit"],
        ["bool"] = [],
        ["date"] = ["future"],
        ["datetime"] = ["future"],
        ["year"] = [],
        ["quarter"] = [],
        ["month"] = [],
        ["day"] = [],
        ["text(n)"] = [],
        ["creditCode"] = [],
        ["industry"] = [],
        ["division"] = [],
        ["enum"] = ["values", "codes"],
        ["list"] = ["fields", "maxCount", "flat"],
    };

    /// <summary>Shapes of a source. With each, the properties that only sources of this shape have.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ShapeProperties { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["push"] = [],
        ["paged"] = ["path", "items", "nextCursor", "cursorParameter", "sinceParameter", "lagHours", "pageSizeParameter", "pageSize"],
        ["file"] = ["path", "format", "encoding", "lagDays"],
        ["perSubject"] = ["path", "items", "reply", "perSecond", "perDay"],
        ["platformPaged"] = ["path", "lagHours", "pageSize", "purposeCode"],
        ["platformPerSubject"] = ["path", "perSecond", "perDay", "purposeCode"],
    };

    /// <summary>What the shared data platform is asked for: before a loan, after it, green grading, subsidy, procurement loan, own look, statistics.</summary>
    public static IReadOnlyDictionary<string, string> PurposeCodes { get; } =
        new[] { "PRE_LOAN", "POST_LOAN", "GREEN_EVAL", "SUBSIDY", "PROC_LOAN", "SELF", "STAT" }.ToDictionary(code => code);

    /// <summary>Properties of a department file.</summary>
    public static IReadOnlyList<string> Department { get; } = ["$schema", "id", "zh", "en", "system", "maintenance", "interfaces"];

    /// <summary>Properties of an interface.</summary>
    public static IReadOnlyList<string> Interface { get; } =
    [
        "id", "zh", "en", "cadence", "ttlDays", "sensitivity", "sharing", "consent", "basis", "purpose", "section", "breaker", "source", "fields",
    ];

    /// <summary>Properties of a text in both languages.</summary>
    public static IReadOnlyList<string> Bilingual { get; } = ["zh", "en"];

    /// <summary>Properties of a section.</summary>
    public static IReadOnlyList<string> Section { get; } = ["kind", "identity", "keepMonths"];

    /// <summary>Properties that sources of every shape have.</summary>
    public static IReadOnlyList<string> Source { get; } = ["shape", "subject", "asOf", "deleted", "notStated", "rows", "part"];

    /// <summary>Properties of a breaker.</summary>
    public static IReadOnlyList<string> Breaker { get; } = ["mostChanged", "mostDeleted"];

    /// <summary>Properties of a deletion mark.</summary>
    public static IReadOnlyList<string> Deleted { get; } = ["field", "values"];

    /// <summary>Properties of the reply codes.</summary>
    public static IReadOnlyList<string> Reply { get; } = ["field", "ok", "noRecord", "unreached", "quotaExceeded"];

    /// <summary>Properties that fields of every type have.</summary>
    public static IReadOnlyList<string> Field { get; } = ["name", "zh", "en", "type", "required", "personal", "sourceNames"];
}
