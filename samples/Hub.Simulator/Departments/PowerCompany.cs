using System.Text;
using Microsoft.AspNetCore.Http;

namespace Hub.Simulator;

/// <summary>D18: a file of electricity a day (I36), CSV in GB18030, one row an enterprise.</summary>
internal sealed class PowerCompany(DepartmentServer server)
{
    private const int RowsPerFlush = 500;
    private const string UnknownHeading = "备用字段";

    private static readonly string[] Headings =
        ["用电户统一代码", "用电日期", "网供电量(万千瓦时)", "绿电交易电量(万千瓦时)", "光伏自用(千瓦时)", "光伏上网(千瓦时)", "同比(%)", "欠费", "窃电"];

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public async Task AnswerAsync(HttpContext context, ShownFaults faults)
    {
        if (!TryReadDay((string)context.Request.RouteValues["file"]!, out var day) || day > server.BusinessDate)
        {
            await Replies.WriteErrorAsync(context, StatusCodes.Status404NotFound, "404", "文件不存在");
            return;
        }

        context.Response.ContentType = "text/csv; charset=gb18030";
        var text = new StringBuilder(Csv.Line(faults.Shows(FaultKind.UnknownFields) ? [.. Headings, UnknownHeading] : Headings));
        foreach (var rows in faults.Arrange(server.City.Enterprises).Select((enterprise, index) => Row(enterprise, day, index, faults)).Chunk(RowsPerFlush))
        {
            text.AppendJoin("", rows);
            await FlushAsync(context, text);
        }

        await FlushAsync(context, text);
    }

    private static async Task FlushAsync(HttpContext context, StringBuilder text)
    {
        await context.Response.Body.WriteAsync(Gb18030.GetBytes(text.ToString()), context.RequestAborted);
        text.Clear();
    }

    private static string Row(Enterprise enterprise, DateOnly day, int index, ShownFaults faults)
    {
        var used = enterprise.ElectricityOn(day);
        List<string> values =
        [
            enterprise.CreditCode,
            // Some meters' firmware writes the date with hyphens.
            day.ToString(enterprise.Number % 7 == 6 ? "yyyy-MM-dd" : "yyyyMMdd"),
            WanKWh(used.GridKWh),
            WanKWh(used.GreenKWh),
            used.PvSelfKWh.ToString("0.00"),
            used.PvExportKWh.ToString("0.00"),
            used.YearOnYearPercent?.ToString("0.00") ?? "",
            YesOrNo(used.Arrears),
            YesOrNo(used.Theft),
        ];
        if (faults.SpoilsRecord(index))
        {
            Spoil(values, ShownFaults.WayToSpoil(index, ways: 3));
        }

        if (faults.Shows(FaultKind.UnknownFields))
        {
            values.Add("预留");
        }

        return Csv.Line(values);
    }

    private static void Spoil(List<string> values, int way)
    {
        switch (way)
        {
            case 0: values[2] = "-1.5000"; break;
            case 1: values[4] = "abc"; break;
            default: values[1] = "20261399"; break;
        }
    }

    private static string WanKWh(decimal kWh) => (kWh / 10_000).ToString("0.0000");

    private static string YesOrNo(bool value) => value ? "是" : "否";

    private static bool TryReadDay(string file, out DateOnly day)
    {
        day = default;
        return file.EndsWith(".csv", StringComparison.Ordinal) && DateOnly.TryParseExact(file[..^4], "yyyyMMdd", out day);
    }
}
