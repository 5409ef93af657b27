using Hub.Domain.Sharing.Reports.Layout;

namespace Hub.Domain.Sharing.Reports.Html;

/// <summary>Writes the blocks of a section.</summary>
internal sealed class HtmlBlocks(HtmlText html, ReportWords words)
{
    private int _charts;

    public void Write(BlockView block)
    {
        if (block is NoteView note)
        {
            html.Element("p", "note", note.Text);
            return;
        }

        html.Element("div", "block", () =>
        {
            Heading(block);
            Body(block);
        });
    }

    /// <summary>A badge: the word and its colour.</summary>
    public void Badge(string word, ReportTone tone) => html.Element("span", $"badge {tone.ToString().ToLowerInvariant()}", word);

    private void Body(BlockView block)
    {
        switch (block)
        {
            case FactsView facts:
                html.Element("dl", "facts", () => Each(facts.Items, Fact));
                break;
            case TableView table:
                Table(table, table.Title);
                break;
            case ChartView chart:
                Chart(chart);
                break;
        }
    }

    private void Heading(BlockView block)
    {
        if (block.Title.Length + block.Origin.Length > 0)
        {
            html.Element("h3", [], () => html.Text(block.Title).Text(" ").Element("small", "", block.Origin));
        }
    }

    private void Fact(FactView fact) => html.Element("div", fact.Value.Length > 30 ? "fact wide" : "fact", () =>
    {
        html.Element("dt", "", fact.Label);
        html.Element("dd", fact.IsMissing ? "none" : "", () =>
        {
            html.Element("span", "", fact.Value);
            Disputed(fact.IsDisputed);
            html.Element("small", "", fact.Origin);
        });
    });

    private void Table(TableView table, string name)
    {
        if (table.Rows.Count == 0)
        {
            html.Element("p", "none", table.WhenEmpty);
            return;
        }

        html.Element("div", [("class", "scroll"), ("role", "group"), ("tabindex", "0"), ("aria-label", name)], () => html.Element("table", "", () =>
        {
            html.Element("thead", "", () => html.Element("tr", "", () => Each(table.Columns, c => html.Element("th", [("scope", "col"), .. Align(c)], c.Heading))));
            html.Element("tbody", "", () => Each(table.Rows, r => Row(r, table.Columns)));
        }));
    }

    private void Row(RowView row, IReadOnlyList<ColumnView> columns) => html.Element("tr", row.IsDisputed ? "disputed" : "", () =>
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var first = i == 0;
            html.Element(first ? "th" : "td", [.. first ? [("scope", "row")] : Array.Empty<(string, string)>(), .. Align(columns[i])], () =>
            {
                html.Text(row.Cells[i]);
                Disputed(first && row.IsDisputed);
            });
        }
    });

    private void Chart(ChartView chart) => html.Element("figure", chart.Chart.Width < 400 ? "beside" : "under", () =>
    {
        SvgChart.Write(html, chart.Chart, $"c{++_charts}");
        if (chart.Figures is { } figures)
        {
            Table(figures, chart.Title);
        }
    });

    private void Disputed(bool isDisputed)
    {
        if (isDisputed)
        {
            html.Text(" ");
            Badge(words.Disputed, ReportTone.Warning);
        }
    }

    private static (string, string)[] Align(ColumnView column) => column.IsNumber ? [("class", "number")] : [];

    private static void Each<T>(IEnumerable<T> items, Action<T> write)
    {
        foreach (var item in items)
        {
            write(item);
        }
    }
}
