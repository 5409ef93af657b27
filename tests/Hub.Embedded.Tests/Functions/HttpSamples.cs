using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Embedded.Tests.Functions;

public sealed class HttpSamples(Calls calls, Journal journal)
{
    [Function("hello")]
    public static IResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        Results.Text($"hello {request.Query["name"]}");

    [Function("values")]
    public static IResult Values(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "values/{number:int}/{id}/{text?}")] HttpRequest request,
        int number,
        Guid id,
        string? text,
        FunctionContext context) =>
        Results.Text($"{number}|{id}|{text ?? "none"}|{context.BindingContext.BindingData["number"]}|{context.FunctionDefinition.Name}|{request.Method}");

    [Function("convert")]
    public static IResult Convert([HttpTrigger(AuthorizationLevel.Anonymous, Route = "convert/{number}")] HttpRequest request, int number) =>
        Results.Text($"{request.Method} {number}");

    [Function("action")]
    public static async Task<IActionResult> Action([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        await Task.Yield();
        return new ObjectResult(new { path = request.Path.Value }) { StatusCode = 202 };
    }

    [Function("read-things")]
    public static IResult ReadThings([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things")] HttpRequest request) => Results.Text($"read {request.Path}");

    [Function("write-things")]
    public static Task WriteThings([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "things")] HttpRequest request)
    {
        request.HttpContext.Response.StatusCode = 201;
        return request.HttpContext.Response.WriteAsync("written");
    }

    [Function("fail")]
    public static IResult Fail([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        throw new InvalidOperationException($"A secret of {request.Path}");

    [Function("scoped")]
    public IResult Scoped([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        var services = (IServiceProvider)request.HttpContext.RequestServices;
        return Results.Text($"{calls.Id == ((Calls)services.GetService(typeof(Calls))!).Id}");
    }

    [Function("count")]
    public async Task Count([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        long total = 0;
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0; total += read)
        {
            if (total == 0)
            {
                journal.Add("begun");
            }
        }

        await request.HttpContext.Response.WriteAsync($"{total}", cancellationToken);
    }
}
