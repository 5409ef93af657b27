using System.Text.Json.Nodes;

namespace Hub.Simulator;

/// <summary>The fields of a registration as CSV columns and as JSON properties.</summary>
internal static class RegistrationFields
{
    private static readonly (string Heading, Func<Registration, string> Value)[] Columns =
    [
        ("企业名称", r => r.Name),
        ("统一社会信用代码", r => r.CreditCode),
        ("注册日期", r => Date(r.Established)),
        ("企业类型", r => r.Type),
        ("注册资金", r => r.Registered.Text),
        ("实缴资本", r => r.Paid.Text),
        ("经营范围", r => r.Scope),
        ("所在省份", _ => "浙江"),
        ("地区", _ => "湖州"),
        ("注册地址", r => r.Address),
        ("行业代码", r => r.IndustryCode),
        ("行政区划代码", r => r.RegionCode),
        ("登记状态", r => r.Status),
        ("法定代表人", r => r.Representative),
        ("近24个月法定代表人变更次数", r => r.RepresentativeChanges.ToString()),
        ("年报公示情况", r => r.AnnualReport),
        ("更新时间", r => ChinaTime.Text(r.UpdatedAt)),
    ];

    public static IEnumerable<string> Headings(ShownFaults faults) =>
        Columns.Select(column => column.Heading).Concat(faults.Shows(FaultKind.UnknownFields) ? ["备用字段"] : []);

    public static IEnumerable<string> Row(Registration registration, int index, ShownFaults faults)
    {
        List<string> values = [.. Columns.Select(column => column.Value(registration))];
        if (faults.SpoilsRecord(index))
        {
            var (heading, wrong) = Wrong(index);
            values[Array.FindIndex(Columns, column => column.Heading == heading)] = wrong;
        }

        return faults.Shows(FaultKind.UnknownFields) ? values.Append("预留") : values;
    }

    public static JsonNode Object(Registration r, int index, ShownFaults faults)
    {
        var record = new JsonObject
        {
            ["企业名称"] = r.Name,
            ["统一社会信用代码"] = r.CreditCode,
            ["企业类型"] = r.Type,
            ["注册资本"] = r.Registered.Text,
            ["实缴资本"] = r.Paid.Text,
            ["成立日期"] = Date(r.Established),
            ["行业代码"] = r.IndustryCode,
            ["行政区划代码"] = r.RegionCode,
            ["注册地址"] = r.Address,
            ["经营范围"] = r.Scope,
            ["登记状态"] = r.Status,
            ["法定代表人"] = r.Representative,
            ["近24个月法定代表人变更次数"] = r.RepresentativeChanges,
            ["年报公示情况"] = r.AnnualReport,
            ["更新时间"] = ChinaTime.Text(r.UpdatedAt),
        };
        if (faults.SpoilsRecord(index))
        {
            var (name, wrong) = Wrong(index);
            record[name == "注册日期" ? "成立日期" : name] = name == "登记状态" ? new JsonObject { ["名称"] = wrong } : wrong;
        }

        if (faults.Shows(FaultKind.UnknownFields))
        {
            Replies.AddUnknownFields(record);
        }

        return record;
    }

    private static (string Heading, string Value) Wrong(int index) => ShownFaults.WayToSpoil(index, ways: 3) switch
    {
        0 => ("近24个月法定代表人变更次数", "-1"),
        1 => ("注册日期", "二〇〇三年"),
        _ => ("登记状态", "abc"),
    };

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd");
}
