using System.Text;
using Hub.Domain.Formulas;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Intake;

namespace Hub.Domain.Tests.Formulas;

/// <summary>A record of I01 and sections of four interfaces, looked at on 3 March 2026.</summary>
internal static class FormulaSample
{
    public static readonly DateOnly Today = new(2026, 3, 3);

    private static readonly EnumType s_grades =
        new(new Dictionary<string, BilingualName> { ["GREEN"] = new("绿", "Green"), ["RED"] = new("红", "Red") });

    public static readonly Interface Record = Of("I01", new SectionShape(SectionKind.Single, [], null),
    [
        Sample.Field("a", new DecimalType(16, 2, null, null, null)), Sample.Field("b", new IntegerType(null, null, null)),
        Sample.Field("zero", new IntegerType(null, null, null)), Sample.Field("gone", new IntegerType(null, null, null)),
        Sample.Field("amount", new MoneyType(true, null, null)), Sample.Field("dollars", new MoneyType(true, null, null)),
        Sample.Field("yes", new BooleanType()), Sample.Field("no", new BooleanType()), Sample.Field("maybe", new BooleanType()),
        Sample.Field("name", new TextType(50)), Sample.Field("grade", s_grades), Sample.Field("person", new TextType(50), personal: true),
        Sample.Field("signed", new DateType(false)), Sample.Field("ends", new DateType(true)), Sample.Field("at", new DateTimeType(false)),
        Sample.Field("month", new PeriodType(PeriodLength.Month)), Sample.Field("quarter", new PeriodType(PeriodLength.Quarter)),
        Sample.Field("year", new PeriodType(PeriodLength.Year)), Sample.Field("things", new ListType([Sample.Field("n", new BooleanType())], 5)),
    ]);

    public const string RecordJson = """
        {"a":1.50,"b":3,"zero":0,"gone":null,"amount":{"amount":2400000,"currency":"CNY"},"dollars":{"amount":10,"currency":"USD"},
         "yes":true,"no":false,"name":"甲","grade":"RED","person":"王某","signed":"2026-01-31","ends":"2027-01-31",
         "at":"2026-02-01T07:30:00+08:00","month":"202402","quarter":"2025Q4","year":"2025","things":[{"n":true}]}
        """;

    /// <summary>Three months of people, a registration, two contracts and a section without records; nothing of I05.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Sections = new Dictionary<string, string[]>
    {
        ["I10"] =
        [
            """{"period":"202411","people":80}""", """{"period":"202511","people":90,"grade":"GREEN"}""",
            """{"period":"202512","people":null,"grade":"RED"}""", """{"period":"202601","people":100}""",
        ],
        ["I24"] = ["""{"capital":500000,"est_date":"2020-02-29"}"""],
        ["I08"] =
        [
            """{"no":"1","paid":10.5,"sign_date":"2025-05-05","breach":true,"grade":"RED"}""",
            """{"no":"2","paid":20,"sign_date":"2026-03-03","breach":false,"grade":"GREEN"}""",
            """{"no":"3","sign_date":"2023-01-01"}""",
        ],
        ["I17"] = [],
    };

    public static readonly Catalog Catalog = new(
        [new Department("D01", new("部", "D"), "系", [Record, Series("I10"), Single("I24"), List("I08"), List("I17"), Series("I05")])], "v");

    public static Facts SectionFacts { get; } = Facts.OfSections(Today, i => Sections.TryGetValue(i.Id, out var found)
        ? [.. found.Select(json => new Entry("", Encoding.UTF8.GetBytes(json)))]
        : null);

    /// <summary>The value of a formula on the record, as text.</summary>
    public static string OfRecord(string text)
    {
        var names = new RecordNames(Record);
        var formula = Formula.Parse(text, new FormulaNames(Catalog, names));
        var scan = names.ToScan();
        var values = new Value[scan.Count];
        scan.Read(Encoding.UTF8.GetBytes(RecordJson), values);
        return formula.Evaluate(Facts.OfRecord(Today, values)).ToString();
    }

    /// <summary>The value of a formula on the sections, as text.</summary>
    public static string OfSections(string text) => Formula.Parse(text, new FormulaNames(Catalog, null)).Evaluate(SectionFacts).ToString();

    private static Interface Series(string id) => Of(id, new SectionShape(SectionKind.Series, ["period"], 36),
    [
        Sample.Field("period", new PeriodType(PeriodLength.Month), required: true), Sample.Field("people", new IntegerType(null, null, null)), Sample.Field("grade", s_grades),
    ]);

    private static Interface Single(string id) => Of(id, Sample.Single,
        [Sample.Field("capital", new MoneyType(false, null, null)), Sample.Field("est_date", new DateType(false))]);

    private static Interface List(string id) => Of(id, new SectionShape(SectionKind.List, ["no"], null),
    [
        Sample.Field("no", new TextType(9), required: true), Sample.Field("paid", new MoneyType(false, null, null)),
        Sample.Field("sign_date", new DateType(false)), Sample.Field("breach", new BooleanType()), Sample.Field("grade", s_grades),
    ]);

    private static Interface Of(string id, SectionShape section, IReadOnlyList<Field> fields) => Sample.Interface(fields, section) with { Id = id };
}
