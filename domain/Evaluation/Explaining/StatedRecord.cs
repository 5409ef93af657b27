using System.Text.Json;
using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Profiles;

namespace Hub.Domain.Evaluation.Explaining;

/// <summary>A record with the fields that it states.</summary>
internal sealed class StatedRecord(Item item)
{
    private readonly JsonElement _content = JsonSerializer.Deserialize<JsonElement>(item.Content.Span);

    /// <summary>Where it came from.</summary>
    public RecordExplanation Source => new(item.Key, null, item.AsOf, item.Evidence);

    /// <summary>The records of an interface that an evaluation may rest on: none where it is silent or too old.</summary>
    public static IReadOnlyList<StatedRecord> Of(EnterpriseFacts facts, string interfaceId) =>
        facts.Sections.FirstOrDefault(s => s.Columns.Interface.Id == interfaceId) is { } section
            ? [.. section.Items.Select(item => new StatedRecord(item))]
            : [];

    /// <summary>The record of an interface that states one; null if there is none.</summary>
    public static StatedRecord? SingleOf(EnterpriseFacts facts, string interfaceId) => Of(facts, interfaceId) is [var single, ..] ? single : null;

    public string? Text(string field) => _content.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public decimal? Number(string field) => _content.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    public bool? Flag(string field) => !_content.TryGetProperty(field, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
