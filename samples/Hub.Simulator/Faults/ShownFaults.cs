namespace Hub.Simulator;

/// <summary>The faults that one request shows.</summary>
internal sealed class ShownFaults(IReadOnlyList<Fault> faults)
{
    private const int WrongEvery = 10;

    public static readonly ShownFaults None = new([]);

    /// <summary>What the department's source says instead of records: 3001, 3002 or 5001; null if it answers.</summary>
    public string? SourceCode => this switch
    {
        _ when Shows(FaultKind.NotReached) => "3001",
        _ when Shows(FaultKind.SourceDown) => "3002",
        _ when Shows(FaultKind.QuotaExhausted) => "5001",
        _ => null,
    };

    public bool Shows(FaultKind kind) => Find(kind) is not null;

    public Fault? Find(FaultKind kind)
    {
        foreach (var fault in faults)
        {
            if (fault.Kind == kind)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>What is wrong with the record at this place of the reply; null if nothing.</summary>
    public Damage? DamageOf(SourceRecord record, int index) => this switch
    {
        _ when faults.Count == 0 => null,
        _ when index % WrongEvery == 0 && Shows(FaultKind.WrongTypes) => Damage.WrongType(record, index / WrongEvery),
        _ when Shows(FaultKind.HeadingRenamed) => Damage.Renamed(record.Template),
        _ when Shows(FaultKind.TypeChanged) => Damage.TypeChanged(record),
        _ when Shows(FaultKind.NewCode) => Damage.NewCode(record),
        _ => null,
    };

    /// <summary>The records of a file or a list, repeated, reversed or none.</summary>
    public IEnumerable<T> Arrange<T>(IEnumerable<T> records) => this switch
    {
        _ when Shows(FaultKind.EmptyResult) => [],
        _ when Shows(FaultKind.OutOfOrderPages) => Repeat(records.Reverse()),
        _ => Repeat(records),
    };

    private IEnumerable<T> Repeat<T>(IEnumerable<T> records) =>
        Shows(FaultKind.DuplicatePages) ? records.SelectMany(record => new[] { record, record }) : records;
}
