using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;

namespace Hub.Functions;

/// <summary>The OpenAPI 3.1 document, made from the route table.</summary>
public sealed class OpenApi
{
    private const string KeyScheme = "apiKey";

    /// <summary>Serves the document.</summary>
    [Function("OpenApi")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) =>
        Results.Text(await Document().SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, request.HttpContext.RequestAborted), "application/json");

    /// <summary>Makes the document.</summary>
    public static OpenApiDocument Document()
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo
            {
                Title = "Hub 政银数据共享 (government-to-bank data sharing)",
                Version = "v1",
                Description = "部门推送或被获取的数据形成企业信用档案，供经授权的银行查询。",
            },
            Servers = [new OpenApiServer { Url = "/api" }],
            Paths = [],
        };
        document.AddComponent(KeyScheme, new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "x-api-key" });
        foreach (var path in Routes.All.GroupBy(r => r.Path))
        {
            document.Paths.Add($"/{path.Key}", PathOf(path, document));
        }

        return document;
    }

    private static OpenApiPathItem PathOf(IEnumerable<Route> routes, OpenApiDocument document)
    {
        var item = new OpenApiPathItem();
        foreach (var route in routes)
        {
            item.AddOperation(new HttpMethod(route.Method), OperationOf(route, document));
        }

        return item;
    }

    private static OpenApiOperation OperationOf(Route route, OpenApiDocument document)
    {
        var operation = new OpenApiOperation
        {
            OperationId = route.Function,
            Summary = route.Zh,
            Description = route.En + (route.Scope is { } scope ? $" Scope: {scope}." : ""),
            Parameters = [.. PathParameters(route), .. OptionParameters(route)],
            RequestBody = BodyOf(route, document),
            Responses = ResponsesOf(route, document),
        };
        if (route.Scope is not null)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }];
        }

        return operation;
    }

    private static IEnumerable<OpenApiParameter> PathParameters(Route route) =>
        route.Path.Split('/').Where(p => p.StartsWith('{')).Select(p => new OpenApiParameter
        {
            Name = p.Trim('{', '}'),
            In = ParameterLocation.Path,
            Required = true,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });

    private static IEnumerable<OpenApiParameter> OptionParameters(Route route) =>
        route.Options.Select(option => new OpenApiParameter
        {
            Name = option.Key,
            In = option.Key.Contains('-') ? ParameterLocation.Header : ParameterLocation.Query,
            Description = option.Value,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });

    private static OpenApiRequestBody? BodyOf(Route route, OpenApiDocument document) => route.Accepts.Count == 0 ? null : new OpenApiRequestBody
    {
        Content = route.Accepts.ToDictionary(type => type, _ => MediaType(route.Body, document)),
    };

    private static OpenApiResponses ResponsesOf(Route route, OpenApiDocument document)
    {
        var responses = new OpenApiResponses
        {
            [Code(route.Success)] = new OpenApiResponse { Description = "OK", Content = Content(route.Produces, route.Answer, document) },
        };
        var refusals = route.Scope is null
            ? route.Refusals
            : route.Refusals.Append(new(401, "未提供有效密钥或签名 (no valid API key or signature)")).Append(new(403, "没有权限 (not allowed)"))
                .Append(new(429, "请求过于频繁或配额已用完 (too many requests, or the day's quota is used up)"));
        foreach (var (status, meaning) in refusals.OrderBy(r => r.Key))
        {
            responses[Code(status)] = new OpenApiResponse { Description = meaning, Content = Content("application/problem+json", typeof(Problem), document) };
        }

        return responses;
    }

    private static Dictionary<string, IOpenApiMediaType> Content(string mediaType, Type? form, OpenApiDocument document) =>
        new() { [mediaType] = MediaType(form, document) };

    private static IOpenApiMediaType MediaType(Type? form, OpenApiDocument document) =>
        new OpenApiMediaType { Schema = form is null ? null : Schemas.Of(form, document) };

    private static string Code(int status) => status.ToString(CultureInfo.InvariantCulture);
}
