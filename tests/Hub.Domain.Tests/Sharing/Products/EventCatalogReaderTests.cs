using Hub.Domain.Sharing.Products;
using Hub.Domain.Sources;
using Hub.Testing;

namespace Hub.Domain.Tests.Sharing.Products;

public sealed class EventCatalogReaderTests
{
    private static readonly string s_text = File.ReadAllText(Repository.PathOf("catalog/products/events.json"));

    [Fact]
    public void The_repositorys_types_are_read_with_their_schema()
    {
        var events = EventCatalogReader.Read(new CatalogFile("events.json", s_text));

        Assert.Equal("2026.1", events.Version);
        Assert.Equal(19, events.Types.Count);
        Assert.Equal(
            ["cn.hub.profile.changed", "cn.hub.evaluation.changed", "cn.hub.carbon.updated", "cn.hub.risk.raised", "cn.hub.risk.withdrawn", "cn.hub.risk.escalated", "cn.hub.risk.acknowledged", "cn.hub.report.ready", "cn.hub.subscription.test"],
            events.Offered.Select(t => t.Type));
        var changed = events.Find("cn.hub.profile.changed")!;
        Assert.Equal(("信用档案变化", "profile", "L2"), (changed.Name.Zh, changed.Product, changed.Sensitivity));
        Assert.Equal("integer", changed.Data.GetProperty("properties").GetProperty("version").GetProperty("type").GetString());
        Assert.Null(events.Find("cn.hub.nothing"));
    }

    [Theory]
    [InlineData("\"cn.hub.profile.changed\"", "\"profile.changed\"", "events.json: types[0].type is \"profile.changed\"; a name that begins with cn.hub. is needed")]
    [InlineData("\"cn.hub.profile.changed\"", "\"cn.hub.carbon.updated\"", "events.json: types[0].type is \"cn.hub.carbon.updated\"; cn.hub.carbon.updated stands here more than once; each type stands once")]
    [InlineData("\"sensitivity\": \"L2\"", "\"sensitivity\": \"L9\"", "L9")]
    [InlineData("\"data\": {\"type\": \"object\"}", "\"data\": 7", "a JSON Schema of the event's data is needed")]
    public void A_mistake_is_named_with_what_would_be_right(string right, string wrong, string message)
    {
        var at = s_text.IndexOf(right, StringComparison.Ordinal);
        var text = s_text[..at] + wrong + s_text[(at + right.Length)..];

        Assert.Contains(message, Assert.Throws<CatalogException>(() => EventCatalogReader.Read(new CatalogFile("events.json", text))).Message);
    }
}
