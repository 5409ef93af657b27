using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Reports;

/// <summary>
/// A profile as a reader is shown it: only the sections that purpose and consent allow, masked, without what is withheld. A report is
/// made of this document and of nothing behind it, so it can show no more.
/// </summary>
public sealed class PermittedProfile
{
    private readonly JsonElement _sections;
    private readonly JsonElement _reasons;

    /// <summary>Reads the document that the hub answers reads of a profile with.</summary>
    public PermittedProfile(JsonElement profile)
    {
        (_sections, _reasons) = (profile.GetProperty("sections"), profile.GetProperty("withheld"));
        CreditCode = profile.GetProperty("creditCode").GetString()!;
        Version = profile.GetProperty("version").GetInt32();
        VersionTime = profile.GetProperty("versionTime").GetDateTimeOffset();
        Completeness = profile.GetProperty("completeness").EnumerateArray().ToDictionary(line => line.GetProperty("interface").GetString()!);
    }

    /// <summary>The enterprise.</summary>
    public string CreditCode { get; }

    /// <summary>The profile's version.</summary>
    public int Version { get; }

    /// <summary>When that version was made.</summary>
    public DateTimeOffset VersionTime { get; }

    /// <summary>By interface, its line of the completeness manifest.</summary>
    public IReadOnlyDictionary<string, JsonElement> Completeness { get; }

    /// <summary>Its registered name; null if the registration is not shown.</summary>
    public string? Name => RecordsOf("I24") is [var registration] ? registration.TextOf("ent_name") : null;

    /// <summary>How complete an interface is, in the hub's word.</summary>
    public string StateOf(string interfaceId) => Completeness[interfaceId].GetProperty("state").GetString()!;

    /// <summary>Why all or a part of an interface is withheld for want of a purpose or consent; null if nothing is.</summary>
    public BilingualName? WithheldReason(string interfaceId) =>
        Member(Completeness[interfaceId], "state").GetString() == "notConsented" ? ReasonNamed(Member(Completeness[interfaceId], "reason"))
        : ReasonNamed(Member(Completeness[interfaceId], "partly"));

    /// <summary>The records of an interface that are shown; empty if none are.</summary>
    public IReadOnlyList<PermittedRecord> RecordsOf(string interfaceId)
    {
        if (Member(_sections, interfaceId) is not { ValueKind: JsonValueKind.Object } section)
        {
            return [];
        }

        return section.TryGetProperty("items", out var items) ? [.. items.EnumerateArray().Select(i => new PermittedRecord(i))] : [new PermittedRecord(section)];
    }

    /// <summary>The newest instant that an interface speaks of; null if it is not shown.</summary>
    public string? AsOf(string interfaceId) => TextOf(Member(_sections, interfaceId), "asOf");

    /// <summary>What is withheld in an interface since a dispute was not answered in time.</summary>
    public IEnumerable<JsonElement> WithheldByDispute(string interfaceId)
    {
        var line = Member(Completeness[interfaceId], "withheld");
        var shown = Member(_sections, interfaceId) is { ValueKind: JsonValueKind.Object } section ? Member(section, "withheld") : default;
        return new[] { line, shown }.Where(l => l.ValueKind == JsonValueKind.Array).SelectMany(l => l.EnumerateArray());
    }

    private BilingualName? ReasonNamed(JsonElement word) => word.ValueKind == JsonValueKind.String && Member(_reasons, word.GetString()!) is { ValueKind: JsonValueKind.Object } reason
        ? new BilingualName(reason.GetProperty("zh").GetString()!, reason.GetProperty("en").GetString()!)
        : null;

    internal static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    internal static string? TextOf(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}

/// <summary>A record that is shown.</summary>
public sealed class PermittedRecord(JsonElement item)
{
    /// <summary>A field; of kind Undefined where it is not stated.</summary>
    public JsonElement this[Field field] => this[field.Name];

    private JsonElement this[string field] => PermittedProfile.Member(item.GetProperty("record"), field);

    /// <summary>The instant that it speaks of.</summary>
    public string? AsOf => PermittedProfile.TextOf(item, "asOf");

    /// <summary>When the hub received it.</summary>
    public string? ReceivedAt => PermittedProfile.TextOf(PermittedProfile.Member(item, "source"), "receivedAt");

    /// <summary>Its disputes and the enterprise's statements.</summary>
    public IEnumerable<JsonElement> Disputes => PermittedProfile.Member(item, "disputes") is { ValueKind: JsonValueKind.Array } marks ? marks.EnumerateArray() : [];

    /// <summary>A field's text; null if it states none.</summary>
    public string? TextOf(string field) => this[field] is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>A field's number; null if it states none.</summary>
    public decimal? NumberOf(string field) => this[field] is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;

    /// <summary>Whether the record, or this field of it, is under dispute.</summary>
    public bool IsDisputed(Field? field) => Disputes.Any(m =>
        PermittedProfile.TextOf(m, "state") is not "statement" && (PermittedProfile.TextOf(m, "field") is not { } disputed || disputed == field?.Name));
}
