namespace Hub.Domain.Trust.Audit;

/// <summary>One access: who did what, for whom, by what right, and how it ended (query log of the consent rules [P]; 征信业管理条例 art. 20).</summary>
/// <param name="Time">When.</param>
/// <param name="Caller">Who; <see cref="Nobody"/> without valid credentials.</param>
/// <param name="Role">What the caller is; null for nobody.</param>
/// <param name="Function">Which function of the hub.</param>
/// <param name="Target">Method and path, without the query.</param>
/// <param name="Status">HTTP status of the answer; 0 for what is written down before it is known.</param>
/// <param name="Result"><see cref="Granted"/>, or the name of the refusal or failure.</param>
public sealed record AuditEntry(DateTimeOffset Time, string Caller, CallerRole? Role, string Function, string Target, int Status, string Result)
{
    /// <summary>The caller of a request without valid credentials.</summary>
    public const string Nobody = "(none)";

    /// <summary>The result of an access that was allowed.</summary>
    public const string Granted = "granted";

    /// <summary>Branch of the bank, as the bank says.</summary>
    public string? Branch { get; init; }

    /// <summary>User at the bank, as the bank says.</summary>
    public string? User { get; init; }

    /// <summary>Credit code of the enterprise that it is about; null when it is about none.</summary>
    public string? CreditCode { get; init; }

    /// <summary>What for, such as <c>PRE_LOAN</c>.</summary>
    public string? Purpose { get; init; }

    /// <summary>By which consent; null where none is needed.</summary>
    public string? Consent { get; init; }

    /// <summary>Interfaces whose data were given out; empty when none were.</summary>
    public IReadOnlyList<string> Interfaces { get; init; } = [];

    /// <summary>SHA-256 of the fields that were given out, lower-case hex.</summary>
    public string? FieldHash { get; init; }

    /// <summary>Which numbers of its feed the bank was given; null if it is about no feed, or about none of its events.</summary>
    public FeedRange? Feed { get; init; }

    /// <summary>Whom events of the feed told of; null if of nobody.</summary>
    public ToldList? Told { get; init; }
}

/// <summary>Consecutive numbers of a bank's feed; not each of them need have been given out.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
public sealed record FeedRange(long From, long To)
{
    /// <summary>As it stands in the record: <c>1-500</c>.</summary>
    public override string ToString() => $"{From}-{To}";

    /// <exception cref="FormatException">The text is none.</exception>
    internal static FeedRange Read(string text) => text.Split('-') is [var from, var to] && long.TryParse(from, out var first) && long.TryParse(to, out var last)
        ? new FeedRange(first, last)
        : throw new FormatException("Numbers of a feed are written as 1-500.");
}

/// <summary>Where an entry stands.</summary>
/// <param name="Chain">Number of the chain; each run of a writer has its own.</param>
/// <param name="Sequence">Number in the chain, from 1.</param>
public readonly record struct EntryId(int Chain, long Sequence)
{
    /// <summary>As it is told to callers: <c>17-532</c>.</summary>
    public override string ToString() => $"{Chain}-{Sequence}";

    /// <summary>Reads <c>17-532</c>.</summary>
    public static bool TryParse(string text, out EntryId id)
    {
        var parts = text.Split('-');
        id = default;
        if (parts.Length != 2 || !int.TryParse(parts[0], out var chain) || !long.TryParse(parts[1], out var sequence) || chain < 1 || sequence < 1)
        {
            return false;
        }

        id = new EntryId(chain, sequence);
        return true;
    }
}

/// <summary>An entry in its chain.</summary>
/// <param name="Id">Where it stands.</param>
/// <param name="Previous">Leaf hash of the entry before; of the chain's opening for the first.</param>
/// <param name="Entry">What happened.</param>
public sealed record ChainedEntry(EntryId Id, string Previous, AuditEntry Entry);
