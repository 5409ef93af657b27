using System.Text;
using Hub.Domain.Intake;

namespace Hub.Domain.Tests.Intake;

/// <summary>Staged records of one enterprise; instants are minutes after the receipt of the sample.</summary>
internal static class Staged
{
    public static StagedRecord Item(string key, int asOf, int received, string content = "{}", long sequence = 1) =>
        Make(StagedKind.Item, key, asOf, received, content, sequence);

    public static StagedRecord Deletion(string key, int asOf, int received, long sequence = 1) =>
        Make(StagedKind.Deletion, key, asOf, received, "", sequence);

    public static StagedRecord Answer(int received, string content) => Make(StagedKind.Answer, "", received, received, content, 1);

    public static StagedRecord Quarantined(string key, int received, string reasons = "BAD_DATE est_date", long sequence = 1) =>
        Make(StagedKind.Quarantined, key, received, received, reasons, sequence);

    public static DateTimeOffset At(int minutes) => Sample.Received.AddMinutes(minutes);

    public static StagedRecord Make(StagedKind kind, string key, int asOf, int received, string content, long sequence)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        return new StagedRecord(
            Sample.Code, kind, key, At(asOf), At(received), sequence, $"run-{received}", new EvidencePointer($"blob-{received}", sequence * 100, 100),
            bytes, Fingerprint.OfContent(null, kind == StagedKind.Deletion, bytes));
    }

    /// <summary>All of a record as text: contents are compared by their bytes.</summary>
    public static string Describe(StagedRecord r) =>
        $"{r.Code} {r.Kind} {r.ItemKey} {r.AsOf:O} {r.ReceivedAt:O} {r.Sequence} {r.Run} {r.Evidence} {Encoding.UTF8.GetString(r.Content.Span)} {r.Hash}";
}
