using Hub.Domain.Sources;

namespace Hub.Domain.Intake;

/// <summary>
/// The mass-change breaker: a department that suddenly has nothing, withdraws its records or contradicts itself everywhere is
/// more likely ill than right, so its delivery waits for a person.
/// </summary>
public static class MassChange
{
    /// <summary>Below so many items no share says anything. [P]</summary>
    public const long Few = 100;

    /// <summary>A file with no more than this share of the records of the one before is not whole. [P]</summary>
    private const decimal ShortFile = 0.5m;

    /// <summary>Whether the counts can be suspicious at all; if not, nobody needs to count what is known.</summary>
    public static bool IsLarge(ChangeCounts changes) => changes.Changed + changes.Withdrawn >= Few;

    /// <summary>Judges a received delivery.</summary>
    /// <param name="interface">Its interface, with the set shares.</param>
    /// <param name="batch">What was received.</param>
    /// <param name="known">Items of the interface that the profiles hold.</param>
    /// <param name="usual">Records of the delivery before; null for the first.</param>
    /// <returns>Why it must wait; null if it need not.</returns>
    public static Hold? Judge(Interface @interface, Batch batch, long known, long? usual)
    {
        var changes = batch.Changes;
        return Shrunk(@interface, batch, usual)
            ?? Share("mostDeleted", "撤销", "withdraws", changes.Withdrawn, known, @interface.Breaker.MostDeleted)
            ?? Share("mostChanged", "变更", "changes", changes.Changed, known, @interface.Breaker.MostChanged);
    }

    /// <summary>
    /// A file has every enterprise in it. A page of changes may rightly be empty, unless the department has something new at each asking.
    /// </summary>
    private static Hold? Shrunk(Interface @interface, Batch batch, long? usual)
    {
        var isShort = @interface.Source switch
        {
            _ when usual is null or < Few => false,
            FileSource => batch.Read <= usual * ShortFile,
            PagedSource => batch.Read == 0 && @interface.Cadence is (Cadence.Daily or Cadence.Weekly or Cadence.Monthly),
            _ => false,
        };
        return isShort
            ? new Hold("fewRecords",
                $"本次交付只有 {batch.Read:N0} 条，上次 {usual:N0} 条",
                $"this delivery has {batch.Read:N0} records, the one before had {usual:N0}")
            : null;
    }

    private static Hold? Share(string rule, string zh, string en, long count, long known, decimal most) =>
        count >= Few && count > most * known
            ? new Hold(rule,
                $"本次交付{zh} {count:N0} 条，已知 {known:N0} 条，超过设定的 {most:P0}",
                $"this delivery {en} {count:N0} of {known:N0} known items, more than the set {most:P0}")
            : null;
}
