namespace Hub.Domain.Enterprises;

/// <summary>Why a text is no credit code.</summary>
/// <param name="Name">BAD_LENGTH, BAD_CHARSET, BAD_AUTHORITY, BAD_CHECK or BAD_ORG_CHECK.</param>
/// <param name="Detail">What was found and what would be right.</param>
public sealed record CreditCodeError(string Name, string Detail)
{
    // A whole paragraph in the wrong column must not fill the quarantine.
    private const int ShownCharacters = 40;

    // The number that enterprises had before 2015 (工商注册号); it names the registration, not the entity.
    private const int LicenceNumberLength = 15;

    internal static CreditCodeError BadLength(ReadOnlySpan<char> text)
    {
        var isLicenceNumber = text.Length == LicenceNumberLength && !text.ContainsAnyExceptInRange('0', '9');
        var hint = isLicenceNumber ? "; 15 digits are an old business-licence number (工商注册号)" : "";
        return new("BAD_LENGTH", $"'{Shown(text)}' has {text.Length} characters, a credit code has {CreditCode.Length}{hint}");
    }

    internal static CreditCodeError BadCharset(ReadOnlySpan<char> code, int index, bool digitNeeded)
    {
        var right = digitNeeded
            ? "characters 3 to 8 are the digits of a division"
            : $"the characters are {CheckCharacter.CreditCodeAlphabet}";
        return new("BAD_CHARSET", $"'{code}' has '{code[index]}' as character {index + 1}; {right}");
    }

    internal static CreditCodeError BadAuthority(ReadOnlySpan<char> code, Authority? authority)
    {
        var right = authority is null
            ? $"the authorities are {string.Join(", ", Authority.All.Select(a => a.Code))}"
            : $"authority {authority.Code} ({authority.Name.Zh}) has the entity types {string.Join(", ", authority.EntityTypes.Keys.Order())}";
        return new("BAD_AUTHORITY", $"'{code}' begins with '{code[..2]}'; {right}");
    }

    internal static CreditCodeError BadCheck(ReadOnlySpan<char> code, char expected) =>
        new("BAD_CHECK", $"'{code}' ends in '{code[17]}', expected '{expected}'");

    internal static CreditCodeError BadOrganisationCheck(ReadOnlySpan<char> code, char expected) =>
        new("BAD_ORG_CHECK", $"'{code}' holds the organisation code '{code.Slice(8, 9)}', expected '{expected}' as its last character");

    private static string Shown(ReadOnlySpan<char> text) =>
        text.Length <= ShownCharacters ? text.ToString() : $"{text[..ShownCharacters]}…";
}
