using System.Text.Json;
using Hub.Simulator;

namespace Hub.Demo;

/// <summary>A fact that the simulated city has and the hub has not, or has otherwise.</summary>
/// <param name="InterfaceId">Where.</param>
/// <param name="CreditCode">Whose.</param>
/// <param name="Key">Which item.</param>
/// <param name="Expected">The city's; null if it has none.</param>
/// <param name="Found">The hub's; null if it has none.</param>
internal sealed record Difference(string InterfaceId, string CreditCode, string Key, string? Expected, string? Found)
{
    /// <summary>Whether the hub has nothing, instead of something wrong.</summary>
    public bool IsMissing => Found is null;
}

/// <summary>Compares profiles with the city that they came from, which shares no code with the hub.</summary>
/// <param name="city">The city.</param>
/// <param name="date">The last day that the departments have closed.</param>
/// <param name="interfaces">What is compared.</param>
internal sealed class Oracle(City city, DateOnly date, IReadOnlyCollection<string> interfaces)
{
    /// <summary>All differences in an enterprise's profile.</summary>
    public IEnumerable<Difference> Compare(Enterprise enterprise, JsonElement profile)
    {
        var sections = profile.GetProperty("sections");
        return interfaces.SelectMany(id =>
        {
            var found = Items(sections, id).ToDictionary(item => KeyOf(id, item), item => Found(id, item));
            var expected = Expected(id, enterprise, found.Keys);
            return expected.Keys.Union(found.Keys)
                .Select(key => new Difference(id, enterprise.CreditCode, key, expected.GetValueOrDefault(key), found.GetValueOrDefault(key)))
                .Where(difference => difference.Expected != difference.Found);
        });
    }

    private static IEnumerable<JsonElement> Items(JsonElement sections, string id) =>
        !sections.TryGetProperty(id, out var section) ? []
        : section.TryGetProperty("items", out var items) ? items.EnumerateArray().Select(item => item.GetProperty("record"))
        : [section.GetProperty("record")];

    private static string KeyOf(string id, JsonElement item) => id switch
    {
        "I12" => Text(item, "property_no"),
        "I24" => Text(item, "uscc"),
        "I28" => Text(item, "eval_year"),
        _ => Text(item, "period"),
    };

    private static string Found(string id, JsonElement item) => string.Join(' ', id switch
    {
        "I12" => [Number(item, "land_area_m2"), Number(item, "building_area_m2"), Text(item, "seal_flag"), Text(item, "register_date")],
        "I24" => [Text(item, "ent_name"), Text(item, "est_date"), Text(item, "region_code"), Text(item, "industry_code")],
        "I28" => [Text(item, "tax_credit_grade"), Number(item, "tax_credit_score")],
        _ => (string[])[Number(item, "grid_kwh"), Number(item, "green_trade_kwh"), Number(item, "pv_self_kwh"), Number(item, "pv_export_kwh")],
    });

    private Dictionary<string, string> Expected(string id, Enterprise enterprise, IEnumerable<string> foundKeys) => id switch
    {
        "I12" => city.PropertiesOf(enterprise, date).ToDictionary(
            p => p.Number, p => $"{p.LandAreaM2:0.##} {p.BuildingAreaM2:0.##} {p.Sealed} {p.RegisteredOn:yyyy-MM-dd}"),
        "I24" => Registered(city.RegistrationOf(enterprise, date)),
        "I28" => city.TaxGradesOf(enterprise, date).Where(g => !g.Revoked).ToDictionary(g => $"{g.Year}", g => $"{g.Grade} {g.Score:0.##}"),
        _ => foundKeys.Append($"{date:yyyyMMdd}").Distinct().ToDictionary(day => day, day => Used(enterprise, day)),
    };

    private static Dictionary<string, string> Registered(Registration r) =>
        new() { [r.CreditCode] = $"{r.Name} {r.Established:yyyy-MM-dd} {r.RegionCode} {r.IndustryCode}" };

    private static string Used(Enterprise enterprise, string day)
    {
        var used = enterprise.ElectricityOn(DateOnly.ParseExact(day, "yyyyMMdd"));
        return $"{used.GridKWh:0.##} {used.GreenKWh:0.##} {used.PvSelfKWh:0.##} {used.PvExportKWh:0.##}";
    }

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.ToString() : "(absent)";

    private static string Number(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.TryGetDecimal(out var number) ? $"{number:0.##}" : "(absent)";
}
