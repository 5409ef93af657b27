namespace Hub.Functions.Tests.Trust.Consents;

/// <summary>What was signed and what was done with it since: all that the oracle knows of a consent.</summary>
internal sealed class GrantedConsent(string id, string code, string[] purposes, string[] banks, string[] interfaces, DateTimeOffset from, DateTimeOffset to)
{
    /// <summary>The interface of the class E+P.</summary>
    public const string OfPersons = "I25";

    /// <summary>The interfaces of these tests: I24 is public, of the others an enterprise decides, of I25 natural persons too.</summary>
    private static readonly Dictionary<string, string> s_needed = new()
    {
        ["I09"] = "PRE_LOAN POST_LOAN PROC_LOAN",
        ["I24"] = "PRE_LOAN POST_LOAN GREEN_EVAL SUBSIDY PROC_LOAN",
        [OfPersons] = "GREEN_EVAL",
        ["I31"] = "PRE_LOAN POST_LOAN GREEN_EVAL",
        ["I37"] = "PRE_LOAN POST_LOAN GREEN_EVAL SUBSIDY PROC_LOAN",
        ["I38"] = "PRE_LOAN POST_LOAN GREEN_EVAL",
    };

    public string Id => id;

    public string Code => code;

    /// <summary>Digests of the natural persons who consented under it.</summary>
    public HashSet<string> Persons { get; } = [];

    public bool IsPaused { get; set; }

    public bool IsRevoked { get; set; }

    /// <summary>What is allowed for a purpose without any consent.</summary>
    public static IEnumerable<string> Public(string purpose) => Needed(purpose).Where(i => i == "I24");

    /// <summary>What a purpose needs.</summary>
    public static IEnumerable<string> Needed(string purpose) => s_needed.Where(n => n.Value.Split(' ').Contains(purpose)).Select(n => n.Key);

    public bool NamesBank(string bank) => banks.Contains(bank);

    public bool NamesPurpose(string purpose) => purposes.Contains(purpose);

    public bool IsInForce(DateTimeOffset at) => !IsPaused && !IsRevoked && from <= at && at < to;

    /// <summary>Whether it begins or ends in a time: then nobody can say what a reading in it shows.</summary>
    public bool Turns(DateTimeOffset first, DateTimeOffset last) => (first <= from && from <= last) || (first <= to && to <= last);

    /// <summary>All of class E is not what persons decide.</summary>
    public bool Covers(string @interface) => interfaces.Length == 0 ? @interface != OfPersons : interfaces.Contains(@interface);

    public override string ToString() =>
        $"{id} {string.Join('+', purposes)} for {string.Join('+', banks)}: {(interfaces.Length == 0 ? "E" : string.Join('+', interfaces))} {from:ss.fff}–{to:dd HH:mm:ss.fff}{(Persons.Count > 0 ? $" {Persons.Count} persons" : "")}{(IsPaused ? " paused" : "")}{(IsRevoked ? " revoked" : "")}";
}
