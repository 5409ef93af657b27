using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;

namespace Hub.Azure;

/// <summary>Where the names of the services lead: with private endpoints into the virtual network, all of them.</summary>
public sealed class NameExamination(BlobServiceClient blobs, TableServiceClient tables, ServiceBusClient bus) : IExamination
{
    /// <inheritdoc/>
    public string Check => "names";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Diagnosis>> ExamineAsync(CancellationToken cancellation)
    {
        string[] hosts = [blobs.Uri.Host, tables.Uri.Host, bus.FullyQualifiedNamespace];
        var found = await Task.WhenAll(hosts.Distinct().Select(host => ResolveAsync(host, cancellation)));
        var someArePrivate = found.Any(f => f.Addresses.Any(IsPrivate));
        return [.. found.Select(f => Judge(f.Host, f.Addresses, someArePrivate))];
    }

    /// <summary>Whether an address can be reached only from inside: RFC 1918, RFC 6598, RFC 4193, or this machine.</summary>
    public static bool IsPrivate(IPAddress address)
    {
        if (IPAddress.IsLoopback(address))
        {
            return true;
        }

        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? (bytes[0] & 0xFE) == 0xFC
            : bytes[0] == 10 || (bytes[0] == 172 && bytes[1] is >= 16 and < 32) || (bytes[0] == 192 && bytes[1] == 168) || (bytes[0] == 100 && bytes[1] is >= 64 and < 128);
    }

    private static async Task<(string Host, IReadOnlyList<IPAddress> Addresses)> ResolveAsync(string host, CancellationToken cancellation)
    {
        try
        {
            return (host, await Dns.GetHostAddressesAsync(host, cancellation));
        }
        catch (SocketException)
        {
            return (host, []);
        }
    }

    /// <summary>If one service has a private endpoint and another has not, its DNS zone is missing or is not linked to the network.</summary>
    internal static Diagnosis Judge(string host, IReadOnlyList<IPAddress> addresses, bool othersArePrivate)
    {
        const string Endpoints = "az network private-endpoint list --resource-group \"$(value RESOURCE_GROUP)\" --query \"[].{name:name,dns:customDnsConfigs}\"";
        var shown = string.Join(", ", addresses);
        if (addresses.Count == 0)
        {
            return new(
                "names", host, Condition.Fail, "域名无法解析",
                "The name does not resolve: its private DNS zone is missing or not linked to the network, or the setting has a wrong address.",
                Endpoints);
        }

        if (addresses.All(IsPrivate))
        {
            return new("names", host, Condition.Ok, $"内网地址 {shown}", $"It leads to a private address: {shown}.");
        }

        return othersArePrivate
            ? new(
                "names", host, Condition.Warn, $"其他服务走内网，它却是公网地址 {shown}",
                $"It leads to a public address, {shown}, while others lead to private ones: its private endpoint or DNS zone is missing, or its tier has none (Service Bus below Premium).",
                Endpoints)
            : new("names", host, Condition.Ok, $"公网地址 {shown}", $"It leads to a public address: {shown}.");
    }
}
