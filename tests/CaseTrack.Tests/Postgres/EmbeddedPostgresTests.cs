using System.Net.Sockets;
using CaseTrack.Postgres;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CaseTrack.Tests.Postgres;

[Trait("Speed", "slow")]
public sealed class EmbeddedPostgresTests : EmbeddedTest
{
    [Fact]
    public async Task The_server_starts_and_stops_with_the_program_and_keeps_its_data()
    {
        var server = await StartAsync();
        await server.EnsureDatabaseAsync("案件 \"a\"", Token);
        await server.EnsureDatabaseAsync("案件 \"a\"", Token);
        await AskAsync(server, "create table kept as select '调解' as word", "案件 \"a\"");
        server.Owned.ShouldBeTrue();
        IsRunning(server.ProcessId).ShouldBeTrue();
        await server.DisposeAsync();
        await server.DisposeAsync();
        // It says that it has stopped as its last act, and ends after that.
        await Eventually.TrueAsync(() => !IsRunning(server.ProcessId), "the server has ended");

        await using var again = await StartAsync();
        (await AskAsync(again, "select word from kept", "案件 \"a\"")).ShouldBe("调解");
        Log.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_server_is_set_up_for_this_program_only()
    {
        await using var server = await StartAsync();
        (await AskAsync(server, "show server_encoding")).ShouldBe("UTF8");
        (await AskAsync(server, "select datcollate from pg_database where datname = 'postgres'")).ShouldBe("C");
        (await AskAsync(server, "show timezone")).ShouldBe("UTC");
        (await AskAsync(server, "show listen_addresses")).ShouldBe("127.0.0.1");
        (await AskAsync(server, "show unix_socket_directories")).ShouldBe("");
        (await AskAsync(server, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules")).ShouldBe("scram-sha-256");
        (await AskAsync(server, "show fsync")).ShouldBe("on");

        if (OperatingSystem.IsLinux())
        {
            // The whole of 127.0.0.0/8 is this machine there, so another address of it shows what is listened to.
            using var client = new TcpClient();
            await Should.ThrowAsync<SocketException>(() => client.ConnectAsync("127.0.0.2", server.Port, Token).AsTask());
        }
    }

    [Fact]
    public async Task The_password_is_needed_and_stays_in_its_file()
    {
        await using var server = await StartAsync();
        var password = (await File.ReadAllTextAsync(Folder["password"], Token)).Trim();
        password.Length.ShouldBeGreaterThanOrEqualTo(32);
        new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")).Password.ShouldBe(password);

        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")) { Password = "wrong", Pooling = false };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);
        (await Should.ThrowAsync<PostgresException>(() => connection.OpenAsync(Token))).SqlState.ShouldBe("28P01");

        Log.All.ShouldNotContain(password);
        (await File.ReadAllTextAsync(Folder["server.log"], Token)).ShouldNotContain(password);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Folder["password"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (OperatingSystem.IsLinux())
            (await File.ReadAllTextAsync($"/proc/{server.ProcessId}/cmdline", Token)).ShouldNotContain(password);
    }

    [Fact]
    public async Task The_server_has_a_session_of_its_own_so_that_interrupting_the_program_does_not_reach_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        await using var server = await StartAsync();
        var stat = await File.ReadAllTextAsync($"/proc/{server.ProcessId}/stat", Token);
        stat.Split(") ")[^1].Split(' ')[3].ShouldBe($"{server.ProcessId}");
    }

    [Fact]
    public async Task Started_as_root_the_server_runs_as_an_unprivileged_user()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "needs root");
        await using var server = await StartAsync(Options with { RunAs = "nobody" });
        var status = await File.ReadAllLinesAsync($"/proc/{server.ProcessId}/status", Token);
        status.Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1..].ShouldAllBe(uid => uid != "0");
    }

    [Theory]
    [InlineData("no-such-user")]
    [InlineData("root")]
    public async Task Started_as_root_an_unusable_user_is_named(string user)
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess, "needs root");
        var error = await Should.ThrowAsync<EmbeddedPostgresException>(() => StartAsync(Options with { RunAs = user }));
        error.Message.ShouldContain($"'{user}'");
        error.Message.ShouldContain("Embedded:RunAs");
    }

    [Fact]
    public async Task Started_as_root_a_folder_closed_to_the_unprivileged_user_is_named()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess, "needs root");
        Directory.CreateDirectory(Folder["closed"]);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Folder["closed"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var error = await Should.ThrowAsync<EmbeddedPostgresException>(
            () => StartAsync(Options with { DataFolder = Folder["closed", "data"] }));
        error.Message.ShouldContain(Folder["closed", "data"]);
        error.Message.ShouldContain("Embedded:DataFolder");
    }

    [Fact]
    public async Task A_folder_with_other_files_is_refused_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(Folder["letter.txt"], "", Token);
        var error = await Should.ThrowAsync<EmbeddedPostgresException>(() => StartAsync());
        error.Message.ShouldContain(Folder.Path);
        Directory.EnumerateFileSystemEntries(Folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_is_named()
    {
        await File.WriteAllTextAsync(Folder["file"], "", Token);
        var error = await Should.ThrowAsync<EmbeddedPostgresException>(() => StartAsync(Options with { DataFolder = Folder["file"] }));
        error.Message.ShouldContain(Folder["file"]);
        error.Message.ShouldContain("Embedded:DataFolder");
    }

    [Fact]
    public async Task Settings_are_read_from_the_configuration_and_reach_the_server()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Embedded:DataFolder"] = Folder.Path,
            ["Embedded:ServerSettings:max_connections"] = "37",
            ["Embedded:ServerSettings:application_name"] = @"it's a \ test",
        }).Build();
        var options = configuration.GetSection(EmbeddedPostgresOptions.Section).Get<EmbeddedPostgresOptions>()!;
        await using var server = await StartAsync(options);
        (await AskAsync(server, "show max_connections")).ShouldBe("37");
        (await AskAsync(server, "show application_name")).ShouldBe(@"it's a \ test");
    }

    [Theory]
    [InlineData("listen_addresses")]
    [InlineData("a = 1\nb")]
    public async Task A_setting_that_is_not_to_be_set_is_refused(string name)
    {
        var settings = new Dictionary<string, string> { [name] = "*" };
        var error = await Should.ThrowAsync<EmbeddedPostgresException>(() => StartAsync(Options with { ServerSettings = settings }));
        error.Message.ShouldContain("Embedded:ServerSettings");
    }

    [Fact]
    public async Task A_failed_start_shows_the_last_lines_of_the_server_log_and_can_be_repaired()
    {
        var settings = new Dictionary<string, string> { ["max_connections"] = "many" };
        var error = await Should.ThrowAsync<EmbeddedPostgresException>(() => StartAsync(Options with { ServerSettings = settings }));
        error.Message.ShouldContain("invalid value for parameter \"max_connections\"");
        error.Message.ShouldContain(Folder["server.log"]);
        error.Message.ShouldContain("ConnectionStrings:CaseTrack");

        await using var server = await StartAsync();
        server.Owned.ShouldBeTrue();
    }

    [Fact]
    public async Task Each_test_database_is_empty_and_its_own()
    {
        await using var first = new NpgsqlConnection(await TestServer.CreateDatabaseAsync());
        await using var second = new NpgsqlConnection(await TestServer.CreateDatabaseAsync());
        await first.OpenAsync(Token);
        await second.OpenAsync(Token);
        first.Database.ShouldNotBe(second.Database);
        await using var limit = new NpgsqlCommand("show max_connections", second);
        (await limit.ExecuteScalarAsync(Token)).ShouldBe("300");
    }
}
