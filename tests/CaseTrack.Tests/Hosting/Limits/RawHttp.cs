using System.Net.Sockets;
using System.Text;

namespace CaseTrack.Tests.Hosting.Limits;

/// <summary>Bytes over a socket, for what no client library would send.</summary>
public static class RawHttp
{
    /// <summary>Sends the text as it is and reads until the server closes.</summary>
    public static async Task<string> SendAsync(string address, string text, int seconds = 20)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var url = new Uri(address);
        using var socket = new TcpClient();
        await socket.ConnectAsync(url.Host, url.Port, limit.Token);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text), limit.Token);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        try
        {
            return await reader.ReadToEndAsync(limit.Token);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
