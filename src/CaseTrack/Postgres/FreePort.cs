using System.Net;
using System.Net.Sockets;

namespace CaseTrack.Postgres;

/// <summary>Asks the system for a port nobody listens on; it may be taken again a moment later, so the caller retries.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
