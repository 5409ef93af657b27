using Hub.Domain.Evaluation.Population;
using Hub.Domain.Evaluation.Rules;

namespace Hub.Domain.Tests.Evaluation.Population;

/// <summary>Two rulebooks: one in force since January, one that is to follow it in July.</summary>
public sealed class ReleasesTests
{
    private static readonly Rulebook s_first = PublishedRulebook.Value;
    private static readonly Rulebook s_next = s_first with { Version = "2026.2", Digest = "next", EffectiveFrom = new(2026, 7, 1) };
    private static readonly Rulebook[] s_all = [s_first, s_next];
    private static readonly Release s_adopted = new(s_first.Version, s_first.Digest, null, "(hub)", "first", At("2026-03-01T00:00+08:00"));
    private static readonly ReleaseHold s_beyond = new("mostChanged", new("多", "many"));
    private static readonly DateTimeOffset s_june = At("2026-06-15T00:00+08:00");
    private static readonly DateTimeOffset s_august = At("2026-08-15T00:00+08:00");

    [Fact]
    public void What_nobody_tried_is_a_draft_until_its_day_and_then_held()
    {
        Assert.Equal(ReleaseState.Draft, StateOf(s_june));
        Assert.Equal(ReleaseState.Held, StateOf(s_august));
        Assert.Equal("2026.1", InForce(s_august));
        Assert.Equal("no shadow run of this text is through", Assert.Single(new Releases([s_adopted], []).Of(s_next, s_all, s_august).Holds).Text.En);
    }

    [Fact]
    public void What_is_within_its_bounds_takes_effect_at_midnight_in_China()
    {
        var tried = Tried("2026-06-01T12:00+08:00");

        Assert.Equal(ReleaseState.Released, StateOf(s_june, tried));
        Assert.Equal("2026.1", InForce(At("2026-06-30T15:59:59Z"), tried));
        Assert.Equal("2026.2", InForce(At("2026-06-30T16:00:00Z"), tried));
        Assert.Equal((ReleaseState.InForce, ReleaseState.Past), (StateOf(s_august, tried), new Releases([s_adopted], [tried]).Of(s_first, s_all, s_august).State));
    }

    [Fact]
    public void What_is_beyond_its_bounds_is_held_until_an_operator_releases_it()
    {
        var tried = Tried("2026-06-01T12:00+08:00", s_beyond);
        var release = new Release("2026.2", "next", "run", "operator", "wanted", At("2026-08-01T09:00+08:00"));
        var releases = new Releases([s_adopted, release], [tried]);

        Assert.Equal(ReleaseState.Held, StateOf(s_june, tried));
        Assert.Equal([s_beyond], new Releases([s_adopted], [tried]).Of(s_next, s_all, s_august).Holds);
        Assert.Equal("2026.1", releases.InForce(s_all, At("2026-08-01T08:59+08:00")).Version);
        Assert.Equal("2026.2", releases.InForce(s_all, At("2026-08-01T09:00+08:00")).Version);
        Assert.Equal(release, releases.Of(s_next, s_all, s_august).Release);
    }

    [Fact]
    public void Before_its_day_the_newest_trial_decides()
    {
        Assert.Equal("2026.1", InForce(s_august, Tried("2026-06-20T00:00+08:00", s_beyond), Tried("2026-06-01T00:00+08:00")));
        Assert.Equal("2026.2", InForce(s_august, Tried("2026-06-01T00:00+08:00", s_beyond), Tried("2026-06-20T00:00+08:00")));
    }

    [Fact]
    public void What_is_in_force_is_not_taken_back_by_a_trial() =>
        Assert.Equal("2026.2", InForce(s_august, Tried("2026-06-20T00:00+08:00"), Tried("2026-08-01T00:00+08:00", s_beyond)));

    [Fact]
    public void A_trial_after_its_day_may_let_it_in() =>
        Assert.Equal("2026.2", InForce(s_august, Tried("2026-06-20T00:00+08:00", s_beyond), Tried("2026-08-01T00:00+08:00")));

    [Fact]
    public void Another_text_is_another_draft()
    {
        var changed = s_next with { Digest = "changed" };
        var releases = new Releases([s_adopted], [Tried("2026-06-01T00:00+08:00")]);

        Assert.Equal("2026.1", releases.InForce([s_first, changed], s_august).Version);
        Assert.Equal(ReleaseState.Held, releases.Of(changed, [s_first, changed], s_august).State);
    }

    [Fact]
    public void Where_nothing_is_released_the_first_is_in_force_and_a_fresh_store_takes_the_newest()
    {
        Assert.Equal("2026.1", new Releases([], []).InForce(s_all, s_august).Version);
        Assert.Equal("2026.2", Releases.Newest(s_all, s_august).Version);
        Assert.Equal("2026.1", Releases.Newest(s_all, s_june).Version);
        Assert.Equal("2026.1", Releases.Newest(s_all, At("2020-01-01T00:00Z")).Version);
    }

    private static ReleaseState StateOf(DateTimeOffset instant, params ShadowVerdict[] verdicts) => new Releases([s_adopted], verdicts).Of(s_next, s_all, instant).State;

    private static string InForce(DateTimeOffset instant, params ShadowVerdict[] verdicts) => new Releases([s_adopted], verdicts).InForce(s_all, instant).Version;

    private static ShadowVerdict Tried(string at, params ReleaseHold[] holds) => new("next", At(at), holds);

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
