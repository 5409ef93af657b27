using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Domain.Sharing.Reports;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Evaluation;
using Hub.Domain.Tests.Trust.Consents;
using Hub.Domain.Trust.Consents;

namespace Hub.Domain.Tests.Sharing.Reports;

/// <summary>A profile as it is shown to a bank, for tests to fill; what is not said of an interface is that it was not reached. The report is of 15 June 2026.</summary>
internal sealed class ReportedEnterprise
{
    public const string AsOf = "2026-06-14T08:00:00+08:00";

    private static readonly Purposes s_purposes = RepositoryPurposes.Read();
    private static readonly ReportTemplate s_template = Template();

    private readonly JsonObject _sections = [];
    private readonly Dictionary<string, JsonObject> _completeness = PublishedRulebook.Catalog.Interfaces.ToDictionary(i => i.Id, i => Line(i.Id, "notReached"));

    public static ReportTemplate Template() =>
        ReportTemplateReader.Read(new CatalogFile("report.json", File.ReadAllText(Repository.PathOf("catalog/products/report.json"))), PublishedRulebook.Catalog);

    /// <summary>A single record.</summary>
    public ReportedEnterprise Single(string id, string record, string state = "answered", string? disputes = null)
    {
        _sections[id] = Item(record, disputes);
        return State(id, state);
    }

    /// <summary>Records of a list or series.</summary>
    public ReportedEnterprise Many(string id, params IEnumerable<string> records)
    {
        _sections[id] = new JsonObject { ["asOf"] = AsOf, ["items"] = new JsonArray([.. records.Select(r => (JsonNode)Item(r, null))]) };
        return State(id, "answered");
    }

    /// <summary>How complete an interface is.</summary>
    public ReportedEnterprise State(string id, string state, string? reason = null, string? partly = null)
    {
        _completeness[id] = Line(id, state);
        if ((reason ?? partly) is { } why)
        {
            _completeness[id][reason is null ? "partly" : "reason"] = why;
        }

        return this;
    }

    /// <summary>All interfaces at once.</summary>
    public ReportedEnterprise Everything(string state, string? reason = null)
    {
        foreach (var id in _completeness.Keys)
        {
            State(id, state, reason);
        }

        return this;
    }

    /// <summary>The report.</summary>
    public JsonElement Report(string purpose = "PRE_LOAN", ReportMaterial? besides = null)
    {
        var head = new ReportHead(
            ReportNumber.Of("test"), SampleEnterprise.Now, s_purposes.Find(purpose)!, "consent-1", new ReportReader("demo-bank", "Wuxing", null), null);
        var material = new ReportMaterial(Shown(), besides?.Evaluation, besides?.Carbon, besides?.History ?? ReportHistory.None);
        return JsonElement.Parse(new ReportAssembler(s_template, PublishedRulebook.Catalog).Assemble(head, material));
    }

    /// <summary>What is shown, as a version of another time.</summary>
    public PermittedProfile Shown(string versionTime = "2026-06-14T00:00:00Z") => new(JsonSerializer.SerializeToElement(new JsonObject
    {
        ["creditCode"] = SampleEnterprise.Code,
        ["version"] = 7,
        ["versionTime"] = versionTime,
        ["sections"] = _sections.DeepClone(),
        ["completeness"] = new JsonArray([.. _completeness.Values.Select(l => l.DeepClone())]),
        ["withheld"] = new JsonObject { ["consentDoesNotCover"] = new JsonObject { ["zh"] = "授权范围不含此项数据", ["en"] = "The consent does not cover it" } },
    }));

    private static JsonObject Item(string record, string? disputes)
    {
        var item = new JsonObject { ["asOf"] = AsOf, ["record"] = JsonNode.Parse(record), ["source"] = new JsonObject { ["receivedAt"] = "2026-06-14T09:00:00+08:00" } };
        if (disputes is not null)
        {
            item["disputes"] = JsonNode.Parse(disputes);
        }

        return item;
    }

    private static JsonObject Line(string id, string state) => new() { ["interface"] = id, ["state"] = state };
}

/// <summary>Short words for parts of a report.</summary>
internal static class ReportParts
{
    public static JsonElement Section(this JsonElement report, string id) => report.GetProperty("sections").EnumerateArray().Single(s => s.GetProperty("id").GetString() == id);

    public static string? State(this JsonElement report, string id) => report.Section(id).GetProperty("state").GetString();

    /// <summary>The first block of a kind.</summary>
    public static JsonElement Block(this JsonElement section, string kind) =>
        section.GetProperty("blocks").EnumerateArray().First(b => b.GetProperty("kind").GetString() == kind);

    public static JsonElement Fact(this JsonElement section, string id) => section.GetProperty("blocks").EnumerateArray()
        .Where(b => b.GetProperty("kind").GetString() == "facts").SelectMany(b => b.GetProperty("items").EnumerateArray()).Single(f => f.GetProperty("id").GetString() == id);

    public static JsonElement Manifest(this JsonElement report, string id) =>
        report.GetProperty("manifest").EnumerateArray().Single(l => l.GetProperty("interface").GetString() == id);
}
