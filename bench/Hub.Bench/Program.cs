using System.CommandLine;
using Hub.Azure.Evaluation;
using Hub.Azure.Trust;
using Hub.Azure.Sources;
using Hub.Bench;
using Hub.Bench.Sharing;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Population;
using Hub.Simulator;

var rows = new Option<int>("--rows") { Description = "Rows of the spreadsheet.", DefaultValueFactory = _ => 100_000 };
var push = new Command("push", "Pushes one spreadsheet of registrations, waits until it is in the profiles, and pushes it again.") { rows };
push.SetAction((arguments, stop) => SpreadsheetPush.RunAsync(arguments.GetValue(rows), stop));

var sample = new Option<int>("--enterprises") { Description = "Enterprises of whom records are taken.", DefaultValueFactory = _ => 1_000 };
var normalise = new Command("normalise", "Normalises records on one core, beside only reading them.") { sample };
normalise.SetAction(async (arguments, stop) =>
    Normalising.Run(await Deliveries.ReadAsync(CatalogFiles.Load(null), arguments.GetValue(sample), stop)));

var check = new Command("check", "Asks the quality rules of normalised records on one core.") { sample };
check.SetAction(async (arguments, stop) =>
{
    var catalog = CatalogFiles.Load(null);
    var rules = CatalogFiles.LoadRules(null, catalog);
    var deliveries = await Deliveries.ReadAsync(catalog, arguments.GetValue(sample), stop);
    foreach (var (@interface, records) in deliveries.Where(d => rules.OfRecords(d.Interface.Id) is not null))
    {
        Checking.Run(@interface, rules, records);
    }
});

var grow = new Command("grow", "Ten times as many unknown fields, and ten times as many items: how much longer they take.");
grow.SetAction(_ => Growing.Run(CatalogFiles.Load(null).FindInterface("I24")!));

var build = new Command("build", "Folds and packs profiles on one core, without storage.") { sample };
build.SetAction(async (arguments, stop) =>
    Building.Run(await Deliveries.ReadAsync(CatalogFiles.Load(null), arguments.GetValue(sample), stop)));

var enterprises = new Option<int>("--enterprises") { Description = "How many enterprises the city has.", DefaultValueFactory = _ => 23_145 };
var months = new Option<int>("--months") { Description = "Months of each series that the departments tell.", DefaultValueFactory = _ => 1 };
var plausible = new Option<bool>("--plausible") { Description = "Only what concerns an enterprise, instead of a record in every interface." };
var changeRate = new Option<double>("--change-rate") { Description = "Share of enterprises that an interface says something else of on the next day.", DefaultValueFactory = _ => 0.03 };
var floor = new Option<bool>("--floor") { Description = "Afterwards, what the storage alone needs for the same rows and blobs." };
var night = new Command("night", "A night of the whole city from empty, and the next one.") { enterprises, months, plausible, changeRate, floor };
night.SetAction((arguments, stop) => new CityNight(new NightOptions(
    arguments.GetValue(enterprises), arguments.GetValue(months),
    arguments.GetValue(plausible) ? Coverage.Plausible : Coverage.Full, arguments.GetValue(changeRate))).RunAsync(arguments.GetValue(floor), stop));

var evaluate = new Command("evaluate", "Evaluates enterprises on one core, with and without decoding their profiles.") { sample };
evaluate.SetAction(arguments =>
{
    var (method, city) = CityOf(arguments.GetValue(sample));
    var evaluating = new Evaluating(method, city);
    evaluating.Run((_, _, _) => { });
    evaluating.Report();
});

var compare = new Command("compare", "Evaluates enterprises on one core, and the same facts in DuckDB; compares every score.") { sample };
compare.SetAction(async (arguments, stop) =>
{
    var (method, city) = CityOf(arguments.GetValue(sample));
    var evaluating = new Evaluating(method, city);
    using var duckDb = await DuckDbComparison.BeginAsync(method.Rulebook, stop);
    evaluating.Run(duckDb.Add);
    evaluating.Report();
    return await duckDb.RunAsync(stop) ? 0 : 1;
});

var grade = new Command("grade", "Prints the grades of the simulator's city by the published rulebook.") { enterprises };
grade.SetAction(arguments =>
{
    var (method, city) = CityOf(arguments.GetValue(enterprises));
    Grades.Print(method, city);
});

var rate = new Option<int>("--rate") { Description = "Entries a second.", DefaultValueFactory = _ => 1_000 };
var seconds = new Option<int>("--seconds") { Description = "How long.", DefaultValueFactory = _ => 60 };
var audit = new Command("audit", "Writes to the record of access at a steady rate; nothing may be unsealed 61 s later.") { rate, seconds };
audit.SetAction((arguments, stop) => new AuditLoad(arguments.GetValue(rate), arguments.GetValue(seconds)).RunAsync(stop));

var rounds = new Option<int>("--rounds") { Description = "Interleaved rounds; the median counts.", DefaultValueFactory = _ => 5 };
var trust = new Command("trust", "Profile reads with key, consent and record of access, beside the same without.") { enterprises, rounds };
trust.SetAction((arguments, stop) => new CostOfTrust(arguments.GetValue(enterprises), arguments.GetValue(rounds)).RunAsync(stop));

var sweep = new Command("sweep", "Evaluates a city again after a change of the rulebook, in a store.") { enterprises };
sweep.SetAction((arguments, stop) =>
{
    var (method, city) = CityOf(arguments.GetValue(enterprises));
    return new CitySweep(method, city, CatalogFiles.LoadRules(null, method.Catalog)).RunAsync(stop);
});

var banks = new Option<int>("--banks") { Description = "How many banks, four of them sick.", DefaultValueFactory = _ => 20 };
var deliver = new Command("deliver", "Every enterprise changes: each bank has exactly what it may have, whatever is killed; and sick banks slow no healthy one.") { enterprises, banks, rounds };
deliver.SetAction((arguments, stop) =>
    new DeliveryLoad(arguments.GetValue(enterprises), arguments.GetValue(banks), arguments.GetValue(rounds)).RunAsync(stop));

var changes = new Option<int>("--changes") { Description = "How many changes.", DefaultValueFactory = _ => 200 };
var calm = new Command("calm", "From a push to the bank's receiver, when little happens.") { changes };
calm.SetAction((arguments, stop) => new CalmRate(arguments.GetValue(changes)).RunAsync(stop));

var report = new Command("report", "Credit reports of enterprises of which every department knows something, with 24 months of series.") { sample };
report.SetAction((arguments, stop) => new ReportBuilding(arguments.GetValue(sample)).RunAsync(stop));

return await new RootCommand("Measures the hub.") { push, normalise, check, grow, build, evaluate, compare, grade, sweep, night, audit, trust, deliver, calm, report }.Parse(args).InvokeAsync();

static (EvaluationMethod Method, CityProfiles City) CityOf(int enterprises)
{
    var catalog = CatalogFiles.Load(null);
    var city = new CityProfiles(catalog, enterprises, Coverage.Plausible);
    var rulebooks = EvaluationFiles.Load(null, catalog, TrustFiles.LoadDisplay(null, catalog));
    return (rulebooks.Find(Releases.Newest(rulebooks.Rules, city.Received).Version)!, city);
}
