using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Intake;
using static Hub.Domain.Tests.Profiles.Folded;

namespace Hub.Domain.Tests.Profiles;

public sealed class FoldingTests
{
    [Fact]
    public void The_newest_as_of_wins_whatever_came_last()
    {
        Assert.Equal("=new", Contents(Fold(Sample.Single, Staged.Item("", 1, 1, "old"), Staged.Item("", 2, 2, "new"))));
        Assert.Equal("=new", Contents(Fold(Sample.Single, Staged.Item("", 2, 1, "new"), Staged.Item("", 1, 2, "old"))));
    }

    [Fact]
    public void Of_one_as_of_the_later_receipt_wins() =>
        Assert.Equal("=late", Contents(Fold(Sample.Single, Staged.Item("", 1, 9, "late"), Staged.Item("", 1, 2, "early"))));

    [Fact]
    public void Of_one_receipt_the_later_in_the_delivery_wins() => Assert.Equal(
        "=second", Contents(Fold(Sample.Single, Staged.Item("", 1, 1, "second", sequence: 2), Staged.Item("", 1, 1, "first", sequence: 1))));

    [Fact]
    public void An_older_record_changes_nothing()
    {
        var section = Fold(Sample.Single, Staged.Item("", 5, 5, "new"));

        Assert.Same(section, Folding.Fold(section, Sample.Single, [Staged.Item("", 4, 9, "old"), Staged.Item("", 5, 4, "earlier")]));
    }

    [Fact]
    public void The_same_record_twice_changes_nothing()
    {
        var record = Staged.Item("", 5, 5, "same");
        var section = Fold(Sample.Single, record, record);

        Assert.Same(section, Folding.Fold(section, Sample.Single, [record]));
        Assert.Same(section, Folding.Fold(section, Sample.Single, [Staged.Item("", 5, 60, "same")]));
        Assert.Equal(record.ReceivedAt, section.Items.Single().ReceivedAt);
    }

    [Fact]
    public void Nothing_changes_nothing() => Assert.Same(Empty, Folding.Fold(Empty, List, []));

    [Fact]
    public void An_item_carries_its_origin()
    {
        var record = Staged.Item("a", 1, 2, "{}", sequence: 3);

        var item = Fold(List, record).Items.Single();

        Assert.Equal(
            ("a", record.AsOf, record.ReceivedAt, 3L, "run-2", record.Evidence, false),
            (item.Key, item.AsOf, item.ReceivedAt, item.Sequence, item.Run, item.Evidence, item.Deleted));
    }

    [Fact]
    public void Items_lie_in_the_order_of_their_keys() =>
        Assert.Equal("A=3 a=1 b=2", Contents(Fold(List, Staged.Item("b", 1, 1, "2"), Staged.Item("a", 1, 1, "1"), Staged.Item("A", 1, 1, "3"))));

    [Fact]
    public void A_deleted_item_is_not_brought_back_by_an_older_record()
    {
        var deleted = Fold(List, Staged.Item("a", 1, 1, "1"), Staged.Deletion("a", 5, 2));

        Assert.Equal("a-", Contents(deleted));
        Assert.Empty(deleted.Present);
        Assert.Same(deleted, Folding.Fold(deleted, List, [Staged.Item("a", 4, 9, "2"), Staged.Deletion("a", 5, 9)]));
        Assert.Equal("a=3", Contents(Folding.Fold(deleted, List, [Staged.Item("a", 6, 3, "3")])));
    }

    [Fact]
    public void A_deletion_before_its_item_holds() =>
        Assert.Equal("a-", Contents(Folding.Fold(Fold(List, Staged.Deletion("a", 5, 1)), List, [Staged.Item("a", 4, 2, "1")])));

    [Fact]
    public void An_answer_replaces_the_whole_section()
    {
        var first = Fold(List, Staged.Answer(1, """{"a":{"x":1},"b":{"x":2}}"""));
        var second = Folding.Fold(first, List, [Staged.Answer(2, """{"b":{"x":2},"c":{"x":3}}""")]);

        Assert.Equal("""a={"x":1} b={"x":2}""", Contents(first));
        Assert.Equal("""b={"x":2} c={"x":3}""", Contents(second));
        Assert.Equal(Staged.At(2), second.AnsweredAsOf);
        Assert.All(second.Items, i => Assert.Equal(Staged.At(2), i.AsOf));
    }

    [Fact]
    public void An_empty_answer_means_no_record()
    {
        var section = Fold(List, Staged.Answer(1, "{}"));

        Assert.Empty(section.Items);
        Assert.Equal(Staged.At(1), section.AnsweredAsOf);
        Assert.Equal(Staged.At(1), section.AsOf);
    }

    [Fact]
    public void The_same_answer_again_changes_nothing()
    {
        var section = Fold(List, Staged.Answer(1, """{"a":{"x":1}}"""));

        Assert.Same(section, Folding.Fold(section, List, [Staged.Answer(2, """{"a":{"x":1}}""")]));
    }

    [Fact]
    public void An_older_answer_is_ignored()
    {
        var section = Fold(List, Staged.Answer(5, """{"a":{"x":1}}"""));

        Assert.Same(section, Folding.Fold(section, List, [Staged.Answer(4, "{}")]));
    }

    [Fact]
    public void A_confirmation_changes_nothing()
    {
        var section = Fold(List, Staged.Answer(1, "{}"));

        Assert.Same(section, Folding.Fold(section, List, [Staged.Make(StagedKind.Confirmation, "", 9, 9, "", 1)]));
    }

    [Fact]
    public void A_series_is_kept_so_many_months_before_its_newest_item()
    {
        var newest = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8));

        var section = Fold(Series, Of("a", newest), Of("b", newest.AddMonths(-36)), Of("c", newest.AddMonths(-36).AddTicks(-1)));

        Assert.Equal("a=x b=x", Contents(section));
        Assert.Equal("a=x b=x c=x", Contents(Folding.Fold(Empty, List, [Of("a", newest), Of("b", newest), Of("c", newest.AddYears(-50))])));

        static StagedRecord Of(string key, DateTimeOffset asOf) => Staged.Item(key, 0, 1, "x") with { AsOf = asOf };
    }

    [Fact]
    public void An_item_older_than_is_kept_changes_nothing_however_often_it_comes()
    {
        var section = Fold(Series, Staged.Item("new", 0, 1, "x"));

        Assert.Same(section, Folding.Fold(section, Series, [Staged.Item("old", 0, 2, "x") with { AsOf = Staged.At(0).AddYears(-9) }]));
    }

    [Fact]
    public void Twenty_thousand_items_in_any_order_are_folded_into_the_order_of_their_keys()
    {
        var records = Enumerable.Range(0, 20_000).Select(i => Staged.Item($"{i * 7919 % 20_000}", i, i, "x")).ToList();

        var section = Folding.Fold(Empty, List, records);

        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => $"{i}").Order(StringComparer.Ordinal), section.Items.Select(i => i.Key));
    }
}
