using System.Text;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Intake;

namespace Hub.Domain.Tests.Profiles;

/// <summary>A section does not depend on the order in which its records came, nor on how they were spread over builds.</summary>
public sealed class FoldingOrderTests
{
    private const int Sets = 300;
    private static readonly SectionShape Series = new(SectionKind.Series, ["period"], 36);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Items_and_deletions(int seed) => AssertOrderIndependent(seed, Series, random =>
        [.. Distinct(Enumerable.Range(1, random.Next(1, 25)).Select(received => ItemOrDeletion(random, received, DaysBack(random))))]);

    [Fact]
    public void Answers() => AssertOrderIndependent(3, new SectionShape(SectionKind.List, ["no"], null), random =>
        [.. Enumerable.Range(1, random.Next(1, 8)).Select(received => Staged.Answer(received, AnswerContent(random, received)))]);

    /// <summary>A platform says a day: all answers of that day have it in common, and the one received last counts.</summary>
    [Fact]
    public void Answers_as_of_one_day() => AssertOrderIndependent(6, new SectionShape(SectionKind.List, ["no"], null), random =>
    [
        .. Enumerable.Range(1, random.Next(1, 8)).Select(received =>
            Staged.Answer(received, AnswerContent(random, received)) with { AsOf = Staged.At(-60 * random.Next(2)) }),
    ]);

    [Fact]
    public void Notes_between_records_that_grow_newer() => AssertOrderIndependent(4, Series, random =>
    [
        .. Enumerable.Range(1, random.Next(1, 15)).Select(received => random.Next(3) == 0
            ? Staged.Quarantined($"{random.Next(3)}", received, $"BAD_DATE {received}")
            : ItemOrDeletion(random, received, Staged.At(received))),
    ]);

    [Fact]
    public void What_a_section_holds_does_not_change_it()
    {
        var random = new Random(5);
        var held = 0;
        for (var i = 0; i < Sets; i++)
        {
            var records = Enumerable.Range(1, 20).Select(received => ItemOrDeletion(random, received, DaysBack(random))).ToList();
            var section = Folding.Fold(Section.Empty("I99"), Series, records);
            foreach (var record in records.Where(r => Folding.Holds(section, r)))
            {
                held++;
                Assert.Same(section, Folding.Fold(section, Series, [record, record with { ReceivedAt = Staged.At(99) }]));
            }
        }

        Assert.True(held > Sets);
    }

    [Fact]
    public void An_answer_that_is_held_does_not_change_the_section()
    {
        var answer = Staged.Answer(1, """{"a":{"x":1},"b":{}}""");
        var section = Folding.Fold(Section.Empty("I12"), Series, [answer]);

        Assert.True(Folding.Holds(section, answer));
        Assert.False(Folding.Holds(section, Staged.Answer(1, """{"a":{"x":1}}""")));
        Assert.False(Folding.Holds(section, Staged.Answer(1, """{"a":{"x":1},"b":{"x":1}}""")));
        Assert.False(Folding.Holds(Section.Empty("I12"), Staged.Answer(1, "{}")));
        Assert.True(Folding.Holds(Folding.Fold(section, Series, [Staged.Answer(2, "{}")]), Staged.Answer(9, "{}")));
        Assert.False(Folding.Holds(section, Staged.Quarantined("", 1)));
    }

    private static void AssertOrderIndependent(int seed, SectionShape shape, Func<Random, List<StagedRecord>> draw)
    {
        var random = new Random(seed);
        for (var i = 0; i < Sets; i++)
        {
            var records = draw(random);
            var expected = Describe(Folding.Fold(Section.Empty("I99"), shape, records));
            for (var order = 0; order < 5; order++)
            {
                Assert.Equal(expected, Describe(FoldInBatches(records, shape, random)));
            }
        }
    }

    /// <summary>In random order and batches; some records come twice.</summary>
    private static Section FoldInBatches(List<StagedRecord> records, SectionShape shape, Random random)
    {
        StagedRecord[] shuffled = [.. records, .. records.Where(_ => random.Next(4) == 0)];
        random.Shuffle(shuffled);
        var section = Section.Empty("I99");
        for (var from = 0; from < shuffled.Length;)
        {
            var size = random.Next(1, shuffled.Length - from + 1);
            section = Folding.Fold(section, shape, shuffled[from..(from + size)]);
            from += size;
        }

        return section;
    }

    private static StagedRecord ItemOrDeletion(Random random, int received, DateTimeOffset asOf)
    {
        var key = $"{random.Next(4)}";
        var record = random.Next(5) == 0 ? Staged.Deletion(key, 0, received) : Staged.Item(key, 0, received, $"content {received}");
        return record with { AsOf = asOf };
    }

    /// <summary>Of records that say the same with the same as-of the first folded is named; which one that is may differ.</summary>
    private static IEnumerable<StagedRecord> Distinct(IEnumerable<StagedRecord> records) => records.DistinctBy(r => (r.ItemKey, r.AsOf, r.Hash));

    /// <summary>Few enough instants that many are equal, far enough apart that some are not kept.</summary>
    private static DateTimeOffset DaysBack(Random random) => Staged.At(0).AddDays(-400 * random.Next(5));

    private static string AnswerContent(Random random, int received) => random.Next(4) == 0 && received == 1
        ? "{}"
        : $$$"""{"{{{random.Next(3)}}}":{"x":{{{received}}}},"all":{"x":1}}""";

    private static string Describe(Section section) => string.Join(
        '\n',
        section.Items.Select(i => $"{i with { Content = default }} {Encoding.UTF8.GetString(i.Content.Span)}")
            .Append($"{section.AnsweredAsOf} {string.Join(' ', section.Quarantine)}"));
}
