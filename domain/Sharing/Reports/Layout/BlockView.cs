using Hub.Domain.Sharing.Reports.Charts;

namespace Hub.Domain.Sharing.Reports.Layout;

/// <summary>A block of a section.</summary>
/// <param name="Title">Its title; empty where it has none.</param>
/// <param name="Origin">Where it came from and of when; empty where it does not say.</param>
public abstract record BlockView(string Title, string Origin);

/// <summary>Named values.</summary>
public sealed record FactsView(string Title, string Origin, IReadOnlyList<FactView> Items) : BlockView(Title, Origin);

/// <summary>A named value.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Value">The value with its unit.</param>
/// <param name="Origin">Where it came from and of when.</param>
/// <param name="IsDisputed">Whether the enterprise disputes it.</param>
/// <param name="IsMissing">Whether there is no value.</param>
public sealed record FactView(string Label, string Value, string Origin, bool IsDisputed, bool IsMissing);

/// <summary>Rows under headings.</summary>
public sealed record TableView(string Title, string Origin, IReadOnlyList<ColumnView> Columns, IReadOnlyList<RowView> Rows, string WhenEmpty) : BlockView(Title, Origin);

/// <summary>A column: its heading with the unit, and whether its values are numbers, which stand right.</summary>
public sealed record ColumnView(string Heading, bool IsNumber);

/// <summary>A row.</summary>
public sealed record RowView(IReadOnlyList<string> Cells, bool IsDisputed);

/// <summary>A chart with its figures beside or under it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Origin">Where it came from and of when.</param>
/// <param name="Chart">The chart.</param>
/// <param name="Figures">The same values in a table; null where the chart bears them.</param>
public sealed record ChartView(string Title, string Origin, Chart Chart, TableView? Figures) : BlockView(Title, Origin);

/// <summary>A sentence.</summary>
public sealed record NoteView(string Text) : BlockView("", "");
