namespace Hub.Domain.Sharing.Reports.Layout;

/// <summary>A report as it is drawn: every text chosen and every value written out, in the order of the page.</summary>
/// <param name="Language">The language.</param>
/// <param name="Head">Who, what, for whom, when.</param>
/// <param name="Summary">What a reader needs first.</param>
/// <param name="Manifest">What came of each interface, and what not.</param>
/// <param name="Sections">The sections, in their order.</param>
/// <param name="Appendices">What follows them.</param>
/// <param name="Disclaimer">What the report is, and is not.</param>
public sealed record ReportView(
    ReportLanguage Language,
    HeadView Head,
    SummaryView Summary,
    IReadOnlyList<ManifestView> Manifest,
    IReadOnlyList<SectionView> Sections,
    IReadOnlyList<AppendixView> Appendices,
    string Disclaimer)
{
    /// <summary>The place of the completeness manifest.</summary>
    public const string ManifestId = "R01";

    /// <summary>The place of how to verify.</summary>
    public const string VerifyingId = "A4";

    /// <summary>What the list of contents names: the manifest, the sections, the appendices and how to verify, in the order of the page.</summary>
    public IReadOnlyList<(string Id, string Title)> Places(ReportWords words) =>
    [
        (ManifestId, words.Manifest),
        .. Sections.Select(s => (s.Id, s.Title)),
        .. Appendices.Select(a => (a.Id, a.Title)),
        (VerifyingId, words.Verifying),
    ];
}

/// <summary>The head of a report.</summary>
/// <param name="Number">The report's number.</param>
/// <param name="Name">The enterprise.</param>
/// <param name="CreditCode">Its unified social credit code.</param>
/// <param name="Bank">The reader's bank, or that it is the enterprise itself.</param>
/// <param name="GeneratedAt">When the report was made, as the JSON has it.</param>
/// <param name="Mark">The line that every page bears: number, bank, purpose.</param>
/// <param name="Lines">Labels and values, in their order.</param>
public sealed record HeadView(
    string Number, string Name, string CreditCode, string Bank, DateTimeOffset GeneratedAt, string Mark, IReadOnlyList<KeyValuePair<string, string>> Lines);

/// <summary>What a reader needs first.</summary>
/// <param name="Tiles">A few figures.</param>
/// <param name="Alerts">What is missing or to be looked at, worst first.</param>
public sealed record SummaryView(IReadOnlyList<SummaryTile> Tiles, IReadOnlyList<SummaryAlert> Alerts);

/// <summary>One figure of the summary.</summary>
public sealed record SummaryTile(string Label, string Value, string Note, ReportTone Tone);

/// <summary>One sentence of the summary.</summary>
public sealed record SummaryAlert(string Word, string Text, ReportTone Tone);

/// <summary>A row of the completeness manifest.</summary>
public sealed record ManifestView(string Interface, string Name, string Department, ReportState State, string AsOf, string ReceivedAt, string Reason);

/// <summary>A section.</summary>
/// <param name="Id">R02 to R20.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Its state.</param>
/// <param name="Sources">The interfaces it is made of.</param>
/// <param name="Note">Why it is as it is; empty where there is nothing to say.</param>
/// <param name="Blocks">What it holds.</param>
public sealed record SectionView(string Id, string Title, ReportState State, IReadOnlyList<string> Sources, string Note, IReadOnlyList<BlockView> Blocks);

/// <summary>An appendix: its blocks, or the sentence that stands for none.</summary>
public sealed record AppendixView(string Id, string Title, IReadOnlyList<BlockView> Blocks, string Sentence);
