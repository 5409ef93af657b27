using System.Text;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Intake;

namespace Hub.Domain.Tests.Profiles;

/// <summary>Parts are stored apart and looked at together.</summary>
public sealed class JoiningTests
{
    private static readonly SectionShape Months = new(SectionKind.Series, ["period"], 36);

    private static readonly Interface Energy = Sample.Interface(
        [
            Sample.Field("period", new PeriodType(PeriodLength.Month), required: true),
            Sample.Field("energy", new DecimalType(10, 2, null, 0, null)),
            Sample.Field("fuels", new ListType([Sample.Field("fuel", new TextType(10))], 20) { Flat = true }),
            Sample.Field("heat", new DecimalType(10, 2, null, 0, null)),
        ],
        Months,
        Sample.Push() with { Part = "品种" });

    [Fact]
    public void Single_values_are_united_in_catalog_order_and_lists_put_one_behind_the_other_in_the_order_of_parts()
    {
        var item = Joined(
            Staged.Item("202601#煤", 1, 1, """{"period":"202601","energy":null,"fuels":[{"fuel":"煤"}]}"""),
            Staged.Item("202601#指标", 2, 2, """{"period":"202601","heat":5,"energy":7.50}"""),
            Staged.Item("202601#气", 1, 1, """{"period":"202601","fuels":[{"fuel":"气"}]}""")).Single();

        Assert.Equal("""202601 {"period":"202601","energy":7.50,"fuels":[{"fuel":"气"},{"fuel":"煤"}],"heat":5}""", Text(item));
        Assert.Equal((Staged.At(2), "run-2", "blob-2"), (item.AsOf, item.Run, item.Evidence.Blob));
        Assert.Equal(["202601#指标 blob-2", "202601#气 blob-1", "202601#煤 blob-1"], item.Parts!.Select(p => $"{p.Key} {p.Evidence.Blob}"));
    }

    [Theory]
    [InlineData(1, 2, "9")]
    [InlineData(2, 1, "8")]
    [InlineData(1, 1, "8")]
    public void Of_a_value_that_two_parts_state_the_newest_wins(int asOfA, int asOfB, string energy) => Assert.Equal(
        $$"""202601 {"energy":{{energy}}}""",
        Text(Joined(Staged.Item("202601#a", asOfA, 1, """{"energy":8}"""), Staged.Item("202601#b", asOfB, 2, """{"energy":9}""")).Single()));

    [Theory]
    [InlineData("null", "3", "3")]
    [InlineData("3", "null", "3")]
    [InlineData("null", "null", "null")]
    public void A_value_left_open_wins_over_none(string older, string newer, string expected) => Assert.Equal(
        $$"""202601 {"heat":{{expected}}}""",
        Text(Joined(
            Staged.Item("202601#a", 1, 1, $$"""{"heat":{{older}}}"""), Staged.Item("202601#b", 2, 2, $$"""{"heat":{{newer}}}""")).Single()));

    [Fact]
    public void An_empty_list_is_kept_beside_no_list() => Assert.Equal(
        """202601 {"fuels":[]}""", Text(Joined(Staged.Item("202601#a", 1, 1, """{"fuels":[]}"""), Staged.Item("202601#b", 1, 1, "{}")).Single()));

    [Fact]
    public void What_an_earlier_catalog_knew_stands_at_the_end() => Assert.Equal(
        """202601 {"heat":1,"old":2}""", Text(Joined(Staged.Item("202601#a", 1, 1, """{"old":2,"heat":1}""")).Single()));

    [Fact]
    public void Without_one_part_the_others_remain()
    {
        var both = new[] { Staged.Item("202601#a", 1, 1, """{"energy":8}"""), Staged.Item("202601#b", 1, 1, """{"heat":9}""") };

        Assert.Equal("""202601 {"heat":9}""", Text(Joined(both[1]).Single()));
        Assert.Equal("""202601 {"heat":9}""", Text(Joined([.. both, Staged.Deletion("202601#a", 2, 2)]).Single()));
    }

    [Fact]
    public void An_item_all_of_whose_parts_are_withdrawn_is_withdrawn()
    {
        var item = Joined(Staged.Item("202601#a", 1, 1), Staged.Deletion("202601#a", 2, 2), Staged.Deletion("202601#b", 3, 3)).Single();

        Assert.Equal(("202601", true, Staged.At(3)), (item.Key, item.Deleted, item.AsOf));
    }

    [Fact]
    public void Parts_are_not_kept_longer_than_the_series()
    {
        var old = Staged.Item("202201#a", 0, 1) with { AsOf = Staged.At(0).AddMonths(-40) };

        Assert.Equal(["202601"], Joined(old, Staged.Item("202601#a", 0, 2)).Select(i => i.Key));
        Assert.Equal(["202601"], Joined(old with { ItemKey = "202201#b" }, Staged.Item("202601#a", 0, 2), old).Select(i => i.Key));
    }

    [Fact]
    public void In_one_delivery_a_good_part_does_not_mend_a_bad_one()
    {
        var section = Folding.Fold(
            Section.Empty("I99"), Sample.Single, [Staged.Quarantined("#a", 1, sequence: 1), Staged.Item("#b", 1, 1, sequence: 2)]);

        Assert.Single(section.Quarantine);
        Assert.Empty(Folding.Fold(section, Sample.Single, [Staged.Item("#a", 2, 2)]).Quarantine);
    }

    [Fact]
    public void The_section_of_an_interface_without_parts_is_itself()
    {
        var section = Folding.Fold(Section.Empty("I99"), Months, [Staged.Item("202601#a", 1, 1)]);

        Assert.Same(section, section.Joined(Sample.Interface([])));
    }

    [Fact]
    public void Neither_the_order_of_parts_nor_how_they_are_spread_over_builds_matters()
    {
        var random = new Random(7);
        for (var set = 0; set < 200; set++)
        {
            var records = Enumerable.Range(1, random.Next(2, 20)).Select(received => PartOrDeletion(random, received)).ToList();
            var expected = Lines(Folding.Fold(Section.Empty("I99"), Months, records));
            for (var order = 0; order < 5; order++)
            {
                Assert.Equal(expected, Lines(FoldInBatches(records, random)));
            }
        }
    }

    /// <summary>As after kills: in any order, a part of them again.</summary>
    private static Section FoldInBatches(List<StagedRecord> records, Random random)
    {
        StagedRecord[] shuffled = [.. records, .. records.Where(_ => random.Next(3) == 0)];
        random.Shuffle(shuffled);
        var section = Section.Empty("I99");
        for (var from = 0; from < shuffled.Length;)
        {
            var size = random.Next(1, shuffled.Length - from + 1);
            section = Folding.Fold(section, Months, shuffled[from..(from + size)]);
            from += size;
        }

        return section;
    }

    private static StagedRecord PartOrDeletion(Random random, int received)
    {
        var key = $"20260{random.Next(1, 3)}#{random.Next(4)}";
        var asOf = random.Next(3);
        return random.Next(6) == 0
            ? Staged.Deletion(key, asOf, received)
            : Staged.Item(key, asOf, received, $$"""{"energy":{{received}},"fuels":[{"fuel":"{{received}}"}]}""");
    }

    private static List<Item> Joined(params StagedRecord[] records) =>
        [.. Folding.Fold(Section.Empty("I99"), Months, records).Joined(Energy).Items];

    private static List<string> Lines(Section section) =>
        [.. section.Joined(Energy).Items.Select(i => $"{Text(i)} {i.AsOf:O} {i.Deleted} {string.Join(',', i.Parts!.Select(p => p.Key))}")];

    private static string Text(Item item) => $"{item.Key} {Encoding.UTF8.GetString(item.Content.Span)}";
}
