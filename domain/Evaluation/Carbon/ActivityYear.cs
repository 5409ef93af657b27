namespace Hub.Domain.Evaluation.Carbon;

/// <summary>What an enterprise did that emits, by source and month.</summary>
/// <param name="Energy">Fuels, processes and heat (I05).</param>
/// <param name="Wastewater">Wastewater and methane (I16).</param>
/// <param name="Electricity">Electricity (I36).</param>
public sealed record ActivityData(MonthSeries<EnergyMonth> Energy, MonthSeries<WastewaterMonth> Wastewater, MonthSeries<ElectricityMonth> Electricity)
{
    /// <summary>Nothing is known of any source.</summary>
    public static ActivityData Unknown { get; } = new(
        new MonthSeries<EnergyMonth>(ActivityState.NotThere),
        new MonthSeries<WastewaterMonth>(ActivityState.NotThere),
        new MonthSeries<ElectricityMonth>(ActivityState.NotThere));

    /// <summary>
    /// The last month of the account: the newest of I05, since energy is told latest; without I05 the newest full month of I36; without
    /// that the newest of I16. A source that is not there does not count. Null if there is none.
    /// </summary>
    public Month? LastMonth => Energy.Newest ?? NewestFullMonth ?? Wastewater.Newest;

    /// <summary>The 12 months that end with <see cref="LastMonth"/>; null if there is none.</summary>
    public ActivityYear? LastYear => LastMonth is { } last ? new ActivityYear(this, last) : null;

    /// <summary>A month is full when its last day is recorded, or a later month.</summary>
    private Month? NewestFullMonth => Electricity.Newest is not { } newest ? null
        : Electricity[newest]!.LastDay == newest.Days ? newest
        : Electricity[newest - 1] is not null ? newest - 1 : null;
}

/// <summary>A window of months that is accounted.</summary>
/// <param name="Data">Of which enterprise.</param>
/// <param name="Last">Its last month.</param>
/// <param name="Months">Its length, 1 to 12.</param>
public readonly record struct ActivityYear(ActivityData Data, Month Last, int Months = ActivityYear.Full)
{
    /// <summary>Months of a year.</summary>
    public const int Full = 12;

    /// <summary>How many months must be stated for the others to be estimated from them.</summary>
    public const int Enough = 10;

    /// <summary>Its first month.</summary>
    public Month First => Last - (Months - 1);

    /// <summary>Its months.</summary>
    public IEnumerable<Month> All => Enumerable.Range(First.Number, Months).Select(number => new Month(number));

    /// <summary>The same months a year earlier.</summary>
    public ActivityYear Before => this with { Last = Last - Full };

    /// <summary>
    /// What the sum of the stated months is multiplied by: 1 if all are stated; 12/n in a year of which at least 10 are; null if the sum
    /// says too little. [P]
    /// </summary>
    public double? Scale(int stated) =>
        stated == Months ? 1
        : Months == Full && stated >= Enough ? (double)Full / stated
        : null;
}
