using System.Collections.Concurrent;
using System.Globalization;
using Hub.Azure.Trust.Audit;
using Hub.Domain.Enterprises;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Audit;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Trust;

/// <summary>The entries of one call in the record of access. Each method returns when its entries are durable.</summary>
public sealed class CallRecord(AuditLog log, TimeProvider clock, HttpRequest request, string function, Caller? caller)
{
    /// <summary>Header of an answer that names its entry, for a proof.</summary>
    public const string EntryHeader = "x-hub-audit";

    private const string Failed = "failed";
    private const int LongestTarget = 300;
    private const int LongestName = 100;

    /// <summary>What each disclosure adds to the entry of the call.</summary>
    private readonly ConcurrentQueue<Func<AuditEntry, AuditEntry>> _waiting = [];

    /// <summary>Keeps a disclosure until it is written.</summary>
    public void Add(Disclosure disclosure) => _waiting.Enqueue(entry => entry with
    {
        CreditCode = disclosure.CreditCode,
        Purpose = Cut(disclosure.Purpose, LongestName),
        Consent = Cut(disclosure.Consent, LongestName),
        Interfaces = disclosure.Interfaces,
        FieldHash = disclosure.FieldHash,
    });

    /// <summary>Keeps what is given out of a feed until it is written; events rest on consents, not on what the request names.</summary>
    public void Add(FeedDisclosure disclosure) => _waiting.Enqueue(entry => entry with
    {
        Purpose = null, Consent = null, FieldHash = disclosure.FieldHash, Feed = disclosure.Feed, Told = disclosure.Told,
    });

    /// <summary>Writes that the call is let in.</summary>
    public Task BeginAsync(CancellationToken cancellation) => WriteAsync([Entry(0, AuditEntry.Granted)], cancellation);

    /// <summary>Writes a refusal, by the hub or by the function.</summary>
    public Task RefuseAsync(int status, string name, CancellationToken cancellation) => WriteAsync([Entry(status, name)], cancellation);

    /// <summary>Writes that the function failed.</summary>
    public Task FailAsync(Exception exception, CancellationToken cancellation) =>
        Failures.ProblemOf(exception) is IStatusCodeHttpResult { StatusCode: { } status } problem
            ? RefuseAsync(status, NameOf(problem, status), cancellation)
            : WriteAsync([Entry(StatusCodes.Status500InternalServerError, $"{Failed}: {exception.GetType().Name}")], cancellation);

    /// <summary>Writes what was disclosed and is not written yet.</summary>
    public Task WriteAsync(CancellationToken cancellation) => WriteDisclosedAsync(StatusCodes.Status200OK, cancellation);

    /// <summary>Writes how the call ended, before the answer leaves.</summary>
    /// <exception cref="InvalidOperationException">The answer must disclose something and does not say what.</exception>
    public async Task EndAsync(Recording recorded, object? answer, CancellationToken cancellation)
    {
        var status = (answer as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
        if (status >= StatusCodes.Status400BadRequest)
        {
            await RefuseAsync(status, NameOf(answer, status), cancellation);
        }
        else if (!_waiting.IsEmpty)
        {
            await WriteDisclosedAsync(status, cancellation);
        }
        else if (recorded == Recording.WithItsAnswer)
        {
            throw new InvalidOperationException($"{function} answers without having said what it discloses.");
        }
    }

    private async Task WriteDisclosedAsync(int status, CancellationToken cancellation)
    {
        var entries = new List<AuditEntry>();
        while (_waiting.TryDequeue(out var disclose))
        {
            entries.Add(disclose(Entry(status, AuditEntry.Granted)));
        }

        if (entries.Count > 0)
        {
            await WriteAsync(entries, cancellation);
        }
    }

    private async Task WriteAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        var first = await log.RecordAsync(entries, cancellation);
        if (!request.HttpContext.Response.HasStarted)
        {
            request.HttpContext.Response.Headers[EntryHeader] = first.ToString();
        }
    }

    private AuditEntry Entry(int status, string result) => new(
        clock.GetUtcNow(), caller?.Id ?? AuditEntry.Nobody, caller?.Role, function, Cut($"{request.Method} {request.Path}", LongestTarget)!, status, result)
    {
        Branch = Cut(caller?.Branch, LongestName),
        User = Cut(caller?.User, LongestName),
        CreditCode = CreditCode.TryParse(request.RouteValues["creditCode"] as string ?? "", out var code, out _) ? code.Value : null,
        Purpose = Cut(request.Headers[Disclosure.PurposeHeader].ToString(), LongestName),
        Consent = Cut(request.Headers[Disclosure.ConsentHeader].ToString(), LongestName),
    };

    /// <summary>The last part of the problem's type, which is its name.</summary>
    private static string NameOf(object? answer, int status) =>
        (answer as IValueHttpResult)?.Value is IReadOnlyDictionary<string, object?> problem && problem.GetValueOrDefault("type") is string type
            ? type[(type.LastIndexOf(':') + 1)..]
            : status.ToString(CultureInfo.InvariantCulture);

    private static string? Cut(string? text, int most) => text?.Length > most ? text[..most] : text;
}
