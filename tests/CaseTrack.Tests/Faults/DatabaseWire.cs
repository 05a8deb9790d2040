using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CaseTrack.Tests.Faults;

/// <summary>The wire between a service and its database, that a test cuts, holds, or has lose an answer.</summary>
public sealed class DatabaseWire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Connection, Task> connections = new();
    private readonly CancellationTokenSource ended = new();
    private readonly int server;
    private readonly Task accepting;
    private volatile TaskCompletionSource? held;
    private volatile bool closed;
    private int toLose;
    private int lost;

    public DatabaseWire(string database)
    {
        server = new NpgsqlConnectionStringBuilder(database).Port;
        listener.Start();
        Database = new NpgsqlConnectionStringBuilder(database) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.ConnectionString;
        accepting = AcceptAsync();
    }

    /// <summary>The connection string that leads through it.</summary>
    public string Database { get; }

    /// <summary>Commits the database has made and nobody was told of.</summary>
    public int Lost => lost;

    /// <summary>Drops every connection there is.</summary>
    public void Cut()
    {
        foreach (var connection in connections.Keys)
        {
            connection.Close();
        }
    }

    /// <summary>Drops every connection, and every further one until it is opened.</summary>
    public void Shut()
    {
        closed = true;
        Cut();
    }

    public void Open() => closed = false;

    /// <summary>Holds back whatever the database answers.</summary>
    public void Hold() => held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets through what was held back.</summary>
    public void Release() => Interlocked.Exchange(ref held, null)?.SetResult();

    /// <summary>The database makes the next commits, and the connection breaks before it has said so.</summary>
    public void LoseAnswers(int commits) => Volatile.Write(ref toLose, commits);

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        Shut();
        Release();
        await accepting;
        await Task.WhenAll(connections.Values);
        listener.Dispose();
        ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = new Connection(await listener.AcceptTcpClientAsync(ended.Token));
                connections[connection] = Task.CompletedTask;
                connections[connection] = ServeAsync(connection);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Connection connection)
    {
        try
        {
            if (!closed)
            {
                await connection.Server.ConnectAsync(IPAddress.Loopback, server, ended.Token);
                await Task.WhenAny(AskAsync(connection), AnswerAsync(connection));
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One of the two has gone.
        }
        finally
        {
            connection.Close();
        }
    }

    private async Task AskAsync(Connection connection)
    {
        await PumpAsync(connection.Client, connection.Server, chunk =>
        {
            if (chunk.Span.IndexOf("COMMIT"u8) >= 0 && Volatile.Read(ref toLose) > 0)
            {
                connection.Loses = true;
            }

            return Task.FromResult(true);
        });
    }

    private async Task AnswerAsync(Connection connection)
    {
        await PumpAsync(connection.Server, connection.Client, async chunk =>
        {
            if (connection.Loses && chunk.Span.IndexOf("COMMIT"u8) >= 0 && Interlocked.Decrement(ref toLose) >= 0)
            {
                Interlocked.Increment(ref lost);
                return false;
            }

            if (held is { } holding)
            {
                await holding.Task;
            }

            return true;
        });
    }

    /// <summary>Passes on what comes, until it ends or must not be passed on.</summary>
    private static async Task PumpAsync(TcpClient from, TcpClient to, Func<Memory<byte>, Task<bool>> pass)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer)) > 0 && await pass(buffer.AsMemory(0, read)))
            {
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException)
        {
            // Closed on one of its sides.
        }
    }

    private sealed class Connection(TcpClient client)
    {
        public TcpClient Client { get; } = client;

        public TcpClient Server { get; } = new();

        public volatile bool Loses;

        public void Close()
        {
            Client.Dispose();
            Server.Dispose();
        }
    }
}
