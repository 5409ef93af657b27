using System.Text.Json.Serialization;

namespace Hub.Domain.Sharing.Deliveries;

/// <summary>Whose fault it is that a delivery failed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Fault>))]
public enum Fault
{
    /// <summary>Nobody's: it arrived.</summary>
    None,

    /// <summary>The receiver's: it did not answer, or refused.</summary>
    Theirs,

    /// <summary>The hub's own.</summary>
    Ours,
}

/// <summary>What became of one request to a receiver.</summary>
/// <param name="Fault">Whose fault it is if it failed.</param>
/// <param name="Reason">In words for the bank's operators; never the body of an answer. Empty if it arrived.</param>
/// <param name="RetryAfter">How long the receiver asked to be left alone.</param>
/// <param name="Gone">Whether the receiver said that it is there no longer (410).</param>
public sealed record Verdict(Fault Fault, string Reason, TimeSpan? RetryAfter = null, bool Gone = false)
{
    /// <summary>It arrived.</summary>
    public static readonly Verdict Delivered = new(Fault.None, "");

    /// <summary>What an HTTP status means: 2xx arrived, 410 gone, everything else failed.</summary>
    public static Verdict OfStatus(int status, TimeSpan? retryAfter) => status switch
    {
        >= 200 and < 300 => Delivered,
        410 => new Verdict(Fault.Theirs, "the receiver answered 410: it is there no longer", Gone: true),
        >= 300 and < 400 => new Verdict(Fault.Theirs, $"the receiver answered {status}: redirects are not followed, change the address of the subscription"),
        _ => new Verdict(Fault.Theirs, $"the receiver answered {status}", retryAfter),
    };
}
