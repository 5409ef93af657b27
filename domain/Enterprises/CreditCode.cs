namespace Hub.Domain.Enterprises;

/// <summary>A unified social credit code (统一社会信用代码, GB 32100-2015), normalised and checked.</summary>
public readonly record struct CreditCode
{
    private CreditCode(string value) => Value = value;

    /// <summary>The 18 characters, upper case.</summary>
    public string Value { get; }

    /// <summary>Normalises (trim, full-width to half-width, upper case) and checks.</summary>
    /// <param name="text">As it came.</param>
    /// <param name="code">The code, if valid.</param>
    /// <param name="error">BAD_LENGTH, BAD_CHARSET, BAD_AUTHORITY, BAD_CHECK or BAD_ORG_CHECK with what would be right; null if valid.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out CreditCode code, out CreditCodeError? error)
    {
        code = default;
        error = new CreditCodeError("BAD_LENGTH", "not written yet");
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Why a text is no credit code.</summary>
/// <param name="Name">BAD_LENGTH, BAD_CHARSET, BAD_AUTHORITY, BAD_CHECK or BAD_ORG_CHECK.</param>
/// <param name="Detail">What was found and what would be right.</param>
public sealed record CreditCodeError(string Name, string Detail);
