using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Intake;

namespace Hub.Domain.Tests.Profiles;

/// <summary>Days before now; the sample interface lives seven days.</summary>
public sealed class FreshnessTests
{
    private const int Never = -1;
    private static readonly DateTimeOffset Now = Sample.Received;
    private static readonly SectionShape Series = new(SectionKind.Series, ["period"], null);
    private static readonly SectionShape List = new(SectionKind.List, ["no"], null);

    [Theory]
    [InlineData("push", 7, Never, Completeness.Answered)]
    [InlineData("push", 8, Never, Completeness.Stale)]
    [InlineData("push", 100, 7, Completeness.Answered)]
    [InlineData("push", 100, 8, Completeness.Stale)]
    [InlineData("push", Never, 3, Completeness.NoRecord)]
    [InlineData("push", Never, Never, Completeness.NotReached)]
    [InlineData("paged", 100, 7, Completeness.Answered)]
    [InlineData("paged", 100, 8, Completeness.Stale)]
    [InlineData("paged", 100, Never, Completeness.Stale)]
    [InlineData("paged", Never, 100, Completeness.NoRecord)]
    [InlineData("paged", Never, Never, Completeness.NotReached)]
    [InlineData("series", 7, 0, Completeness.Answered)]
    [InlineData("series", 8, 0, Completeness.Stale)]
    [InlineData("series", Never, 0, Completeness.NoRecord)]
    public void What_was_collected_is_judged_by_its_own_date_and_by_the_last_delivery(
        string shape, int asOf, int sealedAt, Completeness expected)
    {
        var section = asOf == Never ? null : Section.Empty("I99") with { Items = [Item(asOf)] };

        Assert.Equal(expected, Freshness.Judge(Interface(shape), section, State(sealedAt), null, Now));
    }

    [Theory]
    [InlineData(7, Never, 1, Completeness.Answered)]
    [InlineData(8, Never, 1, Completeness.Stale)]
    [InlineData(100, 7, 1, Completeness.Answered)]
    [InlineData(100, 8, 1, Completeness.Stale)]
    [InlineData(7, Never, 0, Completeness.NoRecord)]
    [InlineData(8, Never, 0, Completeness.Stale)]
    [InlineData(100, 7, 0, Completeness.NoRecord)]
    public void What_is_asked_for_is_judged_by_the_last_answer(int answered, int asked, int items, Completeness expected)
    {
        var section = new Section("I99", [.. Enumerable.Repeat(Item(answered), items)], Now.AddDays(-answered), []);

        Assert.Equal(expected, Freshness.Judge(Interface("perSubject"), section, State(0), Ago(asked), Now));
    }

    [Fact]
    public void What_was_never_asked_for_is_not_reached_whatever_others_were_answered() =>
        Assert.Equal(Completeness.NotReached, Freshness.Judge(Interface("perSubject"), null, State(0), null, Now));

    [Fact]
    public void Only_deleted_items_are_no_record() => Assert.Equal(
        Completeness.NoRecord,
        Freshness.Judge(Interface("push"), Section.Empty("I99") with { Items = [Item(0) with { Deleted = true }] }, State(0), null, Now));

    [Theory]
    [InlineData(Never)]
    [InlineData(0)]
    [InlineData(100)]
    public void A_quarantined_record_is_told_before_all_else(int asOf)
    {
        var section = new Section("I99", asOf == Never ? [] : [Item(asOf)], null, [new QuarantineNote("", Now, "run", "BAD_DATE est_date")]);

        Assert.Equal(Completeness.Quarantined, Freshness.Judge(Interface("push"), section, State(0), null, Now));
    }

    [Fact]
    public void Before_the_first_delivery_an_interface_was_not_reached() =>
        Assert.Equal(Completeness.NotReached, Freshness.Judge(Interface("push"), null, State(0), null, Now.AddDays(-1)));

    [Fact]
    public void The_confirmation_is_the_latest_that_speaks_of_the_section()
    {
        var section = Section.Empty("I99") with { Items = [Item(9), Item(5)] };

        Assert.Equal(Ago(1), Freshness.ConfirmedAt(Interface("push"), section, State(1), null));
        Assert.Equal(Ago(1), Freshness.ConfirmedAt(Interface("paged"), section, State(1), null));
        Assert.Equal(Ago(5), Freshness.ConfirmedAt(Interface("series"), section, State(1), null));
        Assert.Equal(Ago(2), Freshness.ConfirmedAt(Interface("perSubject"), section, State(1), Ago(2)));
        Assert.Equal(Ago(6), Freshness.ConfirmedAt(Interface("perSubject"), new Section("I99", [], Ago(1), []), State(1), Ago(6)));
        Assert.Null(Freshness.ConfirmedAt(Interface("paged"), null, State(1), null));
    }

    [Theory]
    [InlineData(7, Completeness.Answered)]
    [InlineData(8, Completeness.Stale)]
    public void What_a_delivery_says_of_its_own_age_counts_not_when_it_came(int confirmed, Completeness expected)
    {
        var section = Section.Empty("I99") with { Items = [Item(100)] };
        var state = State(0) with { ConfirmedAt = Ago(confirmed) };

        Assert.Equal(expected, Freshness.Judge(Interface("paged"), section, state, null, Now));
        Assert.Equal(Ago(confirmed), Freshness.ConfirmedAt(Interface("paged"), section, state, null));
    }

    private static InterfaceState State(int sealedAt) => new("I99", Ago(sealedAt), Ago(sealedAt), "run");

    private static DateTimeOffset? Ago(int days) => days == Never ? null : Now.AddDays(-days);

    private static Item Item(int days) => new("", Now.AddDays(-days), Now, 1, "run", default, false, "{}"u8.ToArray());

    private static Interface Interface(string shape) => shape switch
    {
        "push" => Sample.Interface([]),
        "paged" => Sample.Interface([], source: new PagedSource("/", "", "", "", "", 0, "", 1, [], null, null, [])),
        "series" => Sample.Interface([], Series, new FileSource("/", RecordFormat.Csv, 0, [], null, null, [])),
        _ => Sample.Interface([], List, new PerSubjectSource("/", "", new ReplyCodes("", [], [], [], []), 1, 1, [], null, null, [])),
    };
}
