using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Sources;

/// <summary>A small catalog without mistakes, one interface a shape, for tests to break in one place.</summary>
internal static class SampleCatalog
{
    public const string Text = """
        {
          "id": "D14", "zh": "税务局", "en": "Tax", "system": "金税",
          "interfaces": [
            {
              "id": "I28", "zh": "等级", "en": "Grade", "cadence": "yearly", "ttlDays": 400,
              "sensitivity": "L1", "sharing": "unconditional", "consent": "N",
              "basis": { "zh": "办法", "en": "Measures" }, "purpose": { "zh": "用途", "en": "Purpose" },
              "section": { "kind": "series", "identity": ["eval_year"], "keepMonths": 60 },
              "source": {
                "shape": "paged", "path": "/grades", "items": "rows", "nextCursor": "next", "cursorParameter": "cursor",
                "sinceParameter": "since", "lagHours": 48, "pageSizeParameter": "limit", "pageSize": 500,
                "subject": ["识别号"], "deleted": { "field": "状态", "values": ["撤销"] }
              },
              "fields": [
                { "name": "eval_year", "zh": "年度", "en": "Year", "type": "year", "required": true },
                { "name": "grade", "zh": "级别", "en": "Grade", "type": "enum",
                  "values": { "GOOD": { "zh": "好", "en": "Good" }, "BAD": { "zh": "差", "en": "Bad" } }, "codes": { "01": "GOOD" } },
                { "name": "score", "zh": "得分", "en": "Score", "type": "dec(5,2)", "min": 0, "max": 100 }
              ]
            },
            {
              "id": "I36", "zh": "用电", "en": "Electricity", "cadence": "daily", "ttlDays": 3,
              "sensitivity": "L3", "sharing": "restricted", "consent": "E",
              "basis": { "zh": "条例", "en": "Regulation" }, "purpose": { "zh": "用途", "en": "Purpose" },
              "section": { "kind": "series", "identity": ["period"], "keepMonths": 36 },
              "source": { "shape": "file", "path": "/{date}.csv", "format": "csv", "encoding": "gb18030", "lagDays": 1, "subject": ["代码"] },
              "fields": [
                { "name": "period", "zh": "日期", "en": "Day", "type": "day", "required": true },
                { "name": "grid_kwh", "zh": "电量", "en": "Energy", "type": "dec(16,2)", "unit": "kWh",
                  "sourceNames": ["电量（万千瓦时）"], "sourceUnit": "万千瓦时" },
                { "name": "staff", "zh": "人数", "en": "Staff", "type": "int", "unit": "人" }
              ]
            },
            {
              "id": "I12", "zh": "不动产", "en": "Property", "cadence": "onDemand", "ttlDays": 1,
              "sensitivity": "L4", "sharing": "restricted", "consent": "E+P",
              "basis": { "zh": "办法", "en": "Measures" }, "purpose": { "zh": "用途", "en": "Purpose" },
              "section": { "kind": "list", "identity": ["property_no"] },
              "source": {
                "shape": "perSubject", "path": "/properties/{code}", "items": "data.items", "perSecond": 200, "perDay": 50000,
                "reply": { "field": "code", "ok": ["0"], "noRecord": ["1001"], "unreached": ["3001"], "quotaExceeded": ["5001"] },
                "subject": ["统一代码"]
              },
              "fields": [
                { "name": "property_no", "zh": "证号", "en": "Number", "type": "text(60)", "required": true },
                { "name": "owner", "zh": "权利人", "en": "Owner", "type": "text(100)", "personal": "person" },
                { "name": "amount", "zh": "金额", "en": "Amount", "type": "money", "sourceUnit": "万元" },
                { "name": "liens", "zh": "查封", "en": "Liens", "type": "list", "maxCount": 20, "fields": [
                  { "name": "court", "zh": "法院", "en": "Court", "type": "text(80)" },
                  { "name": "until", "zh": "截止", "en": "Until", "type": "date", "future": true } ] }
              ]
            },
            {
              "id": "I24", "zh": "登记", "en": "Registration", "cadence": "event", "ttlDays": 7,
              "sensitivity": "L1", "sharing": "unconditional", "consent": "N",
              "basis": { "zh": "条例", "en": "Regulation" }, "purpose": { "zh": "用途", "en": "Purpose" },
              "section": { "kind": "single" },
              "source": { "shape": "push", "subject": ["信用代码"], "asOf": "更新时间", "notStated": ["N/A", ""] },
              "fields": [
                { "name": "uscc", "zh": "信用代码", "en": "Code", "type": "creditCode", "required": true },
                { "name": "legal_rep_name", "zh": "法定代表人", "en": "Representative", "type": "text(100)", "personal": "person" },
                { "name": "capital", "zh": "资本", "en": "Capital", "type": "money", "foreign": true, "sourceUnit": "万美元" }
              ]
            }
          ]
        }
        """;

    public static Catalog Read(string text) => CatalogReader.Read([new CatalogFile("D14-tax.json", text)]);

    /// <summary>The sample with one passage replaced; the passage must occur once.</summary>
    public static string With(string passage, string replacement)
    {
        var at = Text.IndexOf(passage, StringComparison.Ordinal);
        Assert.True(at >= 0 && Text.IndexOf(passage, at + 1, StringComparison.Ordinal) < 0, $"'{passage}' must occur once in the sample");
        return Text.Replace(passage, replacement, StringComparison.Ordinal);
    }
}
