using System.Text;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Intake;

namespace Hub.Domain.Tests.Profiles;

public sealed class JoiningTests
{
    private static readonly SectionShape Series = new(SectionKind.Series, ["period"], 36);

    private static readonly Interface Parted = Sample.Interface(
        [
            Sample.Field("period", new PeriodType(PeriodLength.Month), required: true),
            Sample.Field("revenue", new MoneyType(false, null, null)),
            Sample.Field("assets", new MoneyType(false, null, null)),
            Sample.Field("fuels", new ListType([Sample.Field("fuel_code", new TextType(20))], 10) { Flat = true }),
        ],
        Series,
        new PushSource(["代码"], null, null, []) { Part = "报表" });

    private static readonly StagedRecord Income = Staged.Item("202510#利润表", 1, 1, """{"period":"202510","revenue":5,"fuels":[{"fuel_code":"b"}]}""");
    private static readonly StagedRecord Balance = Staged.Item("202510#资产负债表", 2, 2, """{"period":"202510","assets":9,"fuels":[{"fuel_code":"a"}]}""");

    [Fact]
    public void Parts_are_one_record_whatever_their_order()
    {
        const string Joined = """202510 {"period":"202510","revenue":5,"assets":9,"fuels":[{"fuel_code":"b"},{"fuel_code":"a"}]} 1,2""";

        Assert.Equal([Joined], Read(Fold(Income, Balance)));
        Assert.Equal([Joined], Read(Fold(Balance, Income)));
        Assert.Equal([Joined], Read(Folding.Fold(Fold(Balance), Series, [Income, Income])));
    }

    [Fact]
    public void A_part_that_has_not_come_is_only_missing() =>
        Assert.Equal(["""202510 {"period":"202510","assets":9,"fuels":[{"fuel_code":"a"}]} 2"""], Read(Fold(Balance)));

    [Fact]
    public void A_withdrawn_part_takes_only_what_it_said() =>
        Assert.Equal(
            ["""202510 {"period":"202510","assets":9,"fuels":[{"fuel_code":"a"}]} 2"""],
            Read(Fold(Income, Balance, Staged.Deletion("202510#利润表", 3, 3))));

    [Fact]
    public void Of_what_two_parts_say_the_newest_stated_counts()
    {
        var older = Staged.Item("202510#a", 1, 1, """{"period":"202510","revenue":5,"assets":1}""");
        var newer = Staged.Item("202510#b", 2, 2, """{"period":"202510","revenue":6,"assets":null}""");

        Assert.Equal(["""202510 {"period":"202510","revenue":6,"assets":1} 1,2"""], Read(Fold(older, newer)));
    }

    [Fact]
    public void Without_parts_items_stay_as_they_are()
    {
        var whole = Parted with { Source = Sample.Push() };

        Assert.Equal(2, Joining.Of(whole, Fold(Income, Balance)).Count());
    }

    private static Section Fold(params StagedRecord[] records) => Folding.Fold(Section.Empty("I99"), Series, records);

    private static IEnumerable<string> Read(Section section) => Joining.Of(Parted, section)
        .Select(i => $"{i.Key} {Encoding.UTF8.GetString(i.Content.Span)} {string.Join(',', i.Parts.Select(p => p.Run["run-".Length..]))}");
}
