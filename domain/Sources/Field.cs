namespace Hub.Domain.Sources;

/// <summary>A field of an interface's records.</summary>
/// <param name="Name">Canonical name, snake_case.</param>
/// <param name="Label">Name in both languages; both are accepted as headings.</param>
/// <param name="Type">What values it takes.</param>
/// <param name="Required">A record without it goes to quarantine.</param>
/// <param name="Masked">Personal data: how it is masked unless the caller's scope says otherwise; null if it is none.</param>
/// <param name="SourceNames">Names the department uses, besides <paramref name="Name"/> and <paramref name="Label"/>.</param>
/// <param name="SourceUnit">Unit of the source's numbers where it differs from the type's; null if the same.</param>
/// <param name="Codes">The department's code list: source value to canonical value; empty where the source uses ours.</param>
public sealed record Field(
    string Name,
    BilingualName Label,
    FieldType Type,
    bool Required,
    PersonalKind? Masked,
    IReadOnlyList<string> SourceNames,
    string? SourceUnit,
    IReadOnlyDictionary<string, string> Codes)
{
    /// <summary>Whether it is personal data.</summary>
    public bool Personal => Masked is not null;
}

/// <summary>Kinds of personal data, which are masked differently.</summary>
public enum PersonalKind
{
    /// <summary>A person's name or digest: the first character stays.</summary>
    Person,

    /// <summary>The number of an account: the first four and the last four characters stay.</summary>
    Account,
}

/// <summary>What values a field takes, and how they stand in a normalised record.</summary>
public abstract record FieldType;

/// <summary>A decimal number: at most <paramref name="Precision"/> digits, <paramref name="Scale"/> of them after the point. JSON number.</summary>
/// <param name="Precision">Digits in all, in the canonical unit.</param>
/// <param name="Scale">Digits after the point.</param>
/// <param name="Unit">Canonical unit, a name of <see cref="Unit"/>; null for a pure number.</param>
/// <param name="Min">Smallest allowed value, in the canonical unit.</param>
/// <param name="Max">Largest allowed value, in the canonical unit.</param>
public sealed record DecimalType(int Precision, int Scale, string? Unit, decimal? Min, decimal? Max) : FieldType;

/// <summary>An amount of money in yuan (元), JSON number; with <paramref name="ForeignAllowed"/> a JSON object <c>{"amount":…,"currency":"USD"}</c>.</summary>
/// <param name="ForeignAllowed">Whether amounts in other currencies are kept as they are (never converted).</param>
/// <param name="Min">Smallest allowed value, in units of the currency.</param>
/// <param name="Max">Largest allowed value, in units of the currency.</param>
public sealed record MoneyType(bool ForeignAllowed, decimal? Min, decimal? Max) : FieldType;

/// <summary>A whole number within bounds. JSON number.</summary>
/// <param name="Unit">What is counted (people, cases, hours); null for a pure number.</param>
/// <param name="Min">Smallest allowed value.</param>
/// <param name="Max">Largest allowed value.</param>
public sealed record IntegerType(string? Unit, long? Min, long? Max) : FieldType;

/// <summary>True or false. The usual spellings of departments are understood: 是/否, Y/N, 1/0, true/false.</summary>
public sealed record BooleanType : FieldType;

/// <summary>A calendar day. JSON string <c>yyyy-MM-dd</c>.</summary>
/// <param name="FutureAllowed">Whether it may lie after the day of receipt (a permit's end may, a birth may not).</param>
public sealed record DateType(bool FutureAllowed) : FieldType;

/// <summary>An instant; source times without offset are Asia/Shanghai. JSON string ISO 8601 with +08:00.</summary>
/// <param name="FutureAllowed">Whether it may lie after the receipt.</param>
public sealed record DateTimeType(bool FutureAllowed) : FieldType;

/// <summary>A reporting period. JSON string <c>2026</c>, <c>2026Q1</c>, <c>202601</c> or <c>20260131</c>.</summary>
public sealed record PeriodType(PeriodLength Length) : FieldType;

/// <summary>Length of a reporting period.</summary>
public enum PeriodLength
{
    /// <summary>yyyy</summary>
    Year,

    /// <summary>yyyyQq</summary>
    Quarter,

    /// <summary>yyyyMM</summary>
    Month,

    /// <summary>yyyyMMdd</summary>
    Day,
}

/// <summary>Text of at most <paramref name="MaxLength"/> characters, trimmed, full-width letters and digits folded. JSON string.</summary>
public sealed record TextType(int MaxLength) : FieldType;

/// <summary>A credit code (GB 32100-2015), checked. JSON string.</summary>
public sealed record CreditCodeType : FieldType;

/// <summary>An industry class of GB/T 4754-2017, four digits. JSON string.</summary>
public sealed record IndustryType : FieldType;

/// <summary>An administrative division of GB/T 2260, six digits. JSON string.</summary>
public sealed record DivisionType : FieldType;

/// <summary>One of a closed list of values. JSON string.</summary>
/// <param name="Values">Canonical value to its names.</param>
public sealed record EnumType(IReadOnlyDictionary<string, BilingualName> Values) : FieldType;

/// <summary>A list of objects inside one record. JSON array.</summary>
/// <param name="Items">The fields of an object.</param>
/// <param name="MaxCount">How many objects at the most.</param>
public sealed record ListType(IReadOnlyList<Field> Items, int MaxCount) : FieldType
{
    /// <summary>Whether the one object's fields stand in the record itself, beside the others.</summary>
    public bool Flat { get; init; }
}
