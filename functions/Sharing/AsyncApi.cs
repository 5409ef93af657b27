using System.Text.Json.Nodes;
using Hub.Azure;
using Hub.Domain.Sharing;
using Hub.Domain.Sharing.Products;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Sharing;

/// <summary>The AsyncAPI 3.0 document of what banks are told, made from the catalog's types of events.</summary>
/// <param name="catalog">The types of events.</param>
public sealed class AsyncApi(EventCatalog catalog)
{
    /// <summary>Serves the document.</summary>
    [Function("AsyncApi")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "asyncapi.json")] HttpRequest request) =>
        Results.Text(Document().ToJsonString(HubJson.Options), "application/json");

    /// <summary>Makes the document.</summary>
    public JsonObject Document() => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject
        {
            ["title"] = "Hub 政银数据共享：事件 (events of the government-to-bank data hub)",
            ["version"] = catalog.Version,
            ["description"] = "CloudEvents 1.0，结构化JSON。推送按 Standard Webhooks 签名；同一事件可能送达多次，按 source 与 id 去重。"
                + " (CloudEvents 1.0 in structured JSON. Posts are signed by Standard Webhooks; an event may come more than once: source and id tell.)",
        },
        ["defaultContentType"] = "application/cloudevents+json",
        ["channels"] = new JsonObject
        {
            ["feed"] = ChannelOf("/api/v1/events", "银行拉取的事件流", "The feed that a bank pulls"),
            ["webhook"] = ChannelOf(null, "推送到银行登记的地址，一次请求多条（application/cloudevents-batch+json）", "Posted to the bank's receiver, many in a request (application/cloudevents-batch+json)"),
        },
        ["operations"] = new JsonObject
        {
            ["pull"] = OperationOf("feed", "银行按游标拉取", "A bank pulls by cursor"),
            ["post"] = OperationOf("webhook", "平台推送", "The hub posts"),
        },
        ["components"] = new JsonObject
        {
            ["messages"] = new JsonObject(catalog.Types.Select(type => KeyValuePair.Create(type.Type, (JsonNode?)MessageOf(type)))),
            ["schemas"] = new JsonObject { ["CloudEvent"] = Envelope() },
        },
    };

    private JsonObject ChannelOf(string? address, string zh, string en) => new()
    {
        ["address"] = address,
        ["title"] = zh,
        ["description"] = en,
        ["messages"] = new JsonObject(catalog.Types.Select(type => KeyValuePair.Create(type.Type, (JsonNode?)Reference($"#/components/messages/{type.Type}")))),
    };

    private static JsonObject OperationOf(string channel, string zh, string en) => new()
    {
        ["action"] = "send", ["channel"] = Reference($"#/channels/{channel}"), ["title"] = zh, ["description"] = en,
    };

    /// <summary>A type as a message; what a consent has to allow and how sensitive it is stand as extensions.</summary>
    private static JsonObject MessageOf(EventType type) => new()
    {
        ["name"] = type.Type,
        ["title"] = type.Name.Zh,
        ["summary"] = type.Name.En,
        ["description"] = $"{type.Describes.Zh} ({type.Describes.En})",
        ["contentType"] = "application/cloudevents+json",
        ["payload"] = new JsonObject
        {
            ["allOf"] = new JsonArray(
                Reference("#/components/schemas/CloudEvent"),
                new JsonObject
                {
                    ["properties"] = new JsonObject { ["type"] = new JsonObject { ["const"] = type.Type }, ["data"] = JsonNode.Parse(type.Data.GetRawText()) },
                }),
        },
        ["x-product"] = type.Product,
        ["x-sensitivity"] = type.Sensitivity,
        ["x-notice"] = type.IsNotice,
    };

    private static JsonObject Envelope() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("specversion", "id", "type", "source", "time", "datacontenttype", "sequence", "data"),
        ["properties"] = new JsonObject
        {
            ["specversion"] = new JsonObject { ["const"] = CloudEvent.SpecVersion },
            ["id"] = Text("唯一标识；重复送达时不变 (the same whenever it comes again)"),
            ["type"] = Text("事件类型 (type)"),
            ["source"] = Text("来源路径 (a path below the hub's address)"),
            ["subject"] = Text("统一社会信用代码 (credit code)"),
            ["time"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
            ["datacontenttype"] = new JsonObject { ["const"] = CloudEvent.DataContentType },
            ["sequence"] = Text("在本行事件流中的序号，19位 (number in the bank's feed, 19 digits)"),
            ["consent"] = Text("所依据的授权 (the consent that it rests on)"),
            ["data"] = new JsonObject { ["type"] = "object" },
        },
    };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject Reference(string to) => new() { ["$ref"] = to };
}
