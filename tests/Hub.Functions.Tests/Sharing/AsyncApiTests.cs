using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hub.Functions.Tests.Sharing;

/// <summary>Banks can read, in the form that their tools take, what they will be told.</summary>
public sealed partial class AsyncApiTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task Every_type_is_a_message_of_both_channels_and_every_reference_leads_somewhere()
    {
        var answer = await fixture.Hub.SendAsync(HttpMethod.Get, "api/asyncapi.json", null);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var document = answer.Json;
        var types = JsonDocument.Parse(await File.ReadAllTextAsync(Repository.PathOf("catalog/products/events.json"), TestContext.Current.CancellationToken))
            .RootElement.GetProperty("types").EnumerateArray().Select(t => t.Text("type")!).ToList();

        Assert.Equal("3.0.0", document.Text("asyncapi"));
        foreach (var channel in new[] { "feed", "webhook" })
        {
            Assert.Equal(types, document.GetProperty("channels").GetProperty(channel).GetProperty("messages").EnumerateObject().Select(m => m.Name));
        }

        var references = ReferenceText().Matches(answer.Text).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.Equal(types.Count + 3, references.Count);
        Assert.All(references, path => Assert.Equal(JsonValueKind.Object, path.Split('/').Aggregate(document, (node, name) => node.GetProperty(name)).ValueKind));
    }

    [Fact]
    public async Task A_message_has_its_own_schema_of_data_and_says_what_consent_it_needs()
    {
        var answer = await fixture.Hub.SendAsync(HttpMethod.Get, "api/asyncapi.json", null);
        var message = answer.Json.GetProperty("components").GetProperty("messages").GetProperty("cn.hub.profile.changed");

        Assert.Equal(("profile", "L2", false), (message.Text("x-product"), message.Text("x-sensitivity"), message.GetProperty("x-notice").GetBoolean()));
        var schema = message.GetProperty("payload").GetProperty("allOf")[1].GetProperty("properties");
        Assert.Equal("cn.hub.profile.changed", schema.GetProperty("type").Text("const"));
        Assert.Equal("integer", schema.GetProperty("data").GetProperty("properties").GetProperty("version").Text("type"));
    }

    [GeneratedRegex("\"\\$ref\":\\s*\"#/([^\"]+)\"")]
    private static partial Regex ReferenceText();
}
