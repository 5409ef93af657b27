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
            Parameters = [.. ParametersOf(route.Path)],
            Responses = ResponsesOf(route),
        };
        if (route.Scope is not null)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }];
        }

        return operation;
    }

    private static IEnumerable<OpenApiParameter> ParametersOf(string path) =>
        path.Split('/').Where(p => p.StartsWith('{')).Select(p => new OpenApiParameter
        {
            Name = p.Trim('{', '}'),
            In = ParameterLocation.Path,
            Required = true,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });

    private static OpenApiResponses ResponsesOf(Route route)
    {
        var responses = new OpenApiResponses { ["200"] = new OpenApiResponse { Description = "OK" } };
        if (route.Scope is not null)
        {
            responses["401"] = new OpenApiResponse { Description = "未提供有效密钥 (no valid API key)" };
            responses["403"] = new OpenApiResponse { Description = "没有权限 (not allowed)" };
        }

        return responses;
    }
}
