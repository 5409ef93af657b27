using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D15 海关: English headings, ten thousand dollars.</summary>
internal static class CustomsDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I32", new Pages("/openapi/v2/enterprises", "result.records") { Cursor = "pageToken", Since = "modifiedAfter", Limit = "pageSize" },
            Subject("USCC"),
            Coded("CreditRating", "customs_credit", "AEO=AEO REGULAR=GENERAL DISHONEST=DISCREDITED NONE=UNREGISTERED"),
            Field("ImportValueUSD10k", "import_value", Forms.TenThousands),
            Field("ExportValueUSD10k", "export_value", Forms.TenThousands),
            Field("ViolationCount12M", "violation_12m"),
            Updated("LastModified")),
    ];
}
