using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using Hub.Azure;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Hub.Functions;

/// <summary>The forms of the API's bodies and answers, made from the types that are written: JSON Schema 2020-12, as OpenAPI 3.1 takes it.</summary>
internal static class Schemas
{
    private static readonly JsonSerializerOptions s_written = new(HubJson.Options) { NumberHandling = JsonNumberHandling.Strict };

    private static readonly JsonSchemaExporterOptions s_exporting = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (_, node) => WithoutRequiredNulls(node),
    };

    /// <summary>A reference to the form of a type; each type stands once among the components.</summary>
    public static OpenApiSchemaReference Of(Type form, OpenApiDocument document)
    {
        if (document.Components?.Schemas?.ContainsKey(form.Name) != true)
        {
            var json = JsonSchemaExporter.GetJsonSchemaAsNode(s_written, form, s_exporting).ToJsonString();
            document.AddComponent<IOpenApiSchema>(
                form.Name, OpenApiModelFactory.Parse<OpenApiSchema>(json, OpenApiSpecVersion.OpenApi3_1, document, out _, "json")!);
        }

        return new OpenApiSchemaReference(form.Name, document);
    }

    /// <summary>A member that is null is not written: it is not required.</summary>
    private static JsonNode WithoutRequiredNulls(JsonNode node)
    {
        if (node is JsonObject schema && schema["required"] is JsonArray required && schema["properties"] is JsonObject properties)
        {
            var written = required.Select(name => name!.GetValue<string>()).Where(name => !MayBeNull(properties[name]));
            schema["required"] = new JsonArray([.. written.Select(name => JsonValue.Create(name))]);
        }

        return node;
    }

    private static bool MayBeNull(JsonNode? member) =>
        member is JsonObject schema && schema["type"] is JsonArray types && types.Any(type => type!.GetValue<string>() == "null");
}
