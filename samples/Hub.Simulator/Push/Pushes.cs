using System.Text;
using System.Text.Json.Nodes;

namespace Hub.Simulator;

/// <summary>D13's registrations (I24) as bodies to post, made batch by batch while they are read.</summary>
public static class Registrations
{
    /// <summary>The registrations of the whole city, or of those that changed, on a day.</summary>
    /// <param name="city">Whose.</param>
    /// <param name="date">As of the end of this day.</param>
    /// <param name="format">CSV or JSON.</param>
    /// <param name="batchSize">Records a body; at least 1.</param>
    /// <param name="changedAfter">Only enterprises whose facts changed after this day (the T+1 delta); null for all.</param>
    /// <param name="faults">Faults of I24 in the records and the text; each batch counts as a request. Null for none.</param>
    public static IEnumerable<RegistrationBatch> Batches(
        City city,
        DateOnly date,
        PushFormat format = PushFormat.Csv,
        int batchSize = 500,
        DateOnly? changedAfter = null,
        Faults? faults = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        return city.Enterprises
            .Where(enterprise => changedAfter is not { } day || city.RevisionOf(enterprise, date).Since > day)
            .Select(enterprise => city.RegistrationOf(enterprise, date))
            .Chunk(batchSize)
            .Select((registrations, number) => Batch(number, registrations, format, faults?.Next("I24") ?? ShownFaults.None));
    }

    private static RegistrationBatch Batch(int number, IReadOnlyList<Registration> registrations, PushFormat format, ShownFaults faults)
    {
        List<Registration> arranged = [.. faults.Arrange(registrations)];
        var (type, bytes) = format == PushFormat.Csv
            ? ("text/csv", CsvBytes(arranged, faults))
            : ("application/json", JsonBytes(arranged, faults));
        var length = faults.Shows(FaultKind.MalformedJson) ? bytes.Length * 2 / 3 : bytes.Length;
        return new RegistrationBatch(number, arranged.Count, type, bytes.AsMemory(0, length));
    }

    private static byte[] CsvBytes(List<Registration> registrations, ShownFaults faults)
    {
        var text = new StringBuilder(Csv.Line(RegistrationFields.Headings(faults)));
        text.AppendJoin("", registrations.Select((registration, index) => Csv.Line(RegistrationFields.Row(registration, index, faults))));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] JsonBytes(List<Registration> registrations, ShownFaults faults) =>
        Replies.Bytes(new JsonArray([.. registrations.Select((registration, index) => RegistrationFields.Object(registration, index, faults))]));
}
