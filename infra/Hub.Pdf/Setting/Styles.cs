using Hub.Domain.Sharing.Reports.Layout;
using Hub.Pdf.Writing;

namespace Hub.Pdf.Setting;

/// <summary>The sizes and colours of text in a report's PDF.</summary>
internal static class Styles
{
    public static readonly PdfStyle Title = new(19, ReportColours.Ink, Bold: true);
    public static readonly PdfStyle Kind = new(10, ReportColours.Accent, Bold: true);
    public static readonly PdfStyle Section = new(12.5, ReportColours.Accent, Bold: true);
    public static readonly PdfStyle Block = new(10, ReportColours.Ink, Bold: true);
    public static readonly PdfStyle Body = new(9, ReportColours.Ink);
    public static readonly PdfStyle Quiet = new(9, ReportColours.Soft);
    public static readonly PdfStyle Small = new(7.5, ReportColours.Soft);
    public static readonly PdfStyle Cell = new(8.2, ReportColours.Ink);
    public static readonly PdfStyle CellHead = new(7.6, ReportColours.Ink, Bold: true);
    public static readonly PdfStyle Figure = new(6.8, ReportColours.Ink);
    public static readonly PdfStyle FigureHead = new(6.8, ReportColours.Ink, Bold: true);
}
