namespace Hub.Simulator;

/// <summary>What departments push, as bodies to post, made batch by batch while they are read.</summary>
public static class Pushes
{
    /// <summary>The interfaces that are pushed.</summary>
    public static IReadOnlyList<string> Interfaces { get; } =
        [.. Dialects.All.Where(pair => pair.Dialect.Delivery is Pushed).Select(pair => pair.Dialect.Interface)];

    /// <summary>The department that pushes an interface.</summary>
    public static string DepartmentOf(string interfaceId) => Dialects.Of(interfaceId).Department;

    /// <summary>All that an interface says of the city on a day, or what has changed.</summary>
    /// <param name="city">Whose.</param>
    /// <param name="interfaceId">One of <see cref="Interfaces"/>.</param>
    /// <param name="date">As of the end of this day.</param>
    /// <param name="format">How it is written; null for the department's own way.</param>
    /// <param name="batchSize">Records a body; at least 1.</param>
    /// <param name="changedAfter">Only what was updated after this day (the T+1 delta); null for all.</param>
    /// <param name="faults">Faults of the records and the text; each batch counts as a request. Null for none.</param>
    /// <exception cref="ArgumentException">The interface is not pushed.</exception>
    public static IEnumerable<PushBatch> Batches(
        City city,
        string interfaceId,
        DateOnly date,
        PushFormat? format = null,
        int batchSize = 500,
        DateOnly? changedAfter = null,
        Faults? faults = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var (department, dialect) = Dialects.Of(interfaceId);
        var way = dialect.Delivery as Pushed
            ?? throw new ArgumentException($"{interfaceId} is not pushed; pushed are {string.Join(", ", Interfaces)}.", nameof(interfaceId));
        var since = changedAfter is { } day ? ChinaTime.At(day.AddDays(1), TimeOnly.MinValue) : (DateTimeOffset?)null;
        return Numbered(city, dialect, date, since, batchSize, faults)
            .Select(part => Batch(department, dialect, format ?? way.Format, part));
    }

    /// <summary>The faults of a batch are known before its records are read: they may tell what was known the day before.</summary>
    private static IEnumerable<(int Number, List<SourceRecord> Records, ShownFaults Faults)> Numbered(
        City city, Dialect dialect, DateOnly date, DateTimeOffset? since, int batchSize, Faults? faults)
    {
        var (number, shown, records) = (0, Next(faults, dialect), new List<SourceRecord>(batchSize));
        foreach (var enterprise in city.Enterprises)
        {
            foreach (var record in new Holdings(city, dialect, date, shown) { Since = since }.RecordsOf(enterprise))
            {
                records.Add(record);
                if (records.Count == batchSize)
                {
                    yield return (number++, records, shown);
                    (shown, records) = (Next(faults, dialect), new List<SourceRecord>(batchSize));
                }
            }
        }

        if (records.Count > 0)
        {
            yield return (number, records, shown);
        }
    }

    private static ShownFaults Next(Faults? faults, Dialect dialect) => faults?.Next(dialect.Interface) ?? ShownFaults.None;

    private static PushBatch Batch(string department, Dialect dialect, PushFormat format, (int Number, List<SourceRecord> Records, ShownFaults Faults) part)
    {
        List<SourceRecord> arranged = [.. part.Faults.Arrange(part.Records)];
        var (type, bytes) = PushBodies.Write(dialect, format, arranged, part.Faults);
        var length = part.Faults.Shows(FaultKind.MalformedJson) ? bytes.Length * 2 / 3 : bytes.Length;
        return new PushBatch(department, dialect.Interface, part.Number, arranged.Count, type, bytes[..length]);
    }
}
