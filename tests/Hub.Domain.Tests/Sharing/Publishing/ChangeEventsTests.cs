using Hub.Domain.Sharing;
using Hub.Domain.Sharing.Publishing;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Trust.Consents;
using Hub.Domain.Trust.Consents;

namespace Hub.Domain.Tests.Sharing.Publishing;

/// <summary>A bank is told what its consent allows, and nothing beside it.</summary>
public sealed class ChangeEventsTests
{
    private const string Code = "91330502MA2B00019K";

    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
    private static readonly Purposes s_purposes = RepositoryPurposes.Read();
    private static readonly ChangeEvents s_events = new(RepositoryPurposes.Catalog);
    private static readonly Standing s_before = new("Light", 61.5m, 1.25m, [new Hit("N01", ["I33"])], []);
    private static readonly Change s_change = new(Code, 7, s_now, ["I10", "I12", "I24", "I36"], "2026.1", s_before, s_before, "330502", "C17");

    [Theory]
    [InlineData("PRE_LOAN", "I10", "I10 I12 I24 I36", "E")]
    [InlineData("PRE_LOAN", "I10", "I10 I24", "")]
    [InlineData("POST_LOAN", "I36", "I10 I24 I36", "E")]
    [InlineData("PROC_LOAN", "I09", "I24", "E")]
    public void Sections_are_named_as_far_as_purpose_and_consent_go(string purpose, string @interface, string sections, string classes)
    {
        var terms = Terms([purpose], [@interface], classes == "E" ? [ConsentClass.Enterprise] : []);
        var told = Assert.Single(Told(s_change, terms), e => e.Event.Type == "cn.hub.profile.changed");

        Assert.Equal($$"""{"version":7,"sections":["{{sections.Replace(" ", "\",\"")}}"]}""", told.Event.Data.GetRawText());
        Assert.Equal((Code, s_now, s_now.AddMonths(1)), (told.Event.Subject, told.Event.Time, told.Until));
    }

    [Fact]
    public void An_evaluation_is_told_before_and_after()
    {
        var change = s_change with { Sections = [], After = new("Deep", 80.25m, 1.25m, [new("N02", ["I24"])], []) };
        var told = Assert.Single(Told(change, Terms(["GREEN_EVAL"], [], [ConsentClass.Enterprise])));

        Assert.Equal(
            """{"version":7,"rulebook":"2026.1","grade":{"before":"Light","after":"Deep"},"score":{"before":61.5,"after":80.25},"hits":{"added":["N02"],"removed":["N01"]}}""",
            told.Event.Data.GetRawText());
        Assert.Equal("Deep", told.Audience!.Grade);
    }

    [Fact]
    public void What_the_values_rest_on_goes_along_and_is_never_more_than_the_consent_allows()
    {
        var change = s_change with { After = s_before with { Grade = "Deep", Intensity = 2m } };
        var consent = Granted("1", Terms(["GREEN_EVAL"], ["I05", "I16", "I25", "I36"], [])).WithPerson(new PersonConsent(new string('1', 64), new string('2', 64)), s_now, "x", null);
        var told = Entitlements.Of([consent], s_purposes, s_now).SelectMany(e => s_events.Of(change, e)).ToDictionary(e => e.Event.Type, e => e.RestsOn?.Split(' '));

        Assert.Null(told["cn.hub.profile.changed"]);
        Assert.Equal(["I05", "I16", "I36"], told["cn.hub.carbon.updated"]!.Order());
        Assert.Equal(["I05", "I16", "I36"], told["cn.hub.evaluation.changed"]!.Where(id => RepositoryPurposes.Catalog.FindInterface(id)!.Consent == ConsentClass.Enterprise));
        Assert.DoesNotContain("I25", told["cn.hub.evaluation.changed"]!);
        Assert.Contains("I24", told["cn.hub.evaluation.changed"]!);
    }

    [Fact]
    public void A_hit_is_told_only_to_who_may_see_all_that_it_is_judged_by()
    {
        var change = s_change with { Sections = [], Before = s_before with { Hits = [] }, After = s_before with { Hits = [new("N09", ["I24", "I38"])] } };

        Assert.Empty(Told(change, Terms(["PRE_LOAN"], ["I10"], [])));
        Assert.Contains("\"added\":[\"N09\"]", Assert.Single(Told(change, Terms(["PRE_LOAN"], ["I38"], []))).Event.Data.GetRawText());
    }

    [Fact]
    public void A_hit_that_no_rulebook_explains_any_more_is_told_to_nobody()
    {
        var change = s_change with { Sections = [], Before = s_before with { Hits = [new("N99", [])] }, After = s_before with { Hits = [] } };

        Assert.Empty(Told(change, Terms(["PRE_LOAN"], [], [ConsentClass.Enterprise])));
    }

    [Theory]
    [InlineData("I05 I16 I36", """{"version":7,"sources":["I36"],"intensity":1.25}""")]
    [InlineData("I36", null)]
    public void Carbon_is_told_to_who_may_see_all_that_it_is_accounted_from(string interfaces, string? data)
    {
        var told = Told(s_change, Terms(["GREEN_EVAL"], interfaces.Split(' '), [])).SingleOrDefault(e => e.Event.Type == "cn.hub.carbon.updated");

        Assert.Equal(data, told?.Event.Data.GetRawText());
    }

    [Fact]
    public void For_a_subsidy_neither_score_nor_hits_are_told()
    {
        var change = s_change with { Sections = [], After = s_before with { Grade = "Deep", Score = 90 } };

        Assert.Empty(Told(change, Terms(["SUBSIDY"], [], [ConsentClass.Enterprise])));
    }

    [Fact]
    public void Only_consents_in_force_entitle_each_for_itself()
    {
        var one = Granted("1", Terms(["PRE_LOAN"], [], [ConsentClass.Enterprise], "a", "b"));
        var two = Granted("2", Terms(["POST_LOAN"], [], [ConsentClass.Enterprise], "b"));
        var paused = Granted("3", Terms(["PRE_LOAN"], [], [ConsentClass.Enterprise], "c")).With(ConsentChange.Paused, s_now, "x", null);
        var over = Granted("4", Terms(["PRE_LOAN"], [], [ConsentClass.Enterprise], "d") with { ValidTo = s_now });
        var entitled = Entitlements.Of([two, one, paused, over], s_purposes, s_now).ToList();

        Assert.Equal(["a 1 False", "b 1 True", "b 2 True"], entitled.Select(e => $"{e.Bank} {e.Consent.Id[^1]} {e.IsCustomer}"));
        var ids = entitled.Where(e => e.Bank == "b").SelectMany(e => s_events.Of(s_change with { After = s_before with { Score = 1 } }, e)).Select(e => e.Event.Id);
        Assert.Equal(6, ids.Distinct().Count());
    }

    private static List<FeedEvent> Told(Change change, ConsentTerms terms) =>
        [.. Entitlements.Of([Granted("1", terms)], s_purposes, s_now).SelectMany(e => s_events.Of(change, e))];

    private static Consent Granted(string last, ConsentTerms terms) =>
        Consent.Grant($"{Code}-{new string('0', 31)}{last}", terms, [], s_now, "x", null);

    private static ConsentTerms Terms(string[] purposes, string[] interfaces, ConsentClass[] classes, params string[] banks) => new(
        Code, new Signer(SignerCapacity.LegalRepresentative), purposes, banks.Length > 0 ? banks : ["bank"], interfaces, classes, s_now, s_now.AddMonths(1),
        null, new string('0', 64), ConsentChannel.Online, "2026-1");
}
