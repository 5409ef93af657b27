using Hub.Domain.Enterprises;

namespace Hub.Domain.Tests.Enterprises;

public sealed class CreditCodeTests
{
    [Theory]
    [InlineData("913305007044631852", "330500", "704463185")]
    [InlineData("91330500717611212U", "330500", "717611212")]
    [InlineData("913305007782713708", "330500", "778271370")]
    [InlineData("91330000142911934W", "330000", "142911934")]
    [InlineData("913300001429101221", "330000", "142910122")]
    [InlineData("91330000733796106P", "330000", "733796106")]
    [InlineData("91330521147115478F", "330521", "147115478")]
    [InlineData("91110000600037341L", "110000", "600037341")]
    [InlineData("91350100M000100Y43", "350100", "M000100Y4")]
    [InlineData("91330502MA2B00019K", "330502", "MA2B00019")]
    [InlineData("91330503MA2B00027W", "330503", "MA2B00027")]
    [InlineData("91330521MA2B00035R", "330521", "MA2B00035")]
    [InlineData("91330522MA2B000433", "330522", "MA2B00043")]
    [InlineData("91330523MA2B00051C", "330523", "MA2B00051")]
    [InlineData("92330502MA2B0006XK", "330502", "MA2B0006X")]
    [InlineData("93330523MA2B00078X", "330523", "MA2B00078")]
    [InlineData("N2330521MF0012348C", "330521", "MF0012348")]
    public void A_valid_code_is_read_with_its_parts(string text, string division, string organisation)
    {
        Assert.True(CreditCode.TryParse(text, out var code, out var error));

        Assert.Null(error);
        Assert.Equal(text, code.Value);
        Assert.Equal(text, code.ToString());
        Assert.Equal(division, code.DivisionCode);
        Assert.Equal(organisation, code.OrganisationCode);
    }

    [Theory]
    [InlineData("91350100M000100Y4Z", "BAD_CHARSET", "'91350100M000100Y4Z' has 'Z' as character 18; the characters are 0123456789ABCDEFGHJKLMNPQRTUWXY")]
    [InlineData("9133050071761121O2", "BAD_CHARSET", "'9133050071761121O2' has 'O' as character 17; the characters are 0123456789ABCDEFGHJKLMNPQRTUWXY")]
    [InlineData("91A30500717611212U", "BAD_CHARSET", "'91A30500717611212U' has 'A' as character 3; characters 3 to 8 are the digits of a division")]
    [InlineData("913305007044631853", "BAD_CHECK", "'913305007044631853' ends in '3', expected '2'")]
    [InlineData("91330500717611122U", "BAD_CHECK", "'91330500717611122U' ends in 'U', expected '7'")]
    [InlineData("91330599717611212U", "BAD_CHECK", "'91330599717611212U' ends in 'U', expected '9'")]
    [InlineData("A1110000600037341L", "BAD_CHECK", "'A1110000600037341L' ends in 'L', expected 'K'")]
    [InlineData("9133050071761121", "BAD_LENGTH", "'9133050071761121' has 16 characters, a credit code has 18")]
    [InlineData("330500000012345", "BAD_LENGTH", "'330500000012345' has 15 characters, a credit code has 18; 15 digits are an old business-licence number (工商注册号)")]
    [InlineData("", "BAD_LENGTH", "'' has 0 characters, a credit code has 18")]
    [InlineData("000000000000000000", "BAD_AUTHORITY", "'000000000000000000' begins with '00'; the authorities are 1, 2, 3, 4, 5, 6, 7, 8, 9, A, N, Y")]
    [InlineData("94330500717611212U", "BAD_AUTHORITY", "'94330500717611212U' begins with '94'; authority 9 (市场监管) has the entity types 1, 2, 3, 9")]
    [InlineData("913305007044631865", "BAD_ORG_CHECK", "'913305007044631865' holds the organisation code '704463186', expected '5' as its last character")]
    public void An_invalid_code_is_refused_with_what_would_be_right(string text, string name, string detail)
    {
        Assert.False(CreditCode.TryParse(text, out var code, out var error));

        Assert.Equal(new CreditCodeError(name, detail), error);
        Assert.Equal(default, code);
    }

    [Theory]
    [InlineData("91330500717611212u")]
    [InlineData("  91330500717611212U\r\n")]
    [InlineData("\u300091330500717611212U\u3000")]
    [InlineData("９１３３０５００７１７６１１２１２Ｕ")]
    [InlineData("９１３３０５００７１７６１１２１２ｕ")]
    public void Spaces_width_and_case_do_not_matter(string text)
    {
        Assert.True(CreditCode.TryParse(text, out var code, out _));

        Assert.Equal("91330500717611212U", code.Value);
    }

    [Fact]
    public void A_long_text_is_cut_in_the_message()
    {
        Assert.False(CreditCode.TryParse(new string('9', 500), out _, out var error));

        Assert.Equal($"'{new string('9', 40)}…' has 500 characters, a credit code has 18", error!.Detail);
    }

    [Theory]
    [InlineData("91330502MA2B00019K", "Market regulation", "企业", "Company")]
    [InlineData("92330502MA2B0006XK", "Market regulation", "个体工商户", "Individual business")]
    [InlineData("93330523MA2B00078X", "Market regulation", "农民专业合作社", "Farmers' cooperative")]
    [InlineData("N2330521MF0012348C", "Agriculture and rural affairs", "村级集体经济组织", "Village collective")]
    public void The_first_two_characters_say_who_registered_what(string text, string authority, string zh, string en)
    {
        Assert.True(CreditCode.TryParse(text, out var code, out _));

        Assert.Equal(authority, code.Authority.En);
        Assert.Equal(new(zh, en), code.EntityType);
    }

    [Fact]
    public void Every_change_of_one_character_is_noticed()
    {
        const string valid = "91330502MA2B00019K";
        var changed =
            from position in Enumerable.Range(0, valid.Length)
            from character in CheckCharacter.CreditCodeAlphabet
            where character != valid[position]
            select valid[..position] + character + valid[(position + 1)..];

        Assert.DoesNotContain(changed, text => CreditCode.TryParse(text, out _, out _));
    }

    [Fact]
    public void A_valid_code_allocates_nothing_but_its_string()
    {
        var text = "91330502MA2B00019K".ToCharArray();
        Assert.True(CreditCode.TryParse(text, out _, out _));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var valid = CreditCode.TryParse(text, out _, out _);
        var parsing = GC.GetAllocatedBytesForCurrentThread() - before;

        before = GC.GetAllocatedBytesForCurrentThread();
        _ = new string(text);
        var copying = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(valid);
        Assert.Equal(copying, parsing);
    }
}
