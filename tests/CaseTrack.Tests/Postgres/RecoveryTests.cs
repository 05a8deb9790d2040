using System.Diagnostics;
using System.Globalization;
using CaseTrack.Postgres;

namespace CaseTrack.Tests.Postgres;

[Trait("Speed", "slow")]
public sealed class RecoveryTests : EmbeddedTest
{
    private string PostmasterFile => Folder["data", "postmaster.pid"];

    [Fact]
    public async Task A_server_that_dies_is_started_again_on_the_same_port_until_disposed()
    {
        await using var server = await StartAsync();
        await AskAsync(server, "create table kept as select 1 as one");
        var (port, killed) = (server.Port, server.ProcessId);

        await KillAsync(killed);
        await Eventually.TrueAsync(() => server.ProcessId != killed, "the server runs again");

        server.Port.ShouldBe(port);
        (await AskAsync(server, "select one from kept")).ShouldBe("1");
        Log.Warnings.ShouldContain(text => text.Contains("has died", StringComparison.Ordinal));
        await server.DisposeAsync();
        await Eventually.TrueAsync(() => !IsRunning(server.ProcessId), "the server has ended");
    }

    [Fact]
    public async Task A_child_of_a_killed_server_that_holds_on_to_its_memory_does_not_prevent_the_new_start()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "freezes a process found in /proc");
        await using var server = await StartAsync();
        var killed = server.ProcessId;
        // Frozen, it cannot notice that its server is gone, like one in the midst of a long computation.
        var child = int.Parse(
            await AskAsync(server, "select pid from pg_stat_activity where backend_type = 'checkpointer'"), CultureInfo.InvariantCulture);
        await RunAsync("kill", "-STOP", $"{child}");

        await KillAsync(killed);
        await Eventually.TrueAsync(() => server.ProcessId != killed, "the server runs again");

        (await AskAsync(server, "select 1")).ShouldBe("1");
        IsRunning(child).ShouldBeFalse();
        (await File.ReadAllTextAsync(Folder["server.log"], Token)).ShouldContain("shared memory block");
    }

    [Fact]
    public async Task The_server_of_a_killed_program_is_taken_over()
    {
        using var other = OtherProgram.Start(Folder.Path);
        var running = await other.ServerAsync();
        other.Kill();
        IsRunning(running).ShouldBeTrue();

        var server = await StartAsync();
        server.Owned.ShouldBeTrue();
        server.ProcessId.ShouldBe(running);
        (await AskAsync(server, "select 1")).ShouldBe("1");
        await server.DisposeAsync();
        await Eventually.TrueAsync(() => !IsRunning(running), "the server has ended");
    }

    [Fact]
    public async Task Program_and_server_killed_together_leave_files_that_do_not_prevent_the_next_start()
    {
        using var other = OtherProgram.Start(Folder.Path);
        var running = await other.ServerAsync();
        other.Kill();
        await KillAsync(running);
        File.Exists(PostmasterFile).ShouldBeTrue();
        File.Exists(Folder["casetrack.lock"]).ShouldBeTrue();

        await using var server = await StartAsync();
        server.Owned.ShouldBeTrue();
        (await AskAsync(server, "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task A_stale_file_that_names_an_unrelated_live_process_is_removed()
    {
        await StaleAfter(lines => lines[0] = $"{Environment.ProcessId}");
        await using var server = await StartAsync();
        (await AskAsync(server, "select 1")).ShouldBe("1");
        Log.Warnings.ShouldContain(text => text.Contains("not shut down properly", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stale_file_that_names_the_server_of_another_folder_is_removed_and_that_server_left_alone()
    {
        using var elsewhere = new TemporaryFolder();
        await using var unrelated = await StartAsync(new EmbeddedPostgresOptions { DataFolder = elsewhere.Path });
        await StaleAfter(lines => (lines[0], lines[3]) = ($"{unrelated.ProcessId}", $"{unrelated.Port}"));

        await using var server = await StartAsync();
        server.ProcessId.ShouldNotBe(unrelated.ProcessId);
        await server.DisposeAsync();
        (await AskAsync(unrelated, "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task A_file_cut_off_by_a_crash_is_removed()
    {
        await StaleAfter(_ => { });
        await File.WriteAllTextAsync(PostmasterFile, "", Token);
        await using var server = await StartAsync();
        (await AskAsync(server, "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task An_initialisation_killed_half_way_is_begun_anew_and_leaves_nothing_behind()
    {
        await Eventually.TrueAsync(
            async () =>
            {
                using var other = OtherProgram.Start(Folder.Path);
                await Eventually.TrueAsync(
                    () => Unfinished().Any(f => File.Exists(Path.Combine(f, "PG_VERSION")))
                    || Directory.Exists(Folder["data"]), "initdb is at work");
                other.Kill();
                return !Directory.Exists(Folder["data"]) || await ClearedAsync();
            },
            "killed half way, and not too late");
        Directory.Exists(Folder["data"]).ShouldBeFalse();

        var server = await StartAsync();
        (await AskAsync(server, "select 1")).ShouldBe("1");
        await server.DisposeAsync();
        // The initdb of the killed program may still have been writing; a later start finds it gone.
        await using var later = await StartAsync();
        Unfinished().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_start_given_up_half_way_leaves_no_server_and_can_be_repeated()
    {
        await Eventually.TrueAsync(
            async () =>
            {
                using var given = new CancellationTokenSource();
                var starting = EmbeddedPostgres.StartAsync(Options, Log, TimeProvider.System, given.Token);
                await Eventually.TrueAsync(() => Unfinished().Any() || starting.IsCompleted, "initdb is at work");
                await given.CancelAsync();
                try
                {
                    await (await starting).DisposeAsync();
                    return await ClearedAsync();
                }
                catch (OperationCanceledException)
                {
                    return true;
                }
            },
            "given up half way, and not too late");

        await using var server = await StartAsync();
        server.Owned.ShouldBeTrue();
        Unfinished().ShouldBeEmpty();
    }

    [Fact]
    public async Task While_a_live_program_owns_the_server_others_are_its_guests()
    {
        // At once: whoever loses the race waits until the winner's server is ready.
        Task<EmbeddedPostgres> PatientlyAsync() => EmbeddedPostgres.StartAsync(Options, Log, new PacedClock(0.1), Token);
        var both = await Task.WhenAll(PatientlyAsync(), PatientlyAsync());
        var owner = both.Single(s => s.Owned);
        var guest = both.Single(s => !s.Owned);
        guest.ProcessId.ShouldBe(owner.ProcessId);
        guest.ConnectionString("a").ShouldBe(owner.ConnectionString("a"));
        await Task.WhenAll(guest.EnsureDatabaseAsync("a", Token), owner.EnsureDatabaseAsync("a", Token));

        await guest.DisposeAsync();
        (await AskAsync(owner, "select 1", "a")).ShouldBe("1");
        await owner.DisposeAsync();
        await using var next = await StartAsync();
        next.Owned.ShouldBeTrue();
    }

    [Fact]
    public async Task A_command_run_beside_the_live_program_is_its_guest()
    {
        using var other = OtherProgram.Start(Folder.Path);
        var running = await other.ServerAsync();
        await using (var guest = await StartAsync())
        {
            guest.Owned.ShouldBeFalse();
            guest.ProcessId.ShouldBe(running);
            (await AskAsync(guest, "select 1")).ShouldBe("1");
        }
        IsRunning(running).ShouldBeTrue();
        other.Kill();
        await using var heir = await StartAsync();
        heir.Owned.ShouldBeTrue();
    }

    [Fact]
    public async Task A_folder_held_by_a_program_without_a_server_is_given_up_after_a_while()
    {
        await using var held = new FileStream(Folder["casetrack.lock"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var error = await Should.ThrowAsync<EmbeddedPostgresException>(
            () => EmbeddedPostgres.StartAsync(Options, Log, new PacedClock(100), Token));
        error.Message.ShouldContain("30 s");
    }

    [Fact]
    public async Task One_folder_written_in_two_ways_is_one_folder()
    {
        using var links = new TemporaryFolder();
        Directory.CreateSymbolicLink(links["link"], Folder.Path);
        await using var owner = await StartAsync();
        await using var guest = await StartAsync(new EmbeddedPostgresOptions { DataFolder = links["link"] });
        guest.Owned.ShouldBeFalse();
        guest.ProcessId.ShouldBe(owner.ProcessId);
    }

    [Fact]
    public async Task Data_without_their_password_are_not_thrown_away()
    {
        await (await StartAsync()).DisposeAsync();
        File.Delete(Folder["password"]);
        var error = await Should.ThrowAsync<EmbeddedPostgresException>(() => StartAsync());
        error.Message.ShouldContain(Folder["password"]);
        Directory.Exists(Folder["data"]).ShouldBeTrue();
    }

    private IEnumerable<string> Unfinished() => Directory.EnumerateDirectories(Folder.Path, "initialising-*");

    /// <summary>Whoever looked too late, on a busy machine, begins once more with an empty folder.</summary>
    private async Task<bool> ClearedAsync()
    {
        LeftServer.End(Folder["data"]);
        await Eventually.TrueAsync(
            () => !File.Exists(PostmasterFile)
            || !IsRunning(int.Parse(File.ReadLines(PostmasterFile).First(), CultureInfo.InvariantCulture)), "the server has ended");
        foreach (var entry in Directory.EnumerateFileSystemEntries(Folder.Path).ToArray())
        {
            if (Directory.Exists(entry))
                Directory.Delete(entry, recursive: true);
            else
                File.Delete(entry);
        }

        return false;
    }

    // A server that is really killed, with its own file changed afterwards.
    private async Task StaleAfter(Action<string[]> change)
    {
        string[] lines;
        using (var other = OtherProgram.Start(Folder.Path))
        {
            var running = await other.ServerAsync();
            other.Kill();
            await KillAsync(running);
            lines = await File.ReadAllLinesAsync(PostmasterFile, Token);
        }
        change(lines);
        await File.WriteAllLinesAsync(PostmasterFile, lines, Token);
    }

    /// <summary>Time as it passes for whoever waits with a limit: faster, or slower on a machine that is busy.</summary>
    private sealed class PacedClock(double pace) : TimeProvider
    {
        public override long GetTimestamp() => (long)(base.GetTimestamp() * pace);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(Token);
        process.ExitCode.ShouldBe(0);
    }
}
