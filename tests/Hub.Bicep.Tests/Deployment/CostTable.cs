using System.Globalization;
using System.Text.Json;

namespace Hub.Bicep.Tests.Deployment;

/// <summary>The monthly cost at three sizes, computed from docs/deploy-costs.json: quantities are products of named factors.</summary>
internal sealed class CostTable
{
    private readonly JsonElement _data = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Repository.PathOf("docs", "deploy-costs.json")));

    /// <summary>The sizes, with the parameter file of each.</summary>
    public IReadOnlyList<JsonElement> Sizes => [.. _data.GetProperty("sizes").EnumerateArray()];

    /// <summary>The table as it stands in docs/deploy.md.</summary>
    public string Render()
    {
        var head = $"| {_data.GetProperty("currency")} a month | unit price | quantity |{string.Concat(Sizes.Select(s => $" {s.GetProperty("zh")} {s.GetProperty("en")}, {Grouped(s.GetProperty("enterprises").GetDecimal())} enterprises |"))}";
        var total = $"| **Total** | | |{string.Concat(Sizes.Select(s => $" **{Money(Total(s))}** |"))}";
        return string.Join('\n', [head, $"|---|---|---|{string.Concat(Sizes.Select(_ => "---|"))}", .. _data.GetProperty("prices").EnumerateObject().Select(Row), total]);
    }

    /// <summary>A factor of a line.</summary>
    public static decimal Factor(JsonElement size, string line, string factor) =>
        Lines(size).Single(l => l.GetProperty("line").GetString() == line).GetProperty("factors").EnumerateArray()
            .Single(f => f[0].GetString() == factor)[1].GetDecimal();

    /// <summary>Prices that are named but not given, or given but not used.</summary>
    public IEnumerable<string> Mismatches()
    {
        var given = _data.GetProperty("prices").EnumerateObject().Select(p => p.Name).ToHashSet();
        var used = Sizes.SelectMany(Lines).Select(l => l.GetProperty("price").GetString()!).ToHashSet();
        return given.Except(used).Concat(used.Except(given));
    }

    private static IEnumerable<JsonElement> Lines(JsonElement size) => size.GetProperty("lines").EnumerateArray();

    private string Row(JsonProperty price)
    {
        var names = Sizes.SelectMany(Lines).First(l => l.GetProperty("price").GetString() == price.Name).GetProperty("factors").EnumerateArray().Select(f => f[0].GetString());
        var cells = Sizes.Select(s => Lines(s).Where(l => l.GetProperty("price").GetString() == price.Name).Select(Cell).SingleOrDefault("–"));
        return $"| {price.Value.GetProperty("what")} | {price.Value.GetProperty("price").GetDecimal()} per {price.Value.GetProperty("per")} | {string.Join(" × ", names)} | {string.Join(" | ", cells)} |";
    }

    private string Cell(JsonElement line) =>
        $"{string.Join(" × ", line.GetProperty("factors").EnumerateArray().Select(f => Grouped(f[1].GetDecimal())))} → {Money(Cost(line))}";

    private decimal Total(JsonElement size) => Lines(size).Sum(Cost);

    private decimal Cost(JsonElement line)
    {
        var price = _data.GetProperty("prices").GetProperty(line.GetProperty("price").GetString()!).GetProperty("price").GetDecimal();
        var quantity = line.GetProperty("factors").EnumerateArray().Aggregate(1m, (product, f) => product * f[1].GetDecimal());
        return Math.Round(price * quantity, 2, MidpointRounding.AwayFromZero);
    }

    private static string Money(decimal amount) => amount.ToString("#,0.00", CultureInfo.InvariantCulture);

    private static string Grouped(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
