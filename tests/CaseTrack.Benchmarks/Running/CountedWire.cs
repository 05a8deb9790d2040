using System.Net;
using System.Net.Sockets;

namespace CaseTrack.Benchmarks.Running;

/// <summary>The wire between a program and its database, on which round trips are counted: each time the program speaks after the
/// database has.</summary>
public sealed class CountedWire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly IPEndPoint database;
    private readonly Task accepting;
    private long turns;

    /// <param name="port">Where the database listens on this machine.</param>
    public CountedWire(int port)
    {
        database = new(IPAddress.Loopback, port);
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Round trips so far, of all connections.</summary>
    public long Turns => Interlocked.Read(ref turns);

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        listener.Stop();
        await accepting;
        over.Dispose();
    }

    private async Task AcceptAsync()
    {
        var passing = new List<Task>();
        while (!over.IsCancellationRequested)
        {
            try
            {
                passing.Add(PassAsync(await listener.AcceptTcpClientAsync(over.Token)));
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await Task.WhenAll(passing);
    }

    private async Task PassAsync(TcpClient program)
    {
        using (program)
        using (var server = new TcpClient { NoDelay = true })
        {
            program.NoDelay = true;
            try
            {
                await server.ConnectAsync(database, over.Token);
                var answered = 1;
                using var ended = CancellationTokenSource.CreateLinkedTokenSource(over.Token);
                var there = CopyAsync(program.GetStream(), server.GetStream(), () =>
                {
                    if (Interlocked.Exchange(ref answered, 0) == 1)
                    {
                        Interlocked.Increment(ref turns);
                    }
                }, ended);
                await Task.WhenAll(there, CopyAsync(
                    server.GetStream(), program.GetStream(), () => Interlocked.Exchange(ref answered, 1), ended));
            }
            catch (Exception end) when (end is IOException or SocketException or OperationCanceledException)
            {
                // A connection ends as its sides end it.
            }
        }
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, Action said, CancellationTokenSource ended)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, ended.Token) is > 0 and var count)
            {
                said();
                await to.WriteAsync(buffer.AsMemory(0, count), ended.Token);
            }
        }
        finally
        {
            await ended.CancelAsync();
        }
    }
}
