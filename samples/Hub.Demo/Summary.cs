using Hub.Azure.Evaluation;
using Hub.Azure.Intake;
using Hub.Domain.Evaluation;
using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Hub.Simulator;
using Spectre.Console;

namespace Hub.Demo;

/// <summary>What a person reads in the morning.</summary>
internal sealed class Summary(Screen screen, Stage stage, HubClient hub)
{
    private static readonly (Grade Grade, BilingualName Name)[] s_grades =
    [
        (Grade.Deep, new("深绿", "deep green")), (Grade.Medium, new("中绿", "medium green")), (Grade.Light, new("浅绿", "light green")),
        (Grade.Ungraded, new("未达级", "ungraded")), (Grade.NotGreen, new("非绿", "not green")), (Grade.Insufficient, new("数据不足", "insufficient data")),
        (Grade.ToBeVerified, new("待核实", "to be verified")),
    ];

    private const int MostFindings = 20;
    private const int ExamplesPerInterface = 2;
    private const int MostExamples = 12;

    public async Task ShowAsync(NightResult night, Verdict verdict, CancellationToken stop)
    {
        new InterfaceSummary(screen).Show(night, verdict);
        ShowQuarantine(verdict);
        var shown = Shown(stage.Departments.City, stage.Departments.BusinessDate);
        await new TwoBanks(screen, stage, hub).ShowAsync(shown.CreditCode, stop);
        ShowGrades(await hub.GradesAsync(stop));
        await new BankDesk(screen, hub).ShowAsync(shown.CreditCode, stop);
        new Commands(screen, stage).Show(shown.CreditCode);
        ShowVerdict(night, verdict);
    }

    private void ShowGrades(GradeStatistics statistics)
    {
        screen.Title("绿色等级", "Green grades");
        foreach (var (grade, name) in s_grades)
        {
            var count = statistics.Grades[grade.ToString()];
            screen.Raw($"  {name.Zh,-6} {grade,-12} {(count is null ? "—" : $"{count:N0}"),8}");
        }

        ShowRecognition(statistics);
        screen.Say("序列数据不满10个月的因子按缺失规则计分；加 --months 24 可看到完整的评价。",
            "Factors of series with fewer than ten months go by their missing rule; --months 24 shows full evaluations.");
    }

    /// <summary>Beside the one figure that is published: the city's report of 2021 on its ESG evaluation of green-financing entities.</summary>
    private void ShowRecognition(GradeStatistics statistics)
    {
        const int PublishedRecognised = 763;
        const int PublishedEvaluated = 23_145;
        var published = $"{PublishedRecognised:N0} / {PublishedEvaluated:N0} = {(double)PublishedRecognised / PublishedEvaluated:P1}";
        var ours = statistics.Recognised is { } recognised
            ? $"{recognised:N0} / {statistics.Evaluated:N0} = {statistics.RecognitionRate ?? 0:P1}"
            : $"<10 / {statistics.Evaluated:N0}";
        screen.Say($"绿色主体认定率：模拟城市 {ours}；湖州2021年公布 {published}。", $"Recognised as green: {ours} of the simulated city; {published} published by Huzhou in 2021.");
    }

    private void ShowVerdict(NightResult night, Verdict verdict)
    {
        screen.Title("结论", "Verdict");
        var records = night.Interfaces.Sum(row => row.Records);
        screen.Say($"企业档案 {verdict.Profiles:N0} 份，共读取 {records:N0} 条记录；与部门逐项比对 {verdict.Values:N0} 个值（{verdict.Compared.Count} 个接口）。",
            $"{verdict.Profiles:N0} profiles, {records:N0} records read; {verdict.Values:N0} values of {verdict.Compared.Count} interfaces compared with the departments.");
        if (verdict.Withheld > 0)
        {
            screen.Say($"{verdict.Withheld:N0} 项因记录在隔离区而不在档案中。", $"{verdict.Withheld:N0} facts are in quarantine instead of a profile.");
        }

        foreach (var finding in verdict.Findings.Take(MostFindings))
        {
            screen.Complain(finding.Zh, finding.En);
        }

        if (verdict.IsGood)
        {
            screen.Show(new Markup("[bold green]✔ 无一丢失[/]  [green]Nothing was lost[/]\n"));
        }
        else
        {
            screen.Complain($"✘ 发现 {verdict.Findings.Count:N0} 处问题", $"{verdict.Findings.Count:N0} things are wrong");
        }
    }

    private void ShowQuarantine(Verdict verdict)
    {
        screen.Title("隔离区", "Quarantine");
        var examples = verdict.Quarantine.SelectMany(part => part.Value.Take(ExamplesPerInterface).Select(record => (part.Key, record))).Take(MostExamples).ToList();
        if (examples.Count == 0)
        {
            screen.Say("没有被隔离的记录；加 --faults 可以看到。", "Nothing was quarantined; with --faults something is.");
            return;
        }

        var table = new Table().SimpleBorder().BorderColor(Color.Grey).AddColumns(
            "接口 [grey]interface[/]", "企业 [grey]enterprise[/]", "字段 [grey]field[/]", "值 [grey]value[/]", "原因 [grey]reason[/]");
        foreach (var (id, record) in examples)
        {
            AddExample(table, id, record);
        }

        screen.Show(table);
    }

    private static void AddExample(Table table, string id, QuarantinedRecord record)
    {
        var error = record.Errors[0];
        table.AddRow(
            id, record.Code ?? "—", Markup.Escape(error.Field), Markup.Escape(error.Value),
            $"{Markup.Escape(ErrorNames.Zh(error.Name))} [grey]{error.Name}[/] → {Markup.Escape(error.Expected)}");
    }

    /// <summary>An enterprise that many departments know something of.</summary>
    private static Enterprise Shown(City city, DateOnly date) =>
        city.Enterprises.Take(200).MaxBy(enterprise => City.Interfaces.Count(id => city.FactsOf(enterprise, id, date).Count > 0))!;
}
