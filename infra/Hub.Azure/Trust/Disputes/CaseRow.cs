using Azure.Data.Tables;
using Hub.Azure.Intake;
using Hub.Domain.Trust.Disputes;

namespace Hub.Azure.Trust.Disputes;

/// <summary>A case as a row: what is asked for in columns, all of it as compressed JSON.</summary>
internal static class CaseRow
{
    public static TableEntity Of(string partition, ICase @case, bool isUnbuilt)
    {
        var row = new TableEntity(partition, @case.Id)
        {
            ["open"] = @case.IsOpen,
            ["marked"] = @case.Marks.Count > 0,
            ["unbuilt"] = isUnbuilt,
            ["document"] = PackedOf(@case),
        };
        if (@case.Wake is { } wake)
        {
            row["wake"] = wake;
        }

        return row;
    }

    /// <summary>The columns that say that the profile carries the marks.</summary>
    public static TableEntity Built(string partition, string id) => new(partition, id) { ["unbuilt"] = false };

    public static bool IsUnbuilt(TableEntity row) => row.GetBoolean("unbuilt") == true;

    public static ICase Read(TableEntity row) => CaseId.KindOf(row.RowKey) switch
    {
        CaseId.Dispute => Compressed.Read<Dispute>(row.GetBinary("document")),
        CaseId.Appeal => Compressed.Read<Appeal>(row.GetBinary("document")),
        _ => Compressed.Read<Domain.Trust.Disputes.Repair>(row.GetBinary("document")),
    };

    public static char KindOf<T>()
        where T : ICase => typeof(T) == typeof(Dispute) ? CaseId.Dispute : typeof(T) == typeof(Appeal) ? CaseId.Appeal : CaseId.Repair;

    private static byte[] PackedOf(ICase @case) => @case switch
    {
        Dispute dispute => Compressed.Json(dispute),
        Appeal appeal => Compressed.Json(appeal),
        _ => Compressed.Json((Domain.Trust.Disputes.Repair)@case),
    };
}
