namespace Hub.Simulator;

/// <summary>A reporting period.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="UpdatedAt">When it was published or last corrected.</param>
/// <param name="Correction">Number of the correction that it shows; 0 for none.</param>
internal readonly record struct Period(DateOnly Start, DateTimeOffset UpdatedAt, int Correction)
{
    public string Year => Start.ToString("yyyy");

    public string Quarter => $"{Start.Year}Q{((Start.Month - 1) / 3) + 1}";

    public string Month => Start.ToString("yyyyMM");

    /// <summary>What a corrected figure is multiplied with: another factor for each correction.</summary>
    public double Factor => 1 + (Correction % 9 * 0.002);
}

/// <summary>Something that happened on a day.</summary>
/// <param name="Index">0, 1, 2 … among the events of the enterprise and interface.</param>
/// <param name="Day">When.</param>
/// <param name="UpdatedAt">When it was told or last changed.</param>
/// <param name="Correction">Number of the change that it shows; 0 for none. Only the first event changes.</param>
/// <param name="Dice">Numbers of its own.</param>
internal readonly record struct Event(int Index, DateOnly Day, DateTimeOffset UpdatedAt, int Correction, Dice Dice);
