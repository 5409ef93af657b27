using System.Text.Json;
using Hub.Domain.Sources;
using Hub.Simulator;

namespace Hub.Demo;

/// <summary>A fact that the simulated city has and the hub has not, or has otherwise.</summary>
/// <param name="InterfaceId">Where.</param>
/// <param name="CreditCode">Whose.</param>
/// <param name="Key">Which item.</param>
/// <param name="Field">Which field; empty for the whole item.</param>
/// <param name="Expected">The city's; null if it has none.</param>
/// <param name="Found">The hub's; null if it has none.</param>
internal sealed record Difference(string InterfaceId, string CreditCode, string Key, string Field, string? Expected, string? Found)
{
    /// <summary>Whether the hub has nothing, instead of something wrong.</summary>
    public bool IsMissing => Found is null;
}

/// <summary>
/// Compares profiles with the city that they came from, field by field in every interface. The city shares no code with the hub:
/// of the hub's catalog only the identity of items and which fields are masked is taken.
/// </summary>
/// <param name="city">The city.</param>
/// <param name="date">The last day that the departments have closed.</param>
/// <param name="interfaces">What is compared.</param>
/// <param name="terms">What banks are shown of negative records.</param>
internal sealed class Oracle(City city, DateOnly date, IReadOnlyCollection<Interface> interfaces, Terms terms)
{
    /// <summary>How many values have been compared.</summary>
    public long Values { get; private set; }

    /// <summary>All differences in an enterprise's profile, as a caller sees it to whom personal data is masked.</summary>
    public IEnumerable<Difference> Compare(Enterprise enterprise, JsonElement profile)
    {
        var sections = profile.GetProperty("sections");
        return interfaces.SelectMany(@interface => Compare(@interface, enterprise, sections));
    }

    private IEnumerable<Difference> Compare(Interface @interface, Enterprise enterprise, JsonElement sections)
    {
        var found = Items(sections, @interface.Id).ToDictionary(item => KeyOf(@interface, item));
        var expected = city.FactsOf(enterprise, @interface.Id, date).Where(fact => !fact.Revoked && terms.Shows(@interface.Id, fact)).ToDictionary(fact => fact.Key);
        foreach (var key in expected.Keys.Union(found.Keys))
        {
            var known = expected.GetValueOrDefault(key);
            if (!found.TryGetValue(key, out var item) || known is null)
            {
                yield return new Difference(@interface.Id, enterprise.CreditCode, key, "", known?.ToString(), known is null ? item.ToString() : null);
                continue;
            }

            foreach (var field in @interface.Fields)
            {
                var (city, hub) = (Texts.OfFact(known[field.Name], field.Masked), Texts.OfJson(item, field.Name));
                Values++;
                if (city != hub)
                {
                    yield return new Difference(@interface.Id, enterprise.CreditCode, key, field.Name, city, hub);
                }
            }
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement sections, string id) =>
        !sections.TryGetProperty(id, out var section) ? []
        : section.TryGetProperty("items", out var items) ? items.EnumerateArray().Select(item => item.GetProperty("record"))
        : [section.GetProperty("record")];

    private static string KeyOf(Interface @interface, JsonElement item) =>
        string.Join('|', @interface.Section.Identity.Select(name => Texts.OfJson(item, name)));
}
