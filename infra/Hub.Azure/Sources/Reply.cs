using System.Net;
using System.Text.Json;
using Hub.Azure.Intake.Formats;

namespace Hub.Azure.Sources;

/// <summary>A department's JSON reply: its raw bytes, and what stands at a dotted path.</summary>
public sealed class Reply : IDisposable
{
    // The normaliser refuses deep records one by one; here they must not cost the others of the reply.
    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = int.MaxValue };

    private readonly JsonDocument _document;

    private Reply(byte[] bytes, JsonDocument document) => (Bytes, _document) = (bytes, document);

    /// <summary>As it came.</summary>
    public byte[] Bytes { get; }

    /// <summary>Asks and reads the whole reply.</summary>
    /// <exception cref="DepartmentUnreachableException">No reply, an error status, or no JSON.</exception>
    public static async Task<Reply> SendAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellation)
    {
        var what = $"{request.Method} {request.RequestUri}";
        try
        {
            using var response = await client.SendAsync(request, cancellation);
            Check(response, what);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
            var mark = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
            return new Reply(bytes, JsonDocument.Parse(bytes.AsMemory(mark), s_reading));
        }
        catch (JsonException e)
        {
            throw new DepartmentUnreachableException($"{what}: the reply is no JSON at line {e.LineNumber + 1}");
        }
        catch (Exception e) when (IsNetworkFault(e, cancellation))
        {
            throw new DepartmentUnreachableException($"{what}: {e.Message}");
        }
    }

    /// <summary>Refuses an error status, with what the department says about when to ask again.</summary>
    public static void Check(HttpResponseMessage response, string what)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new DepartmentUnreachableException($"{what}: {(int)response.StatusCode} {response.ReasonPhrase}", DepartmentClients.RetryAfterOf(response));
        }
    }

    /// <summary>A fault of the network or of the pipeline before it, not a cancellation of ours.</summary>
    public static bool IsNetworkFault(Exception e, CancellationToken cancellation) =>
        !cancellation.IsCancellationRequested && e is HttpRequestException or IOException or TimeoutException or OperationCanceledException
        || e.GetType().Namespace?.StartsWith("Polly", StringComparison.Ordinal) == true;

    /// <summary>The text at a dotted path; null if absent or null.</summary>
    public string? Text(string path) => Find(path) switch
    {
        { ValueKind: JsonValueKind.String } element => element.GetString(),
        { ValueKind: JsonValueKind.Number } element => element.GetRawText(),
        _ => null,
    };

    /// <summary>The records of the array at a dotted path, each with its place in <see cref="Bytes"/>.</summary>
    /// <exception cref="DepartmentUnreachableException">There is no array.</exception>
    public IReadOnlyList<RawRecord> Records(string path)
    {
        if (Find(path) is not { ValueKind: JsonValueKind.Array } array)
        {
            throw new DepartmentUnreachableException($"the reply has no array “{path}”");
        }

        return [.. array.EnumerateArray().Select(Cut)];
    }

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();

    private RawRecord Cut(JsonElement element)
    {
        var json = System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element);
        return new RawRecord(json.ToArray(), OffsetOf(json), json.Length, null);
    }

    /// <summary>The document keeps the bytes it was parsed from, so an element's bytes are a part of them.</summary>
    private int OffsetOf(ReadOnlySpan<byte> part)
    {
        Bytes.AsSpan().Overlaps(part, out var offset);
        return offset;
    }

    private JsonElement? Find(string path)
    {
        var element = _document.RootElement;
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }
}
