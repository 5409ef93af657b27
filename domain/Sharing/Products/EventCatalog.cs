using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Products;

/// <summary>A type of event.</summary>
/// <param name="Type">The CloudEvents type, for example <c>cn.hub.profile.changed</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Describes">When it is told.</param>
/// <param name="Product">What a consent has to allow; null if it needs none.</param>
/// <param name="Sensitivity">L1 (public) to L4 (secret).</param>
/// <param name="IsNotice">Whether banks are told whatever they subscribed to.</param>
/// <param name="Data">JSON Schema of its data.</param>
public sealed record EventType(
    string Type, BilingualName Name, BilingualName Describes, string? Product, string Sensitivity, bool IsNotice, JsonElement Data);

/// <summary>All types of events: <c>catalog/products/events.json</c>.</summary>
/// <param name="Version">The version of the file.</param>
/// <param name="Types">The types.</param>
public sealed record EventCatalog(string Version, IReadOnlyList<EventType> Types)
{
    /// <summary>The types that can be subscribed to.</summary>
    public IEnumerable<EventType> Offered => Types.Where(t => !t.IsNotice);

    /// <summary>A type, or null.</summary>
    public EventType? Find(string type) => Types.FirstOrDefault(t => t.Type == type);
}
