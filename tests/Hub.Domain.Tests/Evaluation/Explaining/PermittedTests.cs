using Hub.Domain.Evaluation.Explaining;

namespace Hub.Domain.Tests.Evaluation.Explaining;

public sealed class PermittedTests
{
    private static readonly DateTimeOffset s_since = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_item_of_the_negative_list_that_is_withheld_says_neither_appeal_nor_release()
    {
        var evaluation = GoodEnterprise.Value.Explain();
        var appealed = evaluation with
        {
            NegativeList = [.. evaluation.NegativeList.Select(n => n with { Appealed = new HitAppealed("case-1", s_since), Released = new HitReleased("case-2", "湖市监撤〔2026〕1号", s_since, null) })],
        };

        var shown = appealed.Within(id => id == "I24").NegativeList;
        var withheld = shown.Where(n => n.Finding is null).ToList();
        Assert.True(withheld.Count > 0 && withheld.Count < shown.Count);
        Assert.All(withheld, n => Assert.Equal((null, null, null, 0), (n.Appealed, n.Released, n.Ends, n.Evidence.Count)));
        Assert.All(shown.Except(withheld), n => Assert.Equal(("case-1", "case-2"), (n.Appealed?.Case, n.Released?.Case)));
    }
}
