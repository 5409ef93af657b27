using Hub.Domain.Evaluation.Carbon;
using Hub.Domain.Evaluation.Carbon.Accounts;
using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Evaluation.Carbon.Reading;
using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Tests.Evaluation.Carbon.Factors;
using Hub.Domain.Tests.Intake;

namespace Hub.Domain.Tests.Evaluation.Carbon.Reading;

/// <summary>Records as the departments send them, normalised, joined and read.</summary>
public sealed class ActivityReaderTests
{
    private static readonly CarbonFactors s_factors = RepositoryFactors.All;
    private static readonly Month s_january = Month.Of(2026, 1);

    private static readonly Item[] s_energy =
    [
        Record("I05", """ "报表月份":"2026-01","分项":"指标","综合能源消费量(吨标准煤)":"612.5","营业收入(万元)":"2666.67","工业增加值(万元)":"708.33","热力购进量(百万千焦)":"3166.67","热力外供量(百万千焦)":"-" """),
        Record("I05", """ "报表月份":"2026-01","分项":"天然气","燃料品种":"天然气","消费量":"10","计量单位":"万立方米" """),
        Record("I05", """ "报表月份":"2026-01","分项":"柴油","燃料品种":"柴油","消费量":"1.25","计量单位":"吨" """),
        Record("I05", """ "报表月份":"2026-01","分项":"石灰石","物料名称":"石灰石","物料用量(吨)":"12","纯度":"0.9" """),
        Record("I05", """ "报表月份":"2026-01","分项":"熟料","物料名称":"硅酸盐水泥熟料","物料用量(吨)":"3" """),
        Record("I05", """ "报表月份":"2025-12","分项":"指标","工业增加值(万元)":"1" """),
    ];

    private static readonly Item[] s_wastewater =
    [
        Record("I16", """ "统计月份":"202601","介质":"废气","二氧化硫(千克)":"5" """),
        Record("I16", """ "统计月份":"202601","介质":"废水","厌氧处理水量(万立方米)":"2.5","进水COD(毫克/升)":"1200","出水COD(毫克/升)":300,"污泥带出COD(千克)":"1666.7","处理方式代码":"5","沼气回收量(标方)":"400","沼气甲烷体积分数":"0.6" """),
    ];

    private static readonly Item[] s_electricity =
    [
        Day("20260131", "43.25", "1.5", "200", "100"),
        Day("20260130", "0.0833", "", "", ""),
    ];

    [Fact]
    public void A_month_of_energy_is_read_with_its_fuels_and_materials()
    {
        var month = Read(energy: s_energy).Energy[s_january]!;

        Assert.Equal([("diesel", 1.25, FuelUnit.Tonne), ("natural_gas", 10.0, FuelUnit.TenThousandNm3)], month.Fuels
            .Select(f => (s_factors.Fuels.Fuels[f.Fuel].Code, f.Quantity.Value, f.Quantity.Unit)).Order());
        Assert.Equal([("caco3", 12.0, 0.9), ("clinker_portland", 3.0, (double?)null)], month.Processes
            .Select(p => (s_factors.Processes.Processes[p.Process].Code, p.Quantity.Value, p.Purity)).Order());
        Assert.Equal((new Gigajoules(3_166.67), new Gigajoules(0)), (month.HeatIn, month.HeatOut));
        Assert.Equal((new TonnesCoalEquivalent(612.5), new Yuan(26_666_700), new Yuan(7_083_300)), (month.EnergyUse!.Value, month.Revenue!.Value, month.AddedValue!.Value));
    }

    [Fact]
    public void What_a_month_does_not_state_is_none_or_unknown()
    {
        var month = Read(energy: s_energy).Energy[s_january - 1]!;

        Assert.Equal((0, 0, 0.0), (month.Fuels.Length, month.Processes.Length, month.HeatIn.Value));
        Assert.Equal((null, null, new Yuan(10_000)), (month.EnergyUse, month.Revenue, month.AddedValue));
    }

    [Fact]
    public void A_month_of_wastewater_is_read()
    {
        var month = Read(wastewater: s_wastewater).Wastewater[s_january]!;

        Assert.Equal(
            (new CubicMetres(25_000), new MilligramsPerLitre(1_200), new MilligramsPerLitre(300), new KilogramsCod(1_666.7), "REACTOR"),
            (month.Water!.Value, month.CodIn!.Value, month.CodOut!.Value, month.Sludge!.Value, s_factors.Wastewater.Treatments[month.Treatment].Code));
        Assert.Equal((new NormalCubicMetres(400), 0.6), (month.Recovered!.Value, month.Purity!.Value));
    }

    [Fact]
    public void Days_of_electricity_are_summed_by_month()
    {
        var month = Read(electricity: s_electricity).Electricity[s_january]!;

        Assert.Equal(
            (433_333, 15_000, 200, 100, 2, 31),
            (month.Grid.Value, month.GreenTraded.Value, month.OwnSolar.Value, month.Exported.Value, month.Days, month.LastDay));
    }

    [Theory]
    [InlineData("""{"period":"20260131","grid_kwh":14246.58,"green_trade_kwh":0.1,"pv_self_kwh":7,"pv_export_kwh":0.30}""", 14_246.58, 0.1, 7, 0.3)]
    [InlineData("""{"pv_export_kwh":4,"pv_self_kwh":3,"green_trade_kwh":2,"grid_kwh":1}""", 1, 2, 3, 4)]
    [InlineData("""{"grid_kwh":null,"pv_self_kwh":5}""", 0, 0, 5, 0)]
    [InlineData("""{"grid_kwh":1.5E+3,"green_trade_kwh":-2.5,"pv_self_kwh":123456789012345.678,"pv_export_kwh":12345678901234.5}""", 1_500, -2.5, 123456789012345.678, 12345678901234.5)]
    [InlineData("{}", 0, 0, 0, 0)]
    public void A_day_is_read_in_any_order_and_notation(string content, double grid, double green, double own, double exported)
    {
        var item = s_electricity[0] with { Content = System.Text.Encoding.UTF8.GetBytes(content) };
        var month = Read(electricity: [item]).Electricity[s_january]!;

        Assert.Equal((grid, green, own, exported), (month.Grid.Value, month.GreenTraded.Value, month.OwnSolar.Value, month.Exported.Value));
    }

    [Fact]
    public void Any_amount_of_two_decimals_is_read_as_a_full_reading_would()
    {
        var random = new Random(5);
        for (var i = 0; i < 1_000; i++)
        {
            var amount = (decimal)random.NextInt64(1_000_000_000_000) / 100;
            var item = s_electricity[0] with { Content = System.Text.Encoding.UTF8.GetBytes($$"""{"grid_kwh":{{amount}}}""") };

            Assert.Equal(double.Parse(amount.ToString()), Read(electricity: [item]).Electricity[s_january]!.Grid.Value);
        }
    }

    [Fact]
    public void Twenty_four_months_of_eight_hundred_days_are_read_and_the_rest_is_not()
    {
        var first = new DateOnly(2023, 12, 24);
        Item[] days = [.. Enumerable.Range(0, 800).Select(i => Day(first.AddDays(i).ToString("yyyyMMdd"), "0.1", "", "", ""))];
        var series = Read(electricity: days).Electricity;

        Assert.Equal(Month.Of(2026, 3), series.Newest);
        Assert.Equal((31 * 1_000.0, 31), (series[Month.Of(2025, 12)]!.Grid.Value, series[Month.Of(2025, 12)]!.Days));
        Assert.Equal(28, series[Month.Of(2026, 2)]!.Days);
        Assert.Equal(first.AddDays(799).Day, series[Month.Of(2026, 3)]!.LastDay);
        Assert.NotNull(series[Month.Of(2024, 3)]);
        Assert.Null(series[Month.Of(2024, 2)]);
        Assert.Equal(Month.Of(2026, 2), Read(electricity: days).LastMonth);
    }

    [Fact]
    public void With_I05_the_others_are_read_up_to_its_newest_month()
    {
        var activity = Read(s_energy, electricity: [.. s_electricity, Day("20260228", "1", "", "", "")]);

        Assert.Equal((s_january, null), (activity.LastMonth, activity.Electricity[Month.Of(2026, 2)]));
        Assert.NotNull(activity.Electricity[s_january]);
    }

    [Fact]
    public void States_are_kept_apart()
    {
        var activity = ActivityReader.Read(
            ActivitySection.Without(ActivityState.NotThere), ActivitySection.Without(ActivityState.NoRecord), Days(s_electricity), s_factors);

        Assert.Equal(
            (ActivityState.NotThere, ActivityState.NoRecord, ActivityState.Answered),
            (activity.Energy.State, activity.Wastewater.State, activity.Electricity.State));
        Assert.Equal(s_january, activity.LastMonth);
    }

    [Fact]
    public void The_records_of_a_source_that_is_not_there_are_not_looked_at()
    {
        var activity = ActivityReader.Read(
            Source("I05", s_energy) with { State = ActivityState.NotThere }, ActivitySection.Without(ActivityState.NotThere), NoDays(Absence.NotThere), s_factors);

        Assert.Null(activity.LastMonth);
        Assert.Equal(ActivityState.NotThere, activity.Energy.State);
    }

    [Fact]
    public void Withdrawn_records_do_not_count()
    {
        Item[] days = [.. s_electricity, s_electricity[0] with { Key = "20260201", Deleted = true, Content = default }];

        Assert.Equal((s_january, ActivityState.Answered), (Read(electricity: days).LastMonth, Read(electricity: days).Electricity.State));
        Assert.Equal(1, Read(electricity: [s_electricity[1], s_electricity[0] with { Deleted = true }]).Electricity[s_january]!.Days);
        Assert.Equal(ActivityState.NoRecord, Read(electricity: [s_electricity[0] with { Deleted = true }]).Electricity.State);
        Assert.Equal(ActivityState.NoRecord, Read().Energy.State);
    }

    [Theory]
    [InlineData("""{"period":"202601","fuels":[{"fuel_code":"wood","qty":3,"unit":"t"}]}""", -1, "wood", 3.0, FuelUnit.Tonne)]
    [InlineData("""{"fuels":[{"qty":null,"unit":"kg","more":{"a":[1]},"fuel_code":"coke"}]}""", 6, null, double.NaN, FuelUnit.NotStated)]
    [InlineData("""{"other":[{"fuel_code":"lpg"}],"fuels":[{"fuel_code":null,"qty":1,"unit":null}]}""", -1, "", 1.0, FuelUnit.NotStated)]
    [InlineData("""{"fuels":[{"fuel_code":"\u0063oke","unit":"\u4e07Nm3","qty":1e2}],"heat_in_gj":null}""", 6, null, 100.0, FuelUnit.TenThousandNm3)]
    public void Fuels_that_cannot_be_accounted_are_kept_as_stated(string content, int fuel, string? code, double quantity, FuelUnit unit)
    {
        var item = s_energy[0] with { Key = "202601", Content = System.Text.Encoding.UTF8.GetBytes(content) };
        var activity = ActivityReader.Read(
            new ActivitySection(ActivityState.Answered, [item]), ActivitySection.Without(ActivityState.NoRecord), NoDays(Absence.NoRecord), s_factors);

        Assert.Equal(new FuelUse(fuel, new FuelQuantity(quantity, unit), code), Assert.Single(activity.Energy[s_january]!.Fuels));
    }

    [Theory]
    [InlineData("""{"fuels":null,"process_inputs":[]}""")]
    [InlineData("""{"fuels":[],"process_inputs":null}""")]
    [InlineData("{}")]
    public void Lists_may_be_absent_or_empty(string content)
    {
        var item = s_energy[0] with { Key = "202601", Content = System.Text.Encoding.UTF8.GetBytes(content) };
        var month = ActivityReader.Read(
            new ActivitySection(ActivityState.Answered, [item]), ActivitySection.Without(ActivityState.NoRecord), NoDays(Absence.NoRecord), s_factors).Energy[s_january]!;

        Assert.Equal((0, 0), (month.Fuels.Length, month.Processes.Length));
    }

    [Fact]
    public void Every_figure_names_its_records_with_their_evidence()
    {
        var account = CarbonAccount.Of(new ActivityYear(Read(s_energy, s_wastewater, s_electricity), s_january, 1), RepositoryFactors.Default);

        Assert.Equal(
            [
                "caco3: I05 202601#天然气, I05 202601#指标, I05 202601#柴油, I05 202601#熟料, I05 202601#石灰石",
                "REACTOR: I16 202601#废气, I16 202601#废水",
                "grid: I36 20260130, I36 20260131",
                "pv_export: I36 20260130, I36 20260131",
            ],
            account.Lines.Where(l => l.Code is "caco3" or "REACTOR" or "grid" or "pv_export")
                .Select(l => $"{l.Code}: {string.Join(", ", l.Records.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.InterfaceId} {r.Key}"))}"));
        var grid = account.Lines.Single(l => l.Code == "grid").Records[1];
        Assert.Equal((s_electricity[0].AsOf, s_electricity[0].Evidence), (grid.AsOf, grid.Evidence));
    }

    /// <summary>A row as its department sends it, normalised by the repository's catalog.</summary>
    private static Item Record(string id, string row)
    {
        var @interface = RepositoryCodes.Interface(id);
        var record = Sample.Normalise(@interface, $$"""{"{{@interface.Source.Subject[0]}}":"{{Sample.Code}}",{{row}}}""");
        Assert.Equal("", Sample.Errors(record));
        Assert.Empty(record.UnknownFields);
        return new Item(record.ItemKey, record.AsOf, Sample.Received, 1, "run", new EvidencePointer($"{id} {record.ItemKey}", 0, 1), false, record.Content);
    }

    private static Item Day(string day, string grid, string green, string own, string exported) => Record(
        "I36", $$""" "用电日期":"{{day}}","网供电量(万千瓦时)":"{{grid}}","绿电交易电量(万千瓦时)":"{{green}}","光伏自用(千瓦时)":"{{own}}","光伏上网(千瓦时)":"{{exported}}" """);

    private static ActivitySection Source(string id, Item[]? items) => items is null ? ActivitySection.Without(ActivityState.NoRecord) : new(
        ActivityState.Answered,
        new Section(id, [.. items.OrderBy(i => i.Key, StringComparer.Ordinal)], null, []).Grouped(RepositoryCodes.Interface(id)));

    private static ElectricityDays Days(Item[]? items) => items is null ? NoDays(Absence.NoRecord) : DaysIn(columns => new RowReader(columns).Read(
        new Section("I36", [.. items.OrderBy(i => i.Key, StringComparer.Ordinal)], null, []), new DateOnly(2026, 2, 1), DateTimeOffset.MaxValue));

    private static ElectricityDays NoDays(Absence why) => DaysIn(columns => SectionFacts.Without(columns, why));

    private static ElectricityDays DaysIn(Func<FactColumns, SectionFacts> read)
    {
        var columns = new FactPlan(_ => false).Of(RepositoryCodes.Interface("I36"));
        var electricity = ElectricityColumns.Of(columns);
        return new ElectricityDays(read(columns), electricity);
    }

    private static ActivityData Read(Item[]? energy = null, Item[]? wastewater = null, Item[]? electricity = null) =>
        ActivityReader.Read(Source("I05", energy), Source("I16", wastewater), Days(electricity), s_factors);
}
