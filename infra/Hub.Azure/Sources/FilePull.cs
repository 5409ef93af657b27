using System.Globalization;
using Hub.Azure.Intake;
using Hub.Azure.Intake.Formats;
using Hub.Domain.Intake;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Sources;

/// <summary>Fetches the file of a business date and streams it through the batch writer.</summary>
public sealed class FilePull(DepartmentClients clients, IOptions<HubOptions> options, TimeProvider clock)
{
    private const long LargestFile = 8L * 1024 * 1024 * 1024;

    /// <summary>
    /// Reads the whole file. After a kill it is fetched again from the start; records before the checkpoint are passed over, as
    /// long as it is the same file.
    /// </summary>
    /// <returns>Always true: a file is received whole or not at all.</returns>
    public async Task<bool> PullAsync(Run run, Interface @interface, FileSource source, BatchWriter writer, CancellationToken cancellation)
    {
        var address = AddressOf(source, run);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Options.Set(DepartmentClients.Streamed, true);
            using var response = await clients.For(@interface.DepartmentId)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            Reply.Check(response, address);
            await ReadAsync(source, response, writer, cancellation);
            return true;
        }
        catch (MalformedDeliveryException e)
        {
            throw new DepartmentUnreachableException($"GET {address}: {e.Message}");
        }
        catch (Exception e) when (Reply.IsNetworkFault(e, cancellation))
        {
            throw new DepartmentUnreachableException($"GET {address}: {e.Message}");
        }
    }

    private async Task ReadAsync(FileSource source, HttpResponseMessage response, BatchWriter writer, CancellationToken cancellation)
    {
        var identity = IdentityOf(response);
        var passOver = RecordsDone(writer.Batch.Cursor, identity);
        await using var body = new EvidenceStream(await response.Content.ReadAsStreamAsync(cancellation), writer.Evidence, LargestFile);
        var received = clock.GetUtcNow();
        var count = 0L;
        await foreach (var record in RecordFormats.ReadAsync(
            body, source.Format, CharsetOf(source), options.Value.MaxRecordBytes, cancellation))
        {
            if (++count <= passOver)
            {
                DropPassedOver(writer, record);
                continue;
            }

            writer.Add(record, received);
            if (writer.IsFull)
            {
                await writer.CheckpointAsync(record.End, $"{count}|{identity}", cancellation);
            }
        }

        await writer.FinishAsync(writer.Evidence.End, null, cancellation);
    }

    /// <summary>Bytes of records before the checkpoint are evidence already.</summary>
    private static void DropPassedOver(BatchWriter writer, RawRecord record)
    {
        const int MuchHeld = 1024 * 1024;
        if (writer.Evidence.End - writer.Evidence.Start > MuchHeld)
        {
            writer.Evidence.CutAt(record.End);
        }
    }

    private static string CharsetOf(FileSource source) => source.Encoding == TextEncoding.Gb18030 ? "gb18030" : "utf-8";

    /// <summary>What tells one version of a file from another: its entity tag, or its date and length.</summary>
    private static string IdentityOf(HttpResponseMessage response) =>
        response.Headers.ETag?.Tag ?? $"{response.Content.Headers.LastModified:O} {response.Content.Headers.ContentLength}";

    /// <summary>A file that changed since the checkpoint is read from its start: what was staged of the old one is folded all the same.</summary>
    private static long RecordsDone(string? cursor, string identity)
    {
        var parts = cursor?.Split('|', 2);
        return parts is [var count, var known] && known == identity ? long.Parse(count, CultureInfo.InvariantCulture) : 0;
    }

    private static string AddressOf(FileSource source, Run run)
    {
        var day = DateValue.DayOf(run.CreatedAt).AddDays(-source.LagDays);
        return source.Path.TrimStart('/').Replace("{date}", day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
    }
}
