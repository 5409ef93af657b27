using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Sharing;

/// <summary>
/// Where the hub may post to: https, and addresses of the public internet. Addresses are looked at again when the connection
/// is made, so that a name that changes its address after it was checked gains nothing. An operator may allow single hosts
/// beyond that (<see cref="SharingOptions.AllowedReceivers"/>), with http too.
/// </summary>
public sealed class PublicAddresses(IOptions<HubOptions> options)
{
    /// <summary>Networks that are not the public internet (IANA special-purpose registries, RFC 6890).</summary>
    private static readonly IPNetwork[] s_special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16",
            "fc00::/7", "fe80::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>What is wrong with an address that deliveries are to be posted to; null if nothing is as far as its text tells.</summary>
    public string? Refusal(Uri receiver)
    {
        if (!receiver.IsAbsoluteUri || receiver.UserInfo.Length > 0 || receiver.Fragment.Length > 0)
        {
            return "a whole address without user name and fragment is needed, such as https://bank.example/hub";
        }

        if (IsAllowed(receiver))
        {
            return receiver.Scheme is "https" or "http" ? null : $"{receiver.Scheme} is not possible; https is";
        }

        if (receiver.Scheme != Uri.UriSchemeHttps)
        {
            return $"{receiver.Scheme} is not possible; https is";
        }

        return IPAddress.TryParse(receiver.DnsSafeHost, out var address) && !IsPublic(address) ? $"{address} is no address of the public internet" : null;
    }

    /// <summary>Connects to a public address of the host, or to any if the host is allowed.</summary>
    /// <exception cref="ReceiverRefusedException">The host has no public address.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint;
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancellation);
        var permitted = IsAllowed(context.InitialRequestMessage.RequestUri!) ? addresses : [.. addresses.Where(IsPublic)];
        if (permitted.Length == 0)
        {
            throw new ReceiverRefusedException($"{host.Host} has no address of the public internet");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(permitted, host.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether an address is of the public internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !s_special.Any(n => n.BaseAddress.AddressFamily == plain.AddressFamily && n.Contains(plain));
    }

    private bool IsAllowed(Uri receiver) =>
        options.Value.Sharing.AllowedReceivers.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Any(a => a.Equals(receiver.Authority, StringComparison.OrdinalIgnoreCase) || a.Equals(receiver.Host, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The hub may not post there.</summary>
public sealed class ReceiverRefusedException(string message) : IOException(message);
