using Hub.Domain.Intake;

namespace Hub.Domain.Tests.Intake;

public sealed class ErrorAdviceTests
{
    [Fact]
    public void There_is_advice_for_every_error_and_for_nothing_else() =>
        Assert.Equal(ErrorNames.All.Order(StringComparer.Ordinal), ErrorAdvice.All.Order(StringComparer.Ordinal));

    [Fact]
    public void Advice_is_a_chinese_sentence() => Assert.All(ErrorAdvice.All, name => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}.*。$", ErrorAdvice.Zh(name)));
}
