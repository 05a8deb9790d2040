using System.Net;
using System.Net.Sockets;

namespace CaseTrack.Tests.Postgres;

[Trait("Speed", "slow")]
public sealed class PortTests : EmbeddedTest
{
    [Fact]
    public async Task A_fixed_port_is_used()
    {
        var port = Free();
        await using var server = await StartAsync(Options with { Port = port });
        server.Port.ShouldBe(port);
        (await AskAsync(server, "show port")).ShouldBe($"{port}");
        Log.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fixed_port_that_is_taken_gives_way_to_a_free_one_with_a_warning()
    {
        using var listener = Taken(out var port);
        await using var server = await StartAsync(Options with { Port = port });
        server.Port.ShouldNotBe(port);
        (await AskAsync(server, "select 1")).ShouldBe("1");
        Log.Warnings.ShouldHaveSingleItem().ShouldContain($"{port}");
    }

    [Fact]
    public async Task Two_servers_of_two_folders_take_different_ports()
    {
        using var elsewhere = new TemporaryFolder();
        await using var first = await StartAsync();
        await using var second = await StartAsync(Options with { DataFolder = elsewhere.Path, Port = first.Port });
        second.Port.ShouldNotBe(first.Port);
        second.Owned.ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_taken_over_keeps_its_port_and_a_warning_says_so()
    {
        using var other = OtherProgram.Start(Folder.Path);
        var running = await other.ServerAsync();
        other.Kill();
        using var listener = Taken(out var port);
        await using var server = await StartAsync(Options with { Port = port });
        server.ProcessId.ShouldBe(running);
        Log.Warnings.ShouldHaveSingleItem().ShouldContain($"{port}");
    }

    /// <summary>A port below those that systems give out by themselves: no test that asks for any can be given it before the server has
    /// it.</summary>
    private static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 30_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken; another.
            }
        }
    }

    private static TcpListener Taken(out int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return listener;
    }
}
