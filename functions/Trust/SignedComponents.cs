using Hub.Domain.Trust.Callers.Signatures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Hub.Functions.Trust;

/// <summary>
/// The components of a request that signatures cover (RFC 9421, 2.1 and 2.2). They are taken from what is routed and read, not
/// from the bytes on the wire: what was signed is what is done.
/// </summary>
internal static class SignedComponents
{
    /// <summary>The value of a component, or null if the request has none of that name or the hub does not know it.</summary>
    public static string? ValueOf(HttpRequest request, string name) => name switch
    {
        "@method" => request.Method,
        "@authority" => AuthorityOf(request),
        "@path" => request.PathBase.Add(request.Path).ToUriComponent(),
        "@query" => request.QueryString.HasValue ? request.QueryString.Value : "?",
        _ when name.StartsWith('@') => null,
        _ => request.Headers.TryGetValue(name, out var values) ? FieldOf(values) : null,
    };

    /// <summary>What a signature of this request must cover; every header of the hub's own, so that none is added on the way.</summary>
    public static IEnumerable<string> Required(HttpRequest request, bool hasBody)
    {
        var own = request.Headers.Keys.Where(k => k.StartsWith("x-hub-", StringComparison.OrdinalIgnoreCase)).Select(k => k.ToLowerInvariant());
        return [.. SignatureRules.Always, .. hasBody ? SignatureRules.WithBody : [], .. own];
    }

    private static string AuthorityOf(HttpRequest request)
    {
        var host = request.Host.Value!.ToLowerInvariant();
        var usual = request.IsHttps ? ":443" : ":80";
        return host.EndsWith(usual, StringComparison.Ordinal) ? host[..^usual.Length] : host;
    }

    private static string FieldOf(StringValues values) => string.Join(", ", values.Select(value => value!.Trim()));
}
