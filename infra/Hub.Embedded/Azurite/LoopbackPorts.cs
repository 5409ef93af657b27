using System.Net;
using System.Net.Sockets;

namespace Hub.Embedded.Azurite;

/// <summary>Ports of this machine's loopback address: free ones, and whether one answers.</summary>
internal static class LoopbackPorts
{
    /// <summary>Replaces each 0 by a free port. All are held until all are known, so that no two are equal.</summary>
    internal static int[] Choose(params int[] wanted)
    {
        var listeners = new List<TcpListener>();
        try
        {
            return [.. wanted.Select(port => port != 0 ? port : Free(listeners))];
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }

    internal static async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int Free(List<TcpListener> listeners)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listeners.Add(listener);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
