using Hub.Azure.Sharing;
using Hub.Domain.Evaluation;
using Hub.Domain.Sharing.Products;
using Hub.Domain.Sharing.Subscriptions;

namespace Hub.Functions.Sharing;

/// <summary>What may be subscribed to, and where it may be posted.</summary>
public sealed class SubscriptionChecks(EventCatalog events, PublicAddresses addresses)
{
    private const int MostCodes = 200;
    private const int LongestBatch = 3600;
    private const int MostEvents = 1000;
    private const int LongestAddress = 1000;

    /// <summary>What is wrong with a request, and what would be right; null if nothing is.</summary>
    public string? Refusal(SubscriptionRequest? wanted) => wanted is null
        ? "The body is {\"types\": […], \"filter\": {…}, \"webhook\": \"https://…\"}."
        : OfTypes(wanted.Types) ?? OfFilter(wanted.Filter) ?? OfWebhook(wanted.Webhook) ?? OfLimits(wanted);

    private string? OfTypes(IReadOnlyList<string>? types)
    {
        var offered = events.Offered.Select(t => t.Type).ToList();
        return types is not { Count: > 0 }
            ? $"types is empty; offered are {string.Join(", ", offered)}."
            : types.FirstOrDefault(t => !offered.Contains(t)) is { } unknown
                ? $"types: “{unknown}” is not offered; offered are {string.Join(", ", offered)}."
                : null;
    }

    private static string? OfFilter(AudienceFilter? filter) => filter is null
        ? null
        : OfCodes("regions", filter.Regions, c => c.Length is >= 2 and <= 6 && c.All(char.IsAsciiDigit), "2 to 6 digits of a division code")
            ?? OfCodes("industries", filter.Industries, c => c.Length is >= 1 and <= 5 && c.All(char.IsAsciiLetterOrDigit), "the beginning of an industry code, such as C17")
            ?? OfCodes("grades", filter.Grades, g => Enum.TryParse<Grade>(g, out _), $"a grade of {string.Join(", ", Enum.GetNames<Grade>())}");

    private static string? OfCodes(string name, IReadOnlyList<string>? codes, Func<string, bool> isRight, string right) =>
        codes is { Count: > MostCodes }
            ? $"filter.{name} has {codes.Count} entries; at most {MostCodes} are possible."
            : codes?.FirstOrDefault(c => !isRight(c)) is { } wrong ? $"filter.{name}: “{wrong}” is not {right}." : null;

    private string? OfWebhook(string? webhook)
    {
        if (webhook is null)
        {
            return null;
        }

        if (webhook.Length > LongestAddress || !Uri.TryCreate(webhook, UriKind.Absolute, out var address))
        {
            return $"webhook: an https address of at most {LongestAddress} characters is needed.";
        }

        return addresses.Refusal(address) is { } refusal ? $"webhook: {refusal}." : null;
    }

    private static string? OfLimits(SubscriptionRequest wanted) =>
        wanted.BatchSeconds is < 0 or > LongestBatch ? $"batchSeconds is {wanted.BatchSeconds}; 0 to {LongestBatch} is possible."
        : wanted.MostEvents is < 1 or > MostEvents ? $"mostEvents is {wanted.MostEvents}; 1 to {MostEvents} is possible."
        : null;
}
