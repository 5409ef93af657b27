namespace Hub.Simulator;

/// <summary>What is wrong with a bad actor. Its traces appear together, in the interfaces of several departments.</summary>
public enum Trouble
{
    /// <summary>Nothing: more than nineteen in twenty.</summary>
    None,

    /// <summary>Cannot pay: enforcement, lost lawsuits, arrears of social insurance, wages and electricity, bad loans.</summary>
    Debtor,

    /// <summary>Pollutes: environmental penalties, red or black environmental grade, discharge over the limits.</summary>
    Polluter,

    /// <summary>Evades taxes: arrears, a major violation, grade D, sales that do not fit the statements.</summary>
    TaxEvader,
}

/// <summary>Who is a bad actor: only the badly run, and a polluter only where there is something to discharge.</summary>
internal static class Troubles
{
    private const double BadlyRun = 0.4;
    private const double Share = 0.45;

    public static Trouble Draw(Enterprise enterprise)
    {
        var dice = Dice.For(enterprise.Key, Purpose.Trouble);
        return enterprise.Quality >= BadlyRun || !dice.Happens(Share) ? Trouble.None : dice.Below(3) switch
        {
            0 when enterprise.Industry.IsIndustrial => Trouble.Polluter,
            1 => Trouble.TaxEvader,
            _ => Trouble.Debtor,
        };
    }
}
