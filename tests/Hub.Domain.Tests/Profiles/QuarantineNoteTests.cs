using Hub.Domain.Profiles;
using Hub.Domain.Tests.Intake;
using static Hub.Domain.Tests.Profiles.Folded;

namespace Hub.Domain.Tests.Profiles;

/// <summary>The note that a bad record leaves in its section, and what clears it.</summary>
public sealed class QuarantineNoteTests
{
    [Fact]
    public void A_bad_record_leaves_a_note_and_the_items()
    {
        var section = Fold(Sample.Single, Staged.Item("", 1, 1, "good"), Staged.Quarantined("", 2));

        Assert.Equal("=good", Contents(section));
        Assert.Equal([new QuarantineNote("", Staged.At(2), "run-2", "BAD_DATE est_date")], section.Quarantine);
    }

    [Fact]
    public void A_note_of_the_same_reasons_keeps_its_beginning()
    {
        var section = Fold(Sample.Single, Staged.Quarantined("", 2));

        Assert.Same(section, Folding.Fold(section, Sample.Single, [Staged.Quarantined("", 9)]));
        Assert.Equal("REQUIRED name", Folding.Fold(section, Sample.Single, [Staged.Quarantined("", 9, "REQUIRED name")]).Quarantine.Single().Reasons);
    }

    [Theory]
    [InlineData(3, 1, true, "a later good record")]
    [InlineData(2, 2, true, "the same delivery, single record")]
    [InlineData(1, 1, false, "an earlier good record")]
    public void A_good_record_clears_the_note_if_it_came_after_it(int received, long sequence, bool cleared, string why)
    {
        var noted = Fold(Sample.Single, Staged.Quarantined("", 2));

        var section = Folding.Fold(noted, Sample.Single, [Staged.Item("", received, received, "good", sequence)]);

        Assert.True((section.Quarantine.Count == 0) == cleared, why);
        Assert.Equal("=good", Contents(section));
    }

    [Fact]
    public void In_one_delivery_a_good_item_does_not_hide_the_bad_one()
    {
        var section = Fold(Series, Staged.Quarantined("2025", 2, sequence: 1), Staged.Item("2024", 1, 2, "good", sequence: 2));

        Assert.Single(section.Quarantine);
        Assert.Empty(Folding.Fold(section, Series, [Staged.Item("2025", 3, 3, "mended")]).Quarantine);
    }

    [Fact]
    public void A_later_good_item_of_the_same_series_does_not_hide_a_bad_one()
    {
        var section = Fold(
            Series, Staged.Quarantined("2024", 1, "BAD_DATE a"), Staged.Quarantined("2025", 2, "REQUIRED b"), Staged.Item("2026", 3, 3, "good"));

        Assert.Equal(["2024 BAD_DATE a", "2025 REQUIRED b"], section.Quarantine.Select(note => $"{note.Item} {note.Reasons}"));
        section = Folding.Fold(section, Series, [Staged.Item("2025", 4, 4, "mended")]);
        Assert.Equal("2024", Assert.Single(section.Quarantine).Item);
        Assert.Empty(Folding.Fold(section, Series, [Staged.Deletion("2024", 5, 5)]).Quarantine);
    }

    [Theory]
    [InlineData("run-1", 1, "another page of the delivery that has it")]
    [InlineData("run-2", 0, "the next delivery")]
    public void A_bad_record_that_does_not_tell_its_item_is_mended_by(string run, int notes, string what)
    {
        var section = Fold(Series, Staged.Quarantined("", 1), Staged.Item("2025", 2, 2, "good") with { Run = run });

        Assert.True(notes == section.Quarantine.Count, what);
    }

    [Fact]
    public void A_note_lasts_no_longer_than_the_series_keeps_its_items()
    {
        var noted = Fold(Series, Staged.Quarantined("2022", 1));

        Assert.Single(Folding.Fold(noted, Series, [Staged.Item("2025", 0, 2) with { AsOf = Staged.At(0).AddMonths(35) }]).Quarantine);
        Assert.Empty(Folding.Fold(noted, Series, [Staged.Item("2025", 0, 2) with { AsOf = Staged.At(0).AddMonths(37) }]).Quarantine);
    }

    [Fact]
    public void The_same_good_record_again_clears_the_note()
    {
        var noted = Fold(Sample.Single, Staged.Item("", 1, 1, "good"), Staged.Quarantined("", 2));

        var section = Folding.Fold(noted, Sample.Single, [Staged.Item("", 1, 3, "good")]);

        Assert.Empty(section.Quarantine);
        Assert.Same(noted.Items.Single(), section.Items.Single());
    }

    [Theory]
    [InlineData("""{"a":{"x":1}}""")]
    [InlineData("{}")]
    public void A_bad_record_from_before_the_last_good_one_leaves_no_note(string answer)
    {
        var answered = Fold(List, Staged.Answer(5, answer));
        var good = Fold(Series, Staged.Item("2025", 1, 5, "good"));

        Assert.Same(answered, Folding.Fold(answered, List, [Staged.Quarantined("", 4)]));
        Assert.Same(good, Folding.Fold(good, Series, [Staged.Quarantined("2025", 4)]));
    }

    [Fact]
    public void An_answer_clears_the_note_even_if_it_says_the_same()
    {
        var noted = Fold(List, Staged.Answer(1, "{}"), Staged.Quarantined("", 2));

        Assert.Single(noted.Quarantine);
        Assert.Empty(Folding.Fold(noted, List, [Staged.Answer(3, "{}")]).Quarantine);
    }
}
