namespace Hub.Simulator;

/// <summary>A class of GB/T 4754-2017 as the city knows it.</summary>
/// <param name="Code">4 digits.</param>
/// <param name="Word">Its word in an enterprise's name.</param>
/// <param name="Scope">Business scope, as registered.</param>
/// <param name="KWhPerHead">Electricity a head and working day.</param>
/// <param name="Rhythm">When it works.</param>
/// <param name="Weight">How frequent it is, relative to the others.</param>
public sealed record Industry(string Code, string Word, string Scope, int KWhPerHead, Rhythm Rhythm, int Weight);

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
