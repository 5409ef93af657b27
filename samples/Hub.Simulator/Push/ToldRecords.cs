namespace Hub.Simulator;

/// <summary>What a department tells of one enterprise, whatever way it hands that out.</summary>
public static class ToldRecords
{
    /// <summary>The records of an interface, each as a JSON object of the department's own making; columns of a file stand under their headings.</summary>
    /// <param name="city">Whose.</param>
    /// <param name="interfaceId">I01 … I38.</param>
    /// <param name="enterprise">Of whom.</param>
    /// <param name="date">As of the end of this day.</param>
    /// <exception cref="ArgumentException">No such interface; the message lists the valid ones.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(City city, string interfaceId, Enterprise enterprise, DateOnly date)
    {
        var writer = new RecordWriter(ShownFaults.None);
        return new Holdings(city, Dialects.Of(interfaceId).Dialect, date, ShownFaults.None)
            .RecordsOf(enterprise)
            .Select(record => Json.Bytes(json => writer.WriteObject(json, record, 0)));
    }
}
