using System.Text;
using Azure;

namespace Hub.Embedded.Tables;

/// <summary>Takes the multipart answer to a transaction apart.</summary>
internal static class BatchReader
{
    private const string StatusLine = "HTTP/1.1 ";

    /// <summary>
    /// The responses in order: one an action, or a single one where the transaction failed. The nesting of the parts
    /// carries nothing, so each HTTP response is found by its status line, and ends at the next boundary.
    /// </summary>
    internal static List<Response> Read(Response response)
    {
        var parts = new List<Response>();
        var lines = response.Content.ToString().Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line].StartsWith(StatusLine, StringComparison.Ordinal))
            {
                parts.Add(ReadPart(lines, ref line));
            }
        }

        return parts;
    }

    private static BatchPart ReadPart(string[] lines, ref int line)
    {
        var status = lines[line].TrimEnd('\r')[StatusLine.Length..].Split(' ', 2);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (line++; line < lines.Length && lines[line].TrimEnd('\r') is { Length: > 0 } header; line++)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            headers[header[..colon].Trim()] = header[(colon + 1)..].Trim();
        }

        var body = new StringBuilder();
        for (line++; line < lines.Length && !IsBoundary(lines[line]); line++)
        {
            body.Append(lines[line]).Append('\n');
        }

        return new BatchPart(int.Parse(status[0]), status.ElementAtOrDefault(1) ?? "", headers, Encoding.UTF8.GetBytes(body.ToString().Trim()));
    }

    private static bool IsBoundary(string line) =>
        line.StartsWith("--changesetresponse", StringComparison.Ordinal) || line.StartsWith("--batchresponse", StringComparison.Ordinal);
}
