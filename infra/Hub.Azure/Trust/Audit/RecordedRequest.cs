using Hub.Domain.Trust;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Trust.Audit;

/// <summary>A request in the record, with whom of one bucket it is about.</summary>
/// <param name="Entry">Its entry in the record.</param>
/// <param name="Time">When.</param>
/// <param name="Caller">Who asked, or to which bank it was posted.</param>
/// <param name="Role">What the caller is.</param>
/// <param name="Branch">Which branch of the bank.</param>
/// <param name="Function">What was done.</param>
/// <param name="Purpose">What for; null of a feed.</param>
/// <param name="FieldHash">SHA-256 of what was given out.</param>
/// <param name="Status">HTTP status of the answer; 0 of what was posted.</param>
/// <param name="Result">How it ended.</param>
/// <param name="About">The enterprises.</param>
internal sealed record RecordedRequest(
    EntryId Entry, DateTimeOffset Time, string Caller, CallerRole? Role, string? Branch, string Function, string? Purpose, string? FieldHash, int Status,
    string Result, IReadOnlyList<RecordedSubject> About)
{
    /// <summary>Its place among all accesses, the newest first.</summary>
    public string Key => AccessKey.Of(Time, Entry);

    /// <summary>The access as one of the enterprises sees it; null if it is not among them.</summary>
    public EnterpriseAccess? Of(string creditCode)
    {
        var own = About.Where(t => t.CreditCode == creditCode).ToList();
        var consents = own.Select(t => t.Consent).OfType<string>().ToList();
        return own.Count == 0 ? null
            : new EnterpriseAccess(
                Entry.ToString(), Time, Caller, Role, Branch, Function, Purpose, consents.Count == 0 ? null : string.Join(' ', consents),
                Words(own.Select(t => t.Interfaces)), FieldHash, Status, Result) { Events = Words(own.Select(t => t.Events)) };
    }

    /// <summary>What of an entry concerns some enterprises.</summary>
    public static RecordedRequest Of(ChainedEntry chained, IEnumerable<RecordedSubject> about)
    {
        var entry = chained.Entry;
        return new RecordedRequest(
            chained.Id, entry.Time, entry.Caller, entry.Role, entry.Branch, entry.Function, entry.Purpose, entry.FieldHash, entry.Status, entry.Result, [.. about]);
    }

    private static List<string> Words(IEnumerable<string> texts) =>
        [.. texts.SelectMany(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>Whom a request is about, and what was given out; texts as in the record.</summary>
internal sealed record RecordedSubject(string CreditCode, string? Consent, string Events, string Interfaces)
{
    /// <summary>
    /// All that an entry is about: the enterprise that was asked for, and those that a bank was told of. Requests of nobody are in nobody's
    /// list: anybody could fill it.
    /// </summary>
    public static IEnumerable<RecordedSubject> Of(AuditEntry entry)
    {
        if (entry is { CreditCode: { } asked, Caller: not AuditEntry.Nobody })
        {
            yield return new RecordedSubject(asked, entry.Consent, "", string.Join(' ', entry.Interfaces));
        }

        foreach (var told in entry.Told?.Enterprises ?? [])
        {
            yield return new RecordedSubject(told.CreditCode, told.Consent, told.Events, told.Interfaces);
        }
    }
}
