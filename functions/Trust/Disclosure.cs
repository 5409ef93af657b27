using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Trust;

/// <summary>What an answer gives away of one enterprise.</summary>
/// <param name="CreditCode">Whose data.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Consent">The consent that it rests on; null if it needs none.</param>
/// <param name="Interfaces">The interfaces whose data is in it.</param>
/// <param name="FieldHash">SHA-256 of the answer's bytes about this enterprise, names and values as they leave, lower-case hex.</param>
public sealed record Disclosure(string CreditCode, string Purpose, string? Consent, IReadOnlyList<string> Interfaces, string FieldHash);

/// <summary>Says of a request what its answer gives away.</summary>
public static class DisclosureFeature
{
    /// <summary>Notes a disclosure; a request may have several.</summary>
    public static void Disclose(this HttpRequest request, Disclosure disclosure)
    {
        if (request.HttpContext.Features.Get<List<Disclosure>>() is not { } noted)
        {
            request.HttpContext.Features.Set(noted = []);
        }

        noted.Add(disclosure);
    }
}
