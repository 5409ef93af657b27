using Hub.Domain.Enterprises;

namespace Hub.Domain.Tests.Enterprises;

public sealed class AuthorityTests
{
    [Theory]
    [InlineData('1', "1239")]
    [InlineData('2', "19")]
    [InlineData('3', "123459")]
    [InlineData('4', "19")]
    [InlineData('5', "1239")]
    [InlineData('6', "129")]
    [InlineData('7', "129")]
    [InlineData('8', "19")]
    [InlineData('9', "1239")]
    [InlineData('A', "19")]
    [InlineData('N', "1239")]
    [InlineData('Y', "1")]
    public void Each_authority_registers_its_entity_types(char code, string entityTypes) =>
        Assert.Equal(entityTypes, string.Concat(Authority.Find(code)!.EntityTypes.Keys.Order()));

    [Fact]
    public void There_are_twelve_authorities() =>
        Assert.Equal("123456789ANY", string.Concat(Authority.All.Select(a => a.Code)));

    [Fact]
    public void An_unknown_authority_is_not_found() => Assert.Null(Authority.Find('0'));
}
