using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Hub.Functions.Tests.Evaluation.Population;

/// <summary>What a bank reads of an enterprise's evaluation, for the figures of the city to be computed from it once more.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="Total">The total, unrounded.</param>
/// <param name="Values">The values of its factors that are numbers, by id.</param>
internal sealed record CityEvaluation(string Grade, double Total, IReadOnlyDictionary<string, double> Values)
{
    public bool IsRecognised => Grade is "Deep" or "Medium" or "Light";

    /// <summary>The evaluations of all these enterprises, once all are by a version of the rulebook.</summary>
    public static async Task<Dictionary<string, CityEvaluation>> ReadAsync(HubUnderTest hub, IEnumerable<string> codes, string rulebook)
    {
        var all = new Dictionary<string, CityEvaluation>();
        foreach (var code in codes)
        {
            Answer answer = null!;
            await Eventually.Async(
                async () => (answer = await hub.GetAsync($"api/v1/enterprises/{code}/evaluation", HubUnderTest.BankKey)).Status == HttpStatusCode.OK
                    && answer.Json.GetProperty("versions").GetProperty("rulebook").GetString() == rulebook,
                () => $"{code} is not evaluated by {rulebook}: {answer.Text}");
            all[code] = Of(answer.Json);
        }

        return all;
    }

    private static CityEvaluation Of(JsonElement evaluation) => new(
        evaluation.GetProperty("grade").GetProperty("id").GetString()!,
        evaluation.GetProperty("totalUnrounded").GetDouble(),
        FactorsOf(evaluation).Where(f => f.GetProperty("basis").GetString() == "Value" && f.TryGetProperty("unit", out _))
            .ToDictionary(f => f.GetProperty("id").GetString()!, f => double.Parse(f.GetProperty("value").GetString()!, CultureInfo.InvariantCulture)));

    private static IEnumerable<JsonElement> FactorsOf(JsonElement evaluation) => evaluation.GetProperty("pillars").EnumerateArray()
        .SelectMany(p => p.GetProperty("dimensions").EnumerateArray())
        .SelectMany(d => d.GetProperty("indicators").EnumerateArray())
        .SelectMany(i => i.GetProperty("factors").EnumerateArray());
}
