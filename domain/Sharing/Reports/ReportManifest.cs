using System.Globalization;
using System.Text.Json.Nodes;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Reports;

/// <summary>The completeness manifest of a report: what came of every interface that its purpose needs, what not, and why.</summary>
internal static class ReportManifest
{
    /// <summary>A line an interface.</summary>
    public static JsonArray Of(PermittedProfile profile, IEnumerable<Interface> interfaces, Catalog catalog) =>
        ReportValues.List(interfaces.Select(i => LineOf(profile, i, catalog.FindDepartment(i.DepartmentId)!)));

    /// <summary>An instant in China, as profiles state them.</summary>
    public static JsonNode Instant(DateTimeOffset instant) =>
        JsonValue.Create(instant.ToOffset(DateValue.Shanghai).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));

    private static JsonObject LineOf(PermittedProfile profile, Interface @interface, Department department)
    {
        var line = new JsonObject { ["interface"] = @interface.Id, ["zh"] = @interface.Name.Zh, ["en"] = @interface.Name.En };
        line["department"] = ReportValues.Named(department.Name);
        line["state"] = profile.StateOf(@interface.Id);
        if (profile.AsOf(@interface.Id) is { } asOf)
        {
            line["asOf"] = asOf;
        }

        if (profile.RecordsOf(@interface.Id).Select(r => r.ReceivedAt).Max(StringComparer.Ordinal) is { } received)
        {
            line["receivedAt"] = received;
        }

        if (CompletenessTexts.Of(profile, @interface) is { } reason)
        {
            line["reason"] = ReportValues.Named(reason);
        }

        return line;
    }
}
