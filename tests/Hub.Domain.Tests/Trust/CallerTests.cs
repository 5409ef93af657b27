using Hub.Domain.Trust;

namespace Hub.Domain.Tests.Trust;

public sealed class CallerTests
{
    [Fact]
    public void A_caller_may_do_what_its_scopes_say_and_nothing_else()
    {
        var caller = new Caller("bank-huzhou", CallerRole.Bank, null, [Scope.ProfilesRead]);

        Assert.Equal([Scope.ProfilesRead], Scope.All.Where(caller.May));
    }

    [Fact]
    public void A_scope_that_begins_like_another_is_another()
    {
        var caller = new Caller("bank-huzhou", CallerRole.Bank, null, [Scope.ProfilesRefresh]);

        Assert.False(caller.May(Scope.ProfilesRead));
        Assert.False(caller.May(Scope.PersonalRead));
    }

    [Fact]
    public void All_scopes_are_listed_once() => Assert.Equal(
        typeof(Scope).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Order(), Scope.All.Order());
}
