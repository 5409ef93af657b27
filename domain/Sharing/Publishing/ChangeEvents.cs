using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Sharing.Subscriptions;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;

namespace Hub.Domain.Sharing.Publishing;

/// <summary>
/// What a bank is told of a change: what it may read anyhow under that consent, and nothing that would betray more. Sections are
/// named, not shown; the version says what to read.
/// </summary>
/// <param name="catalog">The interfaces.</param>
public sealed class ChangeEvents(Catalog catalog)
{
    private const string Source = "/api/v1/enterprises";

    private readonly IReadOnlyList<Interface> _carbon = [.. CarbonStatement.Interfaces.Select(id => catalog.FindInterface(id)!)];

    /// <summary>What comes from the class E+P no bank sees of what is computed.</summary>
    private readonly IReadOnlyList<Interface> _computedFrom = [.. catalog.Interfaces.Where(i => i.Consent != ConsentClass.EnterpriseAndPerson)];

    /// <summary>The events of a change for one bank under one consent: profile, evaluation, carbon; none of what it may not be told.</summary>
    public IEnumerable<FeedEvent> Of(Change change, Entitlement entitlement)
    {
        if (ProfileOf(change, entitlement) is { } profile)
        {
            yield return EventOf(change, entitlement, "cn.hub.profile.changed", profile, null);
        }

        if (EvaluationOf(change, entitlement) is { } evaluation)
        {
            yield return EventOf(change, entitlement, "cn.hub.evaluation.changed", evaluation, Joined(_computedFrom.Where(i => entitlement.Allows(Product.Evaluation, [i]))));
        }

        if (CarbonOf(change, entitlement) is { } carbon)
        {
            yield return EventOf(change, entitlement, "cn.hub.carbon.updated", carbon, carbon.ContainsKey("intensity") ? Joined(_carbon) : null);
        }
    }

    /// <summary>What of the enterprise subscriptions filter by.</summary>
    public static Audience AudienceOf(Change change, Entitlement entitlement) =>
        new(change.Region, change.Industry, change.After.Grade.Length > 0 ? change.After.Grade : null, entitlement.IsCustomer);

    private JsonObject? ProfileOf(Change change, Entitlement entitlement)
    {
        var sections = change.Sections.Where(id => catalog.FindInterface(id) is { } i && entitlement.Allows(Product.Profile, [i])).ToList();
        return sections.Count == 0 ? null : new JsonObject { ["version"] = change.Version, ["sections"] = ArrayOf(sections) };
    }

    private JsonObject? EvaluationOf(Change change, Entitlement entitlement)
    {
        var (before, after) = (change.Before, change.After);
        if (after.EvaluatesAs(before) || !entitlement.Allows(Product.Evaluation))
        {
            return null;
        }

        var (added, removed) = (Told(after, before, entitlement), Told(before, after, entitlement));
        if ((before.Grade, before.Score) == (after.Grade, after.Score) && added.Count + removed.Count == 0)
        {
            return null;
        }

        return new JsonObject
        {
            ["version"] = change.Version,
            ["rulebook"] = change.Rulebook,
            ["grade"] = Moved(before.Grade.Length > 0 ? before.Grade : null, after.Grade),
            ["score"] = Moved(before.Score, after.Score),
            ["hits"] = new JsonObject { ["added"] = ArrayOf(added), ["removed"] = ArrayOf(removed) },
        };
    }

    /// <summary>The hits of one standing that another does not have, as far as the bank may see what they are judged by.</summary>
    private List<string> Told(Standing standing, Standing other, Entitlement entitlement) =>
        [.. standing.Hits.Where(h => other.Hits.All(o => o.Item != h.Item)).Where(h => MaySee(h, entitlement)).Select(h => h.Item)];

    private bool MaySee(Hit hit, Entitlement entitlement) =>
        hit.Interfaces.Count > 0 && hit.Interfaces.All(id => catalog.FindInterface(id) is { Consent: not ConsentClass.EnterpriseAndPerson })
        && entitlement.Allows(Product.Evaluation, hit.Interfaces.Select(id => catalog.FindInterface(id)!));

    private JsonObject? CarbonOf(Change change, Entitlement entitlement)
    {
        var sources = change.Sections.Intersect(CarbonStatement.Interfaces).ToList();
        if ((sources.Count == 0 && change.After.Intensity == change.Before.Intensity) || !entitlement.Allows(Product.Carbon, _carbon))
        {
            return null;
        }

        var data = new JsonObject { ["version"] = change.Version, ["sources"] = ArrayOf(sources) };
        if (change.After.Intensity is { } intensity)
        {
            data["intensity"] = intensity;
        }

        return data;
    }

    private static FeedEvent EventOf(Change change, Entitlement entitlement, string type, JsonObject data, string? restsOn)
    {
        var consent = entitlement.Consent;
        var id = $"{change.CreditCode}.{change.Version}.{change.At.UtcTicks:x}.{type[(type.IndexOf('.', 3) + 1)..]}.{consent.Id[^8..]}";
        var @event = new CloudEvent(id, type, Source, change.CreditCode, change.At, JsonSerializer.SerializeToElement(data));
        return new FeedEvent(@event, consent.Id, consent.Terms.ValidTo, AudienceOf(change, entitlement), RestsOn: restsOn);
    }

    private static string Joined(IEnumerable<Interface> interfaces) => string.Join(' ', interfaces.Select(i => i.Id));

    private static JsonObject Moved<T>(T? before, T? after)
    {
        var moved = new JsonObject { ["after"] = JsonValue.Create(after) };
        if (before is not null)
        {
            moved.Insert(0, "before", JsonValue.Create(before));
        }

        return moved;
    }

    private static JsonArray ArrayOf(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode)t)];
}
