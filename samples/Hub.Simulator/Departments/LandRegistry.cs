using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Hub.Simulator;

/// <summary>D06: the real estate of one enterprise (I12), asked for by its code.</summary>
internal sealed class LandRegistry(DepartmentServer server, Quota quota)
{
    public Task AnswerAsync(HttpContext context, ShownFaults faults)
    {
        var code = (string)context.Request.RouteValues["code"]!;
        if (!quota.TryTake())
        {
            return Replies.WriteErrorAsync(context, StatusCodes.Status200OK, "5001", "超出调用配额");
        }

        var found = server.City.Find(code);
        var properties = found is null ? [] : server.City.PropertiesOf(found, server.BusinessDate);
        return properties.Count == 0
            ? Replies.WriteErrorAsync(context, StatusCodes.Status200OK, "1001", "查无记录")
            : Replies.WriteAsync(context, Envelope(code, properties, faults));
    }

    private static JsonObject Envelope(string code, IReadOnlyList<Property> properties, ShownFaults faults)
    {
        var items = faults.Arrange(properties).Select((property, index) => Item(code, property, index, faults));
        return new JsonObject { ["code"] = "0", ["msg"] = "成功", ["data"] = new JsonObject { ["items"] = new JsonArray([.. items]) } };
    }

    private static JsonObject Item(string code, Property property, int index, ShownFaults faults)
    {
        var item = new JsonObject
        {
            ["统一社会信用代码"] = code,
            ["不动产权证号"] = property.Number,
            ["土地面积(平方米)"] = property.LandAreaM2,
            ["建筑面积(平方米)"] = property.BuildingAreaM2,
            ["用途"] = property.Use,
            ["是否抵押"] = property.Mortgaged ? "是" : "否",
            ["抵押金额(万元)"] = property.MortgageWanYuan,
            ["抵押权人"] = property.Mortgagee,
            ["是否查封"] = property.Sealed ? "是" : "否",
            ["登记日期"] = property.RegisteredOn.ToString("yyyy'/'MM'/'dd"),
        };
        if (faults.SpoilsRecord(index))
        {
            item["土地面积(平方米)"] = "abc";
            item["登记日期"] = new JsonObject { ["年"] = property.RegisteredOn.Year };
        }

        if (faults.Shows(FaultKind.UnknownFields))
        {
            Replies.AddUnknownFields(item);
        }

        return item;
    }
}
