namespace Hub.Simulator;

/// <summary>The faults that one request shows.</summary>
internal sealed class ShownFaults(IReadOnlyList<Fault> faults)
{
    private const int WrongEvery = 10;

    public static readonly ShownFaults None = new([]);

    public bool Shows(FaultKind kind) => Find(kind) is not null;

    public Fault? Find(FaultKind kind) => faults.FirstOrDefault(fault => fault.Kind == kind);

    /// <summary>Whether the record at this place of the reply is one with wrong types.</summary>
    public bool SpoilsRecord(int index) => index % WrongEvery == 0 && Shows(FaultKind.WrongTypes);

    /// <summary>Which of <paramref name="ways"/> ways of being wrong the record shows: all occur in turn.</summary>
    public static int WayToSpoil(int index, int ways) => index / WrongEvery % ways;

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
