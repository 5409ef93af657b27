namespace Hub.Simulator;

/// <summary>A class of GB/T 4754-2017 as the city knows it.</summary>
/// <param name="Code">4 digits.</param>
/// <param name="Word">Its word in an enterprise's name.</param>
/// <param name="Scope">Business scope, as registered.</param>
/// <param name="KWhPerHead">Electricity a head and working day.</param>
/// <param name="RevenuePerHead">Revenue a head and year, in 万元.</param>
/// <param name="Rhythm">When it works.</param>
/// <param name="Weight">How frequent it is, relative to the others.</param>
public sealed record Industry(string Code, string Word, string Scope, int KWhPerHead, int RevenuePerHead, Rhythm Rhythm, int Weight)
{
    /// <summary>The sector that its figures are typical of.</summary>
    internal Sector Sector { get; } = Sectors.Of(Code);

    /// <summary>Whether it is industry (工业): divisions 06 to 46.</summary>
    internal bool IsIndustrial { get; } = int.Parse(Code.AsSpan(0, 2)) is >= 6 and <= 46;
}

/// <summary>When a trade works and so uses electricity.</summary>
public enum Rhythm
{
    /// <summary>Day and night, every day: kilns, fibres, treatment plants.</summary>
    Continuous,

    /// <summary>Monday to Saturday, less on Sunday: most factories.</summary>
    Shifts,

    /// <summary>Monday to Friday: offices.</summary>
    Office,

    /// <summary>More at the weekend: hotels, restaurants, shops.</summary>
    Leisure,
}
