using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Intake.Values;

namespace Hub.Domain.Evaluation.Population;

/// <summary>
/// Which rulebook is in force. A version takes effect on its day only if it was released by then: by a shadow run within its bounds, by an
/// operator, or by being the first of the store. Until then the one before it stays. [P]
/// </summary>
/// <param name="given">The releases by operators, and that of the first rulebook.</param>
/// <param name="verdicts">The shadow runs that are through, in any order.</param>
public sealed class Releases(IReadOnlyList<Release> given, IReadOnlyList<ShadowVerdict> verdicts)
{
    private static readonly ReleaseHold s_untried = new(
        "shadowRun", new("尚未完成全量试运行", "no shadow run of this text is through"));

    /// <summary>The version whose day has come last, released or not; before the first day of all, the first.</summary>
    /// <param name="all">The versions in the order of their first days.</param>
    /// <param name="instant">The instant.</param>
    public static Rulebook Newest(IReadOnlyList<Rulebook> all, DateTimeOffset instant) => all.LastOrDefault(r => HasBegun(r, instant)) ?? all[0];

    /// <summary>The version in force at an instant: of the released ones whose day has come the last; the first of all where there is none.</summary>
    /// <param name="all">The versions in the order of their first days.</param>
    /// <param name="instant">The instant.</param>
    public Rulebook InForce(IReadOnlyList<Rulebook> all, DateTimeOffset instant) =>
        all.LastOrDefault(r => HasBegun(r, instant) && IsReleased(r, instant)) ?? all[0];

    /// <summary>How a version stands at an instant.</summary>
    /// <param name="rulebook">The version.</param>
    /// <param name="all">The versions in the order of their first days.</param>
    /// <param name="instant">The instant.</param>
    public ReleaseStanding Of(Rulebook rulebook, IReadOnlyList<Rulebook> all, DateTimeOffset instant)
    {
        var places = all.Select(r => r.Version).ToList();
        var ahead = places.IndexOf(rulebook.Version) - places.IndexOf(InForce(all, instant).Version);
        var holds = ahead < 0 || IsReleased(rulebook, instant) ? [] : HoldsOf(rulebook, instant);
        var tried = VerdictsOf(rulebook, instant).Any();
        var state = ahead < 0 ? ReleaseState.Past
            : ahead == 0 ? ReleaseState.InForce
            : holds.Count == 0 ? ReleaseState.Released
            : tried || HasBegun(rulebook, instant) ? ReleaseState.Held
            : ReleaseState.Draft;
        return new ReleaseStanding(state, holds, given.FirstOrDefault(g => g.Digest == rulebook.Digest));
    }

    private static bool HasBegun(Rulebook rulebook, DateTimeOffset instant) => rulebook.EffectiveFrom <= DateValue.DayOf(instant);

    /// <summary>
    /// Until its day the newest shadow run decides: what was within bounds in spring may be beyond them in autumn. From its day on one run
    /// within bounds is enough, and later ones change nothing: what is in force is not taken back by a trial.
    /// </summary>
    private bool IsReleased(Rulebook rulebook, DateTimeOffset instant)
    {
        var runs = VerdictsOf(rulebook, instant).ToList();
        var since = runs.FindLastIndex(v => !HasBegun(rulebook, v.CompletedAt));
        return given.Any(g => g.Digest == rulebook.Digest && (g.ShadowRun is null || g.At <= instant)) || runs.Skip(Math.Max(0, since)).Any(v => v.Holds.Count == 0);
    }

    private IReadOnlyList<ReleaseHold> HoldsOf(Rulebook rulebook, DateTimeOffset instant) =>
        VerdictsOf(rulebook, instant).LastOrDefault()?.Holds ?? [s_untried];

    private IEnumerable<ShadowVerdict> VerdictsOf(Rulebook rulebook, DateTimeOffset instant) =>
        verdicts.Where(v => v.Digest == rulebook.Digest && v.CompletedAt <= instant).OrderBy(v => v.CompletedAt);
}
