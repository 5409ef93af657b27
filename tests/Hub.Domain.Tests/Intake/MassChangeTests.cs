using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Intake;

public sealed class MassChangeTests
{
    private static readonly PagedSource Paged = new("/", "", "", "", "", 0, "", 1, [], null, null, []);
    private static readonly FileSource File = new("/", RecordFormat.Csv, 1, [], null, null, []);

    [Theory]
    [InlineData(300, 0, 1_000, null)]
    [InlineData(301, 0, 1_000, "mostChanged")]
    [InlineData(0, 50, 1_000, null)]
    [InlineData(0, 99, 1_000, null)]
    [InlineData(0, 101, 2_000, "mostDeleted")]
    [InlineData(0, 100, 2_000, null)]
    [InlineData(99, 0, 100, null)]
    [InlineData(100, 0, 100, "mostChanged")]
    [InlineData(1_000_000, 0, 0, "mostChanged")]
    public void More_than_the_set_share_is_held(long changed, long withdrawn, long known, string? rule) =>
        Assert.Equal(rule, Judge(Sample.Interface([]), new ChangeCounts(0, changed, withdrawn), known)?.Rule);

    [Fact]
    public void New_items_are_never_too_many() =>
        Assert.Null(Judge(Sample.Interface([]), new ChangeCounts(1_000_000, 0, 0), 10));

    [Fact]
    public void An_interface_sets_its_own_shares()
    {
        var patient = Sample.Interface([]) with { Breaker = new Breaker(1m, 0.5m) };

        Assert.Null(Judge(patient, new ChangeCounts(0, 1_000, 500), 1_000));
        Assert.Equal("mostDeleted", Judge(patient, new ChangeCounts(0, 0, 501), 1_000)?.Rule);
    }

    [Fact]
    public void The_reason_has_the_figures()
    {
        var hold = Judge(Sample.Interface([]), new ChangeCounts(7, 4_000, 0), 10_000)!;

        Assert.Equal("本次交付变更 4,000 条，已知 10,000 条，超过设定的 30 %", hold.Zh);
        Assert.Equal("this delivery changes 4,000 of 10,000 known items, more than the set 30 %", hold.En);
    }

    [Theory]
    [InlineData(1_000, 501, null)]
    [InlineData(1_000, 500, "fewRecords")]
    [InlineData(1_000, 0, "fewRecords")]
    [InlineData(99, 0, null)]
    [InlineData(null, 0, null)]
    public void A_file_half_as_long_as_the_one_before_is_held(int? usual, long read, string? rule) =>
        Assert.Equal(rule, MassChange.Judge(Sample.Interface([], source: File), Of(read), 0, usual)?.Rule);

    [Theory]
    [InlineData(Cadence.Daily, 0, "fewRecords")]
    [InlineData(Cadence.Monthly, 0, "fewRecords")]
    [InlineData(Cadence.Daily, 1, null)]
    [InlineData(Cadence.Yearly, 0, null)]
    [InlineData(Cadence.Event, 0, null)]
    public void Nothing_at_all_is_held_where_something_is_due_each_time(Cadence cadence, long read, string? rule) =>
        Assert.Equal(rule, MassChange.Judge(Sample.Interface([], source: Paged) with { Cadence = cadence }, Of(read), 0, 1_000)?.Rule);

    [Fact]
    public void A_push_may_be_as_small_as_it_likes() =>
        Assert.Null(MassChange.Judge(Sample.Interface([]), Of(0), 0, 1_000_000));

    private static Hold? Judge(Interface @interface, ChangeCounts changes, long known) =>
        MassChange.Judge(@interface, Of(1_000) with { Changes = changes }, known, null);

    private static Batch Of(long read) => new() { Run = "r", InterfaceId = "I99", Read = read };
}
