using Hub.Domain.Sharing.Reports.Layout;

namespace Hub.Pdf.Setting;

/// <summary>Sets named values in two columns; a long one over both.</summary>
internal sealed class FactsSetter(Sheet sheet, ReportWords words)
{
    private const double Gutter = 18;
    private const double Half = (Sheet.Width - Gutter) / 2;
    private const double LabelWidth = 92;
    private const double Padding = 5.5;
    private static readonly double s_line = Sheet.LineHeight(Styles.Body);

    public void Set(IReadOnlyList<FactView> facts)
    {
        sheet.Page.Rule(Sheet.Left, sheet.Y, Sheet.Width, ReportColours.Rule);
        using var list = sheet.Tags.Open("L");
        for (var i = 0; i < facts.Count;)
        {
            if (IsLong(facts[i]))
            {
                Long(facts[i++]);
            }
            else
            {
                var pair = facts.Skip(i).Take(2).TakeWhile(f => !IsLong(f)).ToArray();
                Pair(pair);
                i += pair.Length;
            }
        }
    }

    private static bool IsLong(FactView fact) => fact.Value.Length > 30;

    private void Pair(FactView[] facts)
    {
        var height = facts.Max(f => Math.Max(Label(f, LabelWidth).Count, Value(f, Half).Count)) * s_line;
        sheet.Need(height + Padding);
        var top = sheet.Y;
        foreach (var (i, fact) in facts.Index())
        {
            var x = Sheet.Left + (i * (Half + Gutter));
            using var item = sheet.Tags.Open("LI");
            sheet.Y = top + (Padding / 2);
            sheet.Paragraph(fact.Label, x, LabelWidth, Styles.Quiet, "Lbl");
            sheet.Y = top + (Padding / 2);
            Draw(fact, Value(fact, Half), x, Half);
            sheet.Page.Rule(x, top + height + Padding, Half, ReportColours.Rule);
        }

        sheet.Y = top + height + Padding;
    }

    private void Long(FactView fact)
    {
        sheet.Need((2 * s_line) + Padding);
        sheet.Y += Padding / 2;
        using var item = sheet.Tags.Open("LI");
        using (sheet.Tags.Open("Lbl"))
        {
            sheet.Page.Text(Sheet.Left, sheet.Y + Sheet.BaseLine(Styles.Quiet), Label(fact, LabelWidth)[0], Styles.Quiet);
        }

        Draw(fact, Value(fact, Sheet.Width), Sheet.Left, Sheet.Width);
        sheet.Y += Padding / 2;
        sheet.Page.Rule(Sheet.Left, sheet.Y, Sheet.Width, ReportColours.Rule);
    }

    private IReadOnlyList<string> Label(FactView fact, double width) => sheet.Lines(fact.Label, width, Styles.Quiet);

    private IReadOnlyList<string> Value(FactView fact, double width) => sheet.Lines(fact.Value, width - LabelWidth - 8 - Aside(fact), Styles.Body);

    /// <summary>What the badge and the origin take of the width.</summary>
    private double Aside(FactView fact) =>
        (fact.IsDisputed ? 34 : 0) + (fact.Origin.Length > 0 ? sheet.Fonts.Width(fact.Origin, Styles.Small) + 6 : 0);

    private void Draw(FactView fact, IReadOnlyList<string> lines, double x, double width)
    {
        var right = x + width;
        using var body = sheet.Tags.Open("LBody");
        var value = sheet.Tags.Add("Span");
        if (fact.Origin.Length > 0)
        {
            right -= sheet.Fonts.Width(fact.Origin, Styles.Small);
            sheet.Page.Text(right, sheet.Y + Sheet.BaseLine(Styles.Body), fact.Origin, Styles.Small);
        }

        if (fact.IsDisputed)
        {
            sheet.Badge(words.Disputed, ReportTone.Warning, right - 34, sheet.Y + 0.5);
        }

        using var opened = sheet.Tags.Open(value);
        foreach (var line in lines)
        {
            sheet.Paragraph(line, x + LabelWidth + 8, double.MaxValue, fact.IsMissing ? Styles.Quiet : Styles.Body);
        }
    }
}
