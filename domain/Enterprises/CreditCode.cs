using Hub.Domain.Sources;

namespace Hub.Domain.Enterprises;

/// <summary>A unified social credit code (统一社会信用代码, GB 32100-2015), normalised and checked.</summary>
public readonly record struct CreditCode
{
    /// <summary>Characters in a credit code.</summary>
    public const int Length = 18;

    private CreditCode(string value) => Value = value;

    /// <summary>The 18 characters, upper case.</summary>
    public string Value { get; }

    /// <summary>The authority that registered the enterprise (登记管理部门): character 1.</summary>
    public BilingualName Authority => Enterprises.Authority.Find(Value[0])!.Name;

    /// <summary>What kind of entity it is (机构类别): character 2, read together with the authority.</summary>
    public BilingualName EntityType => Enterprises.Authority.Find(Value[0])!.EntityTypes[Value[1]];

    /// <summary>Division of the authority at first registration: characters 3 to 8. A moved enterprise keeps it, so it is not the address.</summary>
    public string DivisionCode => Value.Substring(2, 6);

    /// <summary>The organisation code (组织机构代码, GB 11714) within: characters 9 to 17.</summary>
    public string OrganisationCode => Value.Substring(8, 9);

    /// <summary>Normalises (trim, full-width to half-width, upper case) and checks.</summary>
    /// <param name="text">As it came.</param>
    /// <param name="code">The code, if valid.</param>
    /// <param name="error">BAD_LENGTH, BAD_CHARSET, BAD_AUTHORITY, BAD_CHECK or BAD_ORG_CHECK with what would be right; null if valid.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out CreditCode code, out CreditCodeError? error)
    {
        code = default;
        var trimmed = text.Trim();
        if (trimmed.Length != Length)
        {
            error = CreditCodeError.BadLength(trimmed);
            return false;
        }

        Span<char> characters = stackalloc char[Length];
        Normalise(trimmed, characters);
        error = Check(characters);
        if (error is null)
        {
            code = new CreditCode(new string(characters));
        }

        return error is null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static void Normalise(ReadOnlySpan<char> text, Span<char> characters)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var half = text[i] is >= '！' and <= '～' ? (char)(text[i] - '！' + '!') : text[i];
            characters[i] = char.IsAsciiLetterLower(half) ? (char)(half - 'a' + 'A') : half;
        }
    }

    // The authority comes before the check characters: eighteen zeros satisfy both of these.
    private static CreditCodeError? Check(ReadOnlySpan<char> code)
    {
        for (var i = 0; i < Length; i++)
        {
            var digitNeeded = i is >= 2 and < 8;
            if (digitNeeded ? !char.IsAsciiDigit(code[i]) : !CheckCharacter.IsInAlphabet(code[i]))
            {
                return CreditCodeError.BadCharset(code, i, digitNeeded);
            }
        }

        var authority = Enterprises.Authority.Find(code[0]);
        if (authority is null || !authority.EntityTypes.ContainsKey(code[1]))
        {
            return CreditCodeError.BadAuthority(code, authority);
        }

        var check = CheckCharacter.OfCreditCode(code[..17]);
        if (code[17] != check)
        {
            return CreditCodeError.BadCheck(code, check);
        }

        var organisationCheck = CheckCharacter.OfOrganisationCode(code.Slice(8, 8));
        return code[16] == organisationCheck ? null : CreditCodeError.BadOrganisationCheck(code, organisationCheck);
    }
}
