using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Hub.Simulator;

/// <summary>The departments' JSON: Chinese as it is, not escaped.</summary>
internal static class Replies
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteErrorAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        return WriteAsync(context, new JsonObject { ["code"] = code, ["msg"] = message, ["data"] = null });
    }

    public static async Task WriteAsync(HttpContext context, JsonNode reply)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(Bytes(reply), context.RequestAborted);
    }

    public static byte[] Bytes(JsonNode node)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, Plain))
        {
            node.WriteTo(writer);
        }

        return memory.ToArray();
    }

    /// <summary>Fields that nobody announced.</summary>
    public static void AddUnknownFields(JsonObject record)
    {
        record["备用字段"] = "预留";
        record["扩展"] = new JsonObject { ["版本"] = 2 };
    }
}
