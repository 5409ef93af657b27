using System.Text.Json;
using Hub.Simulator;

namespace Hub.Functions.Tests.Evaluation.Population;

/// <summary>
/// A city that was evaluated by 2026.1; then the hub starts with a catalog that has also 2026.2, whose day has come. It is tried on everybody,
/// and the hub that began the trial is stopped at once: another ends it.
/// </summary>
public sealed class HeldRulebookFixture(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly EditableCatalog _catalog = new();
    private DepartmentServer _city = null!;

    public HubUnderTest Hub { get; private set; } = null!;

    /// <summary>All enterprises, with the registered industry class of each.</summary>
    public IReadOnlyDictionary<string, string> Industries { get; private set; } = null!;

    /// <summary>2026.2 as it was shown before anybody tried it.</summary>
    public JsonElement Untried { get; private set; }

    /// <summary>The trial, with what it found.</summary>
    public JsonElement Trial { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var account = azurite.TakeAccount();
        _city = await FullCity.StartAsync(60);
        await using (var before = await HubUnderTest.StartAsync(account, _city.BaseAddress))
        {
            await PushingDepartments.PushAllAsync(before, _city);
            await before.RunAsync();
        }

        _catalog.AddRulebook("2026.2", "2026-02-01", mostChanged: "0.05", leastRecognised: "0");
        string id;
        await using (var begun = await StartAsync(account))
        {
            Untried = (await begun.GetAsync("api/v1/rulebooks/2026.2", HubUnderTest.BankKey)).Json;
            id = (await begun.SendAsync(HttpMethod.Post, "api/v1/rulebooks/2026.2/shadow-runs", HubUnderTest.OperatorKey)).Json.GetProperty("id").GetString()!;
        }

        Hub = await StartAsync(account);
        Trial = await CompleteAsync(id);
        Industries = _city.City.Enterprises.ToDictionary(e => e.CreditCode, e => _city.City.RegistrationOf(e, _city.BusinessDate).IndustryCode);
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        await _city.DisposeAsync();
        _catalog.Dispose();
    }

    /// <summary>Waits until a trial is through.</summary>
    public async Task<JsonElement> CompleteAsync(string id)
    {
        JsonElement last = default;
        await Eventually.Async(
            async () => (last = (await Hub.GetAsync($"api/v1/rulebooks/2026.2/shadow-runs/{id}", HubUnderTest.OperatorKey)).Json)
                .GetProperty("run").GetProperty("state").GetString() == "Complete",
            () => $"the trial is not through: {last}");
        return last;
    }

    private Task<HubUnderTest> StartAsync(string account) => HubUnderTest.StartAsync(account, _city.BaseAddress, ("Hub:CatalogPath", _catalog.Folder));
}
