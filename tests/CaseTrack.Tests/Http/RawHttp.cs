using System.Net.Sockets;
using System.Text;

namespace CaseTrack.Tests.Http;

/// <summary>Bytes over a socket, for what no client library would send.</summary>
public static class RawHttp
{
    /// <summary>Sends the text as it is and reads until the server closes; what it said before a reset is its answer too.</summary>
    public static async Task<string> SendAsync(string address, string text, int seconds = 60)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var url = new Uri(address);
        using var socket = new TcpClient();
        await socket.ConnectAsync(url.Host, url.Port, limit.Token);
        await using var stream = socket.GetStream();
        using var answer = new MemoryStream();
        await UntilClosedAsync(stream.WriteAsync(Encoding.Latin1.GetBytes(text), limit.Token).AsTask());
        await UntilClosedAsync(stream.CopyToAsync(answer, limit.Token));
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    private static async Task UntilClosedAsync(Task act)
    {
        try
        {
            await act;
        }
        catch (IOException)
        {
            // Reset: the server had heard enough.
        }
    }
}
