using System.Globalization;
using System.Security.Cryptography;
using Hub.Azure.Intake;
using Hub.Azure.Intake.Formats;
using Hub.Domain.Intake;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Sources;

/// <summary>Fetches the file of a business date and streams it through the batch writer.</summary>
public sealed class FilePull(DepartmentClients clients, InterfaceStates states, IOptions<HubOptions> options, TimeProvider clock)
{
    private const long LargestFile = 8L * 1024 * 1024 * 1024;

    /// <summary>A body that is silent for so long after the slice's end is given up.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Reads the file until its end or the end of the slice. In the next slice, or after a kill, it is fetched again from the
    /// start; records before the checkpoint are passed over, as long as they are the same. What was staged of a file that
    /// changed meanwhile is folded all the same.
    /// </summary>
    /// <returns>Whether the whole file is received.</returns>
    public async Task<bool> PullAsync(
        Run run, Interface @interface, FileSource source, BatchWriter writer, DateTimeOffset until, CancellationToken cancellation)
    {
        var address = AddressOf(source, run);
        using var stalled = new CancellationTokenSource(until - clock.GetUtcNow() + s_grace, clock);
        using var slice = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stalled.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Options.Set(DepartmentClients.Streamed, true);
            using var response = await clients.For(@interface.DepartmentId)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, slice.Token);
            Reply.Check(response, $"GET {address}");
            return await ReadAsync(source, @interface, address, response, writer, until, slice.Token);
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

    private async Task<bool> ReadAsync(
        FileSource source, Interface @interface, string address, HttpResponseMessage response, BatchWriter writer, DateTimeOffset until, CancellationToken cancellation)
    {
        var (passOver, known) = RecordsDone(writer.Batch.Cursor);
        using var soFar = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var body = new EvidenceStream(await response.Content.ReadAsStreamAsync(cancellation), writer.Evidence, LargestFile);
        var received = clock.GetUtcNow();
        var count = 0L;
        await foreach (var record in RecordFormats.ReadAsync(
            body, source.Format, CharsetOf(source), options.Value.MaxRecordBytes, cancellation))
        {
            soFar.AppendData(record.Json.Span);
            if (++count <= passOver)
            {
                DropPassedOver(writer, record);
                if (count == passOver && HashOf(soFar) != known)
                {
                    throw new FileChangedException(address);
                }

                continue;
            }

            writer.Add(record, received);
            var isOutOfTime = clock.GetUtcNow() >= until;
            if (writer.IsFull || isOutOfTime)
            {
                await writer.CheckpointAsync(record.End, $"{count}|{HashOf(soFar)}", cancellation);
            }

            if (isOutOfTime)
            {
                return false;
            }
        }

        if (count < passOver)
        {
            throw new FileChangedException(address);
        }

        await FinishAsync(@interface, new FileMark(address, body.HashSoFar()), writer, cancellation);
        return true;
    }

    /// <summary>A department that puts yesterday's file up again under today's date has nothing new to say.</summary>
    private async Task FinishAsync(Interface @interface, FileMark file, BatchWriter writer, CancellationToken cancellation)
    {
        var before = await states.LastFileAsync(@interface.Id, cancellation);
        var repeats = before is { } last && last.File.Sha256 == file.Sha256 && last.File.Address != file.Address ? last.Run : null;
        await writer.CheckpointAsync(
            writer.Evidence.End,
            null,
            cancellation,
            b => b with
            {
                State = BatchState.Received,
                File = file,
                Repeats = repeats,
                Problem = repeats is null ? null : $"the same bytes as the delivery of run {repeats}",
            });
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

    private static string HashOf(IncrementalHash records) => Convert.ToHexString(records.GetCurrentHash());

    /// <summary>How many records lie before the checkpoint, and what they said: not every department's server has entity tags.</summary>
    private static (long Count, string Hash) RecordsDone(string? cursor) =>
        cursor?.Split('|', 2) is [var count, var hash] ? (long.Parse(count, CultureInfo.InvariantCulture), hash) : (0, "");

    private static string AddressOf(FileSource source, Run run)
    {
        var day = DateValue.DayOf(run.CreatedAt).AddDays(-source.LagDays);
        return source.Path.TrimStart('/').Replace("{date}", day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
    }
}
