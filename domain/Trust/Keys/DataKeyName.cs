namespace Hub.Domain.Trust.Keys;

/// <summary>What a data key is for. Uses have keys of their own because they are destroyed at different times.</summary>
public enum KeyUse
{
    /// <summary>What departments sent: evidence, staged segments, quarantine.</summary>
    Raw,

    /// <summary>What the hub made of it: sections of profiles and of their history, and the content index.</summary>
    Profile,

    /// <summary>What banks were given as documents: credit reports.</summary>
    Report,
}

/// <summary>Which data key: one a use, interface and month, so that destroying one deletes exactly what was written then. [P]</summary>
/// <param name="Interface">The interface.</param>
/// <param name="Use">What it is for.</param>
/// <param name="Month">The month it is written with, <c>202611</c>, in UTC.</param>
public readonly record struct DataKeyName(string Interface, KeyUse Use, string Month)
{
    /// <summary>The key that is written with at an instant.</summary>
    public static DataKeyName At(string interfaceId, KeyUse use, DateTimeOffset instant) => new(interfaceId, use, $"{instant.UtcDateTime:yyyyMM}");

    /// <summary>The first instant at which nothing is written with it any more.</summary>
    public DateTimeOffset End => new DateTimeOffset(int.Parse(Month[..4]), int.Parse(Month[4..]), 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);

    /// <summary>The name that <see cref="ToString"/> gave; null for anything else.</summary>
    public static DataKeyName? Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 3 && parts[0].Length is > 0 and <= 16 && parts[0].All(char.IsAsciiLetterOrDigit) && UseOf(parts[1]) is { } use && IsMonth(parts[2])
            ? new DataKeyName(parts[0], use, parts[2])
            : null;
    }

    /// <summary><c>I12/raw/202611</c>, as it stands in what is encrypted.</summary>
    public override string ToString() => $"{Interface}/{WordOf(Use)}/{Month}";

    /// <summary>The word of a use, as it stands in names.</summary>
    public static string WordOf(KeyUse use) => use switch { KeyUse.Raw => "raw", KeyUse.Profile => "profile", _ => "report" };

    private static KeyUse? UseOf(string text) => text switch { "raw" => KeyUse.Raw, "profile" => KeyUse.Profile, "report" => KeyUse.Report, _ => null };

    private static bool IsMonth(string text) =>
        text.Length == 6 && text.All(char.IsAsciiDigit) && int.Parse(text[..4]) is >= 2000 and < 9999 && int.Parse(text[4..]) is >= 1 and <= 12;
}
