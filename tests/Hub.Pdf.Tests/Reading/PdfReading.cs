using System.Text.Json;

namespace Hub.Pdf.Tests.Reading;

/// <summary>A PDF as an independent reader, pdf.js, finds it.</summary>
internal sealed record PdfReading(string Title, string Language, string Created, IReadOnlyList<string> Outline, IReadOnlyList<PdfPageReading> Pages, bool IsMarked)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static async Task<PdfReading> OfAsync(byte[] pdf, CancellationToken cancellation)
    {
        var folder = await NodePackages.EnsureAsync("Reading", "pdf-reading", cancellation);
        var script = Path.Combine(AppContext.BaseDirectory, "Reading", "read.mjs");
        return JsonSerializer.Deserialize<PdfReading>(await NodePackages.RunAsync("node", folder, Convert.ToBase64String(pdf), cancellation, script), s_json)!;
    }
}

/// <summary>A page: left, lower, right and upper end, its text, how many links, its part of the structure, the text outside of that.</summary>
internal sealed record PdfPageReading(IReadOnlyList<double> Size, string Text, int Links, IReadOnlyList<PdfTagReading> Tags, string Untagged);

/// <summary>Something read: the roles that it stands in, what is said in its place, its text.</summary>
internal sealed record PdfTagReading(string Path, string Alternative, string Text);
