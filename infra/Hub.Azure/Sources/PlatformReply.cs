using System.Security.Cryptography;
using Hub.Domain.Sources;

namespace Hub.Azure.Sources;

/// <summary>Reads the envelope of the shared platform's replies: whose answer it is, whether it is genuine, and what came of the question.</summary>
internal static class PlatformReply
{
    private static readonly Dictionary<string, string> s_meanings = new()
    {
        ["0"] = "ok",
        ["1001"] = "no record",
        ["2001"] = "consent missing or expired",
        ["2002"] = "purpose not allowed: compare purposeCode in the catalog with what the platform granted",
        ["3001"] = "the source behind the platform timed out",
        ["3002"] = "the source behind the platform is down",
        ["4001"] = "the platform does not take this credit code",
        ["4002"] = "the enterprise is merged or cancelled",
        ["5001"] = "quota exceeded",
    };

    /// <summary>A code with what it means.</summary>
    public static string Describe(string code) => $"{code} {s_meanings.GetValueOrDefault(code, "(unknown code)")}";

    /// <summary>The code of a genuine reply that says something of the question.</summary>
    /// <exception cref="DepartmentUnreachableException">The reply is another's or forged.</exception>
    /// <exception cref="DepartmentRefusedException">The platform refuses the question.</exception>
    public static string CodeOf(Reply reply, string path, string requestId, SharedPlatformOptions platform)
    {
        var code = reply.Text("code") ?? "";
        if (reply.Text("request_id") != requestId)
        {
            throw new DepartmentUnreachableException($"POST {path}: the reply is to request “{reply.Text("request_id")}”, not to {requestId}");
        }

        if (!PlatformSignature.IsSame(reply.Text("sign") ?? "", SignatureOf(reply, code, requestId, platform)))
        {
            throw new DepartmentUnreachableException($"POST {path}: the reply's signature is wrong; the platform and Hub:SharedPlatform:Secret must have the same secret");
        }

        return code switch
        {
            _ when IsUsable(code) => code,
            _ when PlatformCall.Codes.Unreached.Contains(code) => throw new DepartmentUnreachableException($"POST {path}: {Describe(code)}"),
            _ => throw new DepartmentRefusedException(code, $"POST {path}: {Describe(code)}"),
        };
    }

    private static bool IsUsable(string code) =>
        PlatformCall.Codes.Ok.Contains(code) || PlatformCall.Codes.NoRecord.Contains(code) || PlatformCall.Codes.QuotaExceeded.Contains(code);

    private static string SignatureOf(Reply reply, string code, string requestId, SharedPlatformOptions platform)
    {
        var items = reply.Raw(PlatformCall.Items);
        var digest = items.IsEmpty ? "" : Convert.ToHexStringLower(SHA256.HashData(items));
        return PlatformSignature.Of(
            platform.Secret, requestId, code, reply.Text("as_of") ?? "", reply.Text("source_ts") ?? "", reply.Text(PlatformCall.Next) ?? "", digest);
    }
}
