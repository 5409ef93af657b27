using Hub.Domain.Sharing.Subscriptions;

namespace Hub.Domain.Sharing.Risks;

/// <summary>A bank that may be told of an enterprise's risks.</summary>
/// <param name="Bank">Caller id.</param>
/// <param name="Consent">The consent that it rests on.</param>
/// <param name="Until">When that consent ends by itself.</param>
/// <param name="Audience">What of the enterprise subscriptions filter by; null passes every filter.</param>
public sealed record AlertReader(string Bank, string Consent, DateTimeOffset Until, Audience? Audience = null);
