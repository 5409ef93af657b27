using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Hub.Simulator;

/// <summary>Replies in JSON.</summary>
internal static class Replies
{
    public static Task WriteErrorAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        return WriteAsync(context, Json.Bytes(json =>
        {
            json.WriteStartObject();
            json.WriteString("code", code);
            json.WriteString("msg", message);
            json.WriteNull("data");
            json.WriteEndObject();
        }));
    }

    public static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>What a code of the call envelope means.</summary>
    public static string MeaningOf(string code) => code switch
    {
        "0" => "成功",
        "1001" => "查无记录",
        "3001" => "源系统超时",
        "3002" => "源系统不可用",
        "4001" => "统一社会信用代码错误",
        "4002" => "主体已合并或注销",
        _ => "超出调用配额",
    };

    /// <summary>The department's source does not answer: 429 if the quota is used up, else 503.</summary>
    public static Task RefuseAsync(HttpContext context, string code) => WriteErrorAsync(
        context, code == "5001" ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable, code, MeaningOf(code));

    /// <summary>Opens the objects of a dotted path but its last name, and returns that.</summary>
    public static string Open(Utf8JsonWriter json, string path)
    {
        var names = path.Split('.');
        foreach (var name in names.SkipLast(1))
        {
            json.WriteStartObject(name);
        }

        return names[^1];
    }

    /// <summary>Closes what <see cref="Open"/> opened.</summary>
    public static void Close(Utf8JsonWriter json, string path)
    {
        for (var i = path.Count(letter => letter == '.'); i > 0; i--)
        {
            json.WriteEndObject();
        }
    }
}
