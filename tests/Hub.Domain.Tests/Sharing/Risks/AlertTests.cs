using System.Text.Json;
using Hub.Domain.Sharing.Products;
using Hub.Domain.Sharing.Risks;
using Hub.Domain.Sharing.Subscriptions;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Evaluation;

namespace Hub.Domain.Tests.Sharing.Risks;

/// <summary>The life of an alert: what each step makes of it, and what the bank is told.</summary>
public sealed class AlertTests
{
    private static readonly DateTimeOffset s_now = SampleEnterprise.Now;
    private static readonly AlertReader s_reader = new("bank-a", "consent-1", s_now.AddDays(90), new Audience("330502", "1751", "Light", true));
    private static readonly Risk s_grade = new("tax-grade-d", "", true, [new("grade", "D")]);

    [Fact]
    public void A_raised_alert_says_what_and_by_when()
    {
        var alert = Assert.Single(Changes(1, [], [s_grade], []));

        Assert.Equal(
            (AlertState.Raised, "纳税信用D级", Severity.High, 1, s_now.AddHours(24), "consent-1"),
            (alert.State, alert.Name.Zh, alert.Severity, alert.Number, alert.AcknowledgeBy, alert.Consent));
        Assert.Equal(new RiskEvidence("grade", new("纳税信用级别", "Tax credit grade"), "D", null), Assert.Single(alert.Evidence));
        Assert.Equal(AlertId.Of("bank-a", SampleEnterprise.Code, "tax-grade-d", "", 1), alert.Id);
        Assert.Equal([new AlertNotice(AlertNoticeKind.Raised, 1, s_now)], alert.Untold);
    }

    [Fact]
    public void Every_hit_has_an_alert_of_its_own()
    {
        var alerts = Changes(1, [], [new("negative-hit", "N14", true, []), new("negative-hit", "N11", true, []), new("negative-hit", "N05", false, [])], []);

        Assert.Equal([("N14", "命中负面清单：重大税收违法或纳税信用D级"), ("N11", "命中负面清单：亩均效益D类")], alerts.Select(a => (a.Key, a.Name.Zh)));
        Assert.Equal(["I28", "I31"], alerts[0].Interfaces);
        Assert.Equal("最近一年亩均效益等级为D", alerts[1].Evidence.Single().Name.Zh);
        Assert.Equal(2, alerts.Select(a => a.Id).Distinct().Count());
    }

    [Fact]
    public void The_same_findings_move_nothing_again()
    {
        var raised = Changes(1, [], [s_grade], []);

        Assert.Empty(Changes(1, [], [s_grade], raised));
        Assert.Empty(Changes(2, [s_grade], [s_grade], raised));
    }

    [Fact]
    public void What_is_not_known_withdraws_nothing_and_what_no_longer_holds_does()
    {
        var raised = Changes(1, [], [s_grade], []);
        var unknown = s_grade with { Holds = false, Evidence = [] };

        Assert.Empty(Changes(2, [s_grade], [unknown], raised));
        var over = Assert.Single(Changes(3, [unknown], [], raised, s_now.AddHours(1)));
        Assert.Equal((AlertState.Withdrawn, false, s_now.AddHours(1)), (over.State, over.Holds, over.WithdrawnAt));
        Assert.Equal(AlertNoticeKind.Withdrawn, over.Untold[^1].Kind);
        Assert.Empty(Changes(3, [unknown], [], [over]));
    }

    [Fact]
    public void An_older_version_moves_nothing_and_of_the_same_one_only_what_it_changed()
    {
        var raised = Changes(5, [], [s_grade], []);

        Assert.Empty(Changes(4, [s_grade], [], raised));
        Assert.Empty(Changes(5, [], [], raised));
        var over = Changes(5, [s_grade], [], raised);
        Assert.Equal(AlertState.Withdrawn, Assert.Single(over).State);
        Assert.Empty(Changes(5, [], [s_grade], over));
        Assert.Empty(Changes(4, [], [s_grade], over));
        Assert.Single(Changes(6, [], [s_grade], over));
    }

    [Fact]
    public void Within_the_window_it_is_the_same_alert_and_behind_it_another()
    {
        var raised = Changes(1, [], [s_grade], []);
        var over = Changes(2, [s_grade], [], raised, s_now.AddDays(1));
        var again = Assert.Single(Changes(3, [], [s_grade], over, s_now.AddDays(364)));
        var other = Assert.Single(Changes(3, [], [s_grade], over, s_now.AddDays(365)));

        Assert.Equal((raised[0].Id, AlertState.Raised, 2, s_now, s_now.AddDays(365)), (again.Id, again.State, again.Round, again.RaisedAt, again.AcknowledgeBy));
        Assert.Equal((2, 1, s_now.AddDays(365)), (other.Number, other.Round, other.RaisedAt));
        Assert.NotEqual(raised[0].Id, other.Id);
        Assert.Equal(raised[0].Id[..32], other.Id[..32]);
    }

    [Fact]
    public void Who_acknowledged_it_need_not_again_and_who_closed_it_hears_no_more()
    {
        var raised = Changes(1, [], [s_grade], []).Single();
        var seen = Changes(3, [], [s_grade], [Changes(2, [s_grade], [], [raised.Acknowledge("u1", s_now)]).Single()]).Single();
        var closed = raised.Judge(AlertVerdict.Wrong, "已更正", "u1", s_now).Told([.. raised.Judge(AlertVerdict.Wrong, "已更正", "u1", s_now).Untold]);
        var over = Changes(2, [s_grade], [], [closed]).Single();

        Assert.Equal((AlertState.Acknowledged, 2, AlertNoticeKind.Raised), (seen.State, seen.Round, seen.Untold[^1].Kind));
        Assert.Equal((AlertState.Closed, false, 0), (over.State, over.Holds, over.Untold.Count));
        Assert.Equal((AlertState.Closed, true), (Changes(3, [], [s_grade], [over]).Single().State, Changes(3, [], [s_grade], [over]).Single().Holds));
    }

    [Fact]
    public void A_clock_that_runs_out_escalates_once_and_an_acknowledged_alert_has_none()
    {
        var raised = Changes(1, [], [s_grade], []).Single();

        Assert.Same(raised, raised.Escalate(s_now.AddHours(24).AddTicks(-1)));
        var escalated = raised.Escalate(s_now.AddHours(24));
        Assert.Equal((AlertState.Escalated, s_now.AddHours(24)), (escalated.State, escalated.EscalatedAt));
        Assert.Same(escalated, escalated.Escalate(s_now.AddHours(48)));
        var acknowledged = raised.Acknowledge(null, s_now);
        Assert.Same(acknowledged, acknowledged.Escalate(s_now.AddDays(9)));
        Assert.True(acknowledged.IsInTime);
        Assert.False(escalated.Acknowledge(null, s_now.AddHours(25)).IsInTime);
    }

    [Fact]
    public void An_acknowledgement_holds_and_comes_too_late_for_what_was_withdrawn()
    {
        var raised = Changes(1, [], [s_grade], []).Single();
        var acknowledged = raised.Acknowledge("u1", s_now);

        Assert.Equal((AlertState.Acknowledged, "u1"), (acknowledged.State, acknowledged.AcknowledgedBy));
        Assert.Same(acknowledged, acknowledged.Acknowledge("u2", s_now.AddDays(1)));
        Assert.Throws<AlertRefusedException>(() => raised.Withdraw(2, s_now).Acknowledge("u1", s_now));
    }

    [Fact]
    public void Feedback_closes_what_is_open_and_the_last_word_counts()
    {
        var raised = Changes(1, [], [s_grade], []).Single();
        var right = raised.Judge(AlertVerdict.Right, "属实", "u1", s_now);
        var wrong = right.Judge(AlertVerdict.Wrong, "看错了", "u2", s_now.AddDays(1));

        Assert.Equal((AlertState.Closed, AlertVerdict.Right, s_now), (right.State, right.Feedback!.Verdict, right.AcknowledgedAt));
        Assert.Equal([AlertNoticeKind.Raised, AlertNoticeKind.Acknowledged], right.Untold.Select(n => n.Kind));
        Assert.Same(right, right.Judge(AlertVerdict.Right, "属实", "u3", s_now.AddDays(1)));
        Assert.Equal((AlertState.Closed, AlertVerdict.Wrong, "u2"), (wrong.State, wrong.Feedback!.Verdict, wrong.Feedback.By));
        Assert.Equal(AlertState.Withdrawn, raised.Withdraw(2, s_now).Judge(AlertVerdict.Right, "属实", null, s_now).State);
    }

    [Fact]
    public void Nobody_is_told_what_he_may_not_see_or_by_a_rule_that_is_gone()
    {
        Assert.Empty(new AlertCourse(PublishedRulebook.Risks, SampleEnterprise.Code, 1, [], [s_grade], s_now).Changes([], s_reader, seen => !seen.Contains("I28")));
        Assert.Empty(new AlertCourse(PublishedRulebook.Risks, SampleEnterprise.Code, 1, [], [s_grade], s_now).Changes([], null, _ => true));
        Assert.Empty(Changes(1, [], [new("gone", "", true, []), new("negative-hit", "N99", true, [])], []));
    }

    [Fact]
    public void Events_have_the_form_that_the_catalog_promises()
    {
        var events = EventCatalogReader.Read(new CatalogFile("events.json", File.ReadAllText(Repository.PathOf("catalog/products/events.json"))));
        var alert = Changes(1, [], [s_grade], []).Single().Acknowledge("u1", s_now).Withdraw(2, s_now) with { AcknowledgeBy = s_now };
        var told = new[] { AlertNoticeKind.Raised, AlertNoticeKind.Acknowledged, AlertNoticeKind.Withdrawn, AlertNoticeKind.Escalated }
            .Select(kind => AlertEvents.Of(alert, new AlertNotice(kind, 1, s_now))).ToList();

        Assert.All(told, entry => AssertFits(events.Find(entry.Event.Type)!.Data, entry.Event.Data));
        Assert.Equal(["raised.1", "acknowledged.1", "withdrawn.1", "escalated.1"], told.Select(e => e.Event.Id[(alert.Id.Length + 1)..]));
        Assert.All(told, e => Assert.Equal(("consent-1", s_reader.Until, s_reader.Audience, SampleEnterprise.Code), (e.Consent, e.Until, e.Audience, e.Event.Subject)));
        Assert.Equal("D", told[0].Event.Data.GetProperty("evidence")[0].GetProperty("value").GetString());
        Assert.Equal("high", told[0].Event.Data.GetProperty("severity").GetString());
    }

    private static IReadOnlyList<Alert> Changes(long version, IReadOnlyList<Risk> before, IReadOnlyList<Risk> after, IReadOnlyList<Alert> alerts, DateTimeOffset? at = null) =>
        new AlertCourse(PublishedRulebook.Risks, SampleEnterprise.Code, version, before, after, at ?? s_now).Changes(alerts, s_reader, _ => true);

    /// <summary>Every member is there that must be, and none that may not.</summary>
    private static void AssertFits(JsonElement schema, JsonElement data)
    {
        var (names, known) = (data.EnumerateObject().Select(p => p.Name).ToHashSet(), schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).ToHashSet());
        Assert.Subset(known, names);
        Assert.Superset(schema.GetProperty("required").EnumerateArray().Select(e => e.GetString()!).ToHashSet(), names);
    }
}
