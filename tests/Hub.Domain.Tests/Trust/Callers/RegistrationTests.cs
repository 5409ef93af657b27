using Hub.Domain.Sources;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Callers;

namespace Hub.Domain.Tests.Trust.Callers;

public sealed class RegistrationTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);
    private static readonly Registration s_bank = new("bank", CallerRole.Bank, s_now);
    private static readonly string s_text = File.ReadAllText(Repository.PathOf("catalog", "trust", "roles.json"));
    private static readonly RoleDefaults s_roles = RoleDefaults.Read(new CatalogFile("trust/roles.json", s_text));

    [Fact]
    public void A_caller_without_scopes_has_those_of_its_role() =>
        Assert.Equal(s_roles.Of(CallerRole.Bank).Scopes, s_bank.ToCaller(s_roles).Scopes);

    [Fact]
    public void A_key_gives_no_more_than_the_caller_has()
    {
        var bank = s_bank with { Scopes = [Scope.ProfilesRead, Scope.RulebooksRead] };

        Assert.Equal([Scope.ProfilesRead], bank.ToCaller(s_roles, [Scope.ProfilesRead, Scope.CallersWrite]).Scopes);
        Assert.Empty(bank.ToCaller(s_roles, []).Scopes);
    }

    [Fact]
    public void Of_too_many_keys_the_oldest_dead_are_forgotten_and_no_good_one()
    {
        var caller = s_bank;
        for (var i = 0; i < Registration.MostKeys + 5; i++)
        {
            var dead = i is > 0 and < 20;
            caller = caller.With(new CallerKey($"k{i:d2}", CallerKeyKind.ApiKey, [], s_now) { Revoked = dead ? s_now : null }, s_now);
        }

        Assert.Equal(Registration.MostKeys, caller.Keys.Count);
        Assert.Equal(["k00", "k06", "k07"], caller.Keys.Take(3).Select(k => k.Id));
    }

    [Fact]
    public void Every_role_has_defaults_that_can_be_set()
    {
        foreach (var role in Enum.GetValues<CallerRole>())
        {
            Assert.NotEmpty(s_roles.Of(role).Scopes);
            Assert.True(s_roles.Of(role).Limits.IsInRange);
        }

        Assert.Equal([CallerRole.Operator], Enum.GetValues<CallerRole>().Where(r => s_roles.Of(r).Scopes.Contains(Scope.CallersWrite)));
    }

    [Theory]
    [InlineData("\"statistics.read\", \"rulebooks.read\", \"accesses.read\", \"reports.read\"]", "\"statistic.read\"]", "“statistic.read” is no scope")]
    [InlineData("\"perMinute\": 60,", "\"perMinute\": 0,", "1 to 1000000 requests a minute")]
    [InlineData("\"role\": \"Supervisor\"", "\"role\": \"Operator\"", "a role stands here once")]
    [InlineData("\"role\": \"Supervisor\"", "\"role\": \"Auditor\"", "Auditor")]
    [InlineData("\"perDay\": 1000\n", "\"perWeek\": 1000\n", "no such property")]
    public void A_mistake_in_the_file_is_named(string right, string wrong, string message)
    {
        Assert.Contains(right, s_text);
        var mistakes = Assert.Throws<CatalogException>(() => RoleDefaults.Read(new CatalogFile("trust/roles.json", s_text.Replace(right, wrong)))).Mistakes;

        Assert.Contains(mistakes, m => m.ToString().Contains(message, StringComparison.Ordinal));
    }
}
