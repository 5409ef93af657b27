using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;

namespace Hub.Domain.Sharing.Reports;

/// <summary>What stands where in a credit report (企业信用报告). Made by <see cref="ReportTemplateReader"/>.</summary>
/// <param name="Version">Version of the template.</param>
/// <param name="Name">Its name.</param>
/// <param name="Disclaimer">What every report says of itself.</param>
/// <param name="Sections">The sections behind the head (R01), in order.</param>
/// <param name="Negative">Blocks of the appendix with negative records.</param>
public sealed record ReportTemplate(
    string Version, BilingualName Name, BilingualName Disclaimer, IReadOnlyList<ReportSection> Sections, IReadOnlyList<ReportBlock> Negative)
{
    /// <summary>The blocks that compare today with earlier months.</summary>
    public IEnumerable<ReportBlock> Compared => Sections.SelectMany(s => s.Blocks).Where(b => b.Kind == ReportBlockKind.Changes);
}

/// <summary>A section.</summary>
/// <param name="Id">R02 … R20.</param>
/// <param name="Name">Its name.</param>
/// <param name="Interfaces">The interfaces it shows; empty where it shows something computed.</param>
/// <param name="Product">What is computed; null where it shows interfaces.</param>
/// <param name="Blocks">What it shows of the interfaces.</param>
public sealed record ReportSection(string Id, BilingualName Name, IReadOnlyList<Interface> Interfaces, Product? Product, IReadOnlyList<ReportBlock> Blocks);

/// <summary>A block of a section: fields of one interface.</summary>
/// <param name="Kind">How it is shown.</param>
/// <param name="Name">Its name.</param>
/// <param name="Interface">Of which interface.</param>
/// <param name="Fields">Which fields; of a series the one.</param>
/// <param name="Months">How many months back it looks; null for all that the hub keeps.</param>
/// <param name="Date">The field with a record's day; null where its period or the instant of its facts counts.</param>
/// <param name="Filter">Which records; null for all.</param>
public sealed record ReportBlock(
    ReportBlockKind Kind, BilingualName Name, Interface Interface, IReadOnlyList<Field> Fields, int? Months, Field? Date, RecordFilter? Filter);

/// <summary>Records of which a field has one of some values.</summary>
/// <param name="Field">The field.</param>
/// <param name="Is">Canonical values; of truths <c>true</c> and <c>false</c>.</param>
public sealed record RecordFilter(Field Field, IReadOnlyList<string> Is);

/// <summary>How a block is shown.</summary>
public enum ReportBlockKind
{
    /// <summary>Fields of the newest record, one below the other.</summary>
    Facts,

    /// <summary>Records as rows, the newest first.</summary>
    Table,

    /// <summary>A field by months, the oldest first; days are added up to full months.</summary>
    Series,

    /// <summary>What changed of the fields within the months, the newest first; of a list the first field says of which record.</summary>
    Changes,

    /// <summary>Ratios of financial statements by periods; the first field is the period.</summary>
    Ratios,

    /// <summary>The size class.</summary>
    Size,
}
