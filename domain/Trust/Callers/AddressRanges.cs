using System.Net;

namespace Hub.Domain.Trust.Callers;

/// <summary>Ranges of addresses in CIDR form (RFC 4632, RFC 4291): <c>203.0.113.0/24</c>, <c>2001:db8::/32</c>.</summary>
public static class AddressRanges
{
    /// <summary>Whether the text is a range whose bits after the prefix are all zero; a single address is <c>/32</c> or <c>/128</c>.</summary>
    public static bool IsRange(string text) =>
        IPNetwork.TryParse(text, out var network) && IPAddress.Parse(text.AsSpan(0, text.IndexOf('/'))).Equals(network.BaseAddress);

    /// <summary>Whether the address lies in one of the ranges. Without ranges every address does; an unknown address lies in none.</summary>
    public static bool Contain(IReadOnlyList<string> ranges, IPAddress? address)
    {
        if (ranges.Count == 0)
        {
            return true;
        }

        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain is not null && ranges.Any(range => IPNetwork.TryParse(range, out var network) && network.Contains(plain));
    }
}
