using System.Globalization;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Postgres;

/// <summary>Brings the server of a data folder up and down; used only by the process that holds the folder's lock.</summary>
internal sealed class PostgresServer(
    DataFolder folder, PostgresBinaries binaries, ServerUser user, EmbeddedPostgresOptions options, ILogger logger, TimeProvider clock)
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan OrphanGrace = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns a server that takes connections: the one that is running already, or a new one.</summary>
    /// <param name="port">The port wanted; 0 for any.</param>
    /// <param name="portMayChange">False after a crash, when the port has been given out in connection strings.</param>
    public async Task<Postmaster> BringUpAsync(int port, bool portMayChange, CancellationToken token)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            var running = await RunningAsync(token);
            if (running is { IsReady: true })
            {
                if (port != 0 && port != running.Port)
                    logger.LogWarning("PostgreSQL was left running on port {Port}, not on {Wanted}, and is taken over as it is",
                        running.Port, port);
                logger.LogInformation("PostgreSQL is running on port {Port}, process {Pid}", running.Port, running.Pid);
                return running;
            }

            var waited = clock.GetElapsedTime(began);
            var refusal = running is null ? await StartAsync(port == 0 ? FreePort.Next() : port, token) : Refusal.Busy(running.Status);
            if (refusal is null)
                continue;
            if (waited > StartDeadline || refusal.Kind == RefusalKind.Other)
                throw EmbeddedPostgresException.NotStarted(refusal.Summary, refusal.LastLines, folder.Log);
            if (refusal.Kind == RefusalKind.PortTaken && portMayChange && port != 0)
            {
                logger.LogWarning("Port {Port} is taken by another program; PostgreSQL uses a free port instead", port);
                port = 0;
            }
            if (refusal.Kind == RefusalKind.Busy && running is null && waited > OrphanGrace && OperatingSystem.IsLinux()
                && LinuxProcess.EndOrphans(folder.Data) is > 0 and var ended)
                logger.LogWarning("Ended {Count} processes that a killed PostgreSQL had left behind", ended);
            await Task.Delay(Pause, clock, token);
        }
    }

    /// <summary>The server of this folder, whether ready or not, or null; a file that names another process is removed.</summary>
    public async Task<Postmaster?> RunningAsync(CancellationToken token)
    {
        var found = Postmaster.Read(folder.PostmasterFile);
        if (found is null && File.Exists(folder.PostmasterFile))
        {
            // Being written at this moment, or cut off by a crash.
            await Task.Delay(Pause, clock, token);
            found = Postmaster.Read(folder.PostmasterFile);
            if (found is null)
                File.Delete(folder.PostmasterFile);
        }
        if (found is null)
            return null;
        if (await found.ServesAsync(folder.Data, token))
            return found;
        logger.LogWarning("PostgreSQL was not shut down properly the last time (process {Pid}); it will recover", found.Pid);
        // A live namesake would make PostgreSQL refuse to start. The file is not needed as a guard:
        // since version 12 it is the data folder itself that leads to shared memory still in use.
        File.Delete(folder.PostmasterFile);
        return null;
    }

    /// <summary>Makes the database cluster unless there is one. It appears under its name only when complete.</summary>
    public async Task InitialiseAsync(CancellationToken token)
    {
        folder.RemoveUnfinished();
        if (folder.DataVersion() is not null)
        {
            if (folder.ReadPassword() is null)
                throw EmbeddedPostgresException.NoPassword(folder.PasswordFile);
            return;
        }

        if (folder.ReadPassword() is not { Length: > 0 })
            folder.WritePassword();
        await user.GiveAsync(folder.PasswordFile, withContent: false, token);
        var unfinished = folder.NewUnfinished();
        var made = await user.RunAsync(
            binaries.InitDb,
            [
                "--pgdata", unfinished, "--username", EmbeddedPostgres.UserName, "--pwfile", folder.PasswordFile,
                "--auth", "scram-sha-256", "--encoding", "UTF8", "--no-locale",
            ],
            folder.Root, killTree: true, token);
        if (!made.Succeeded)
        {
            folder.RemoveUnfinished();
            throw EmbeddedPostgresException.NotStarted("initdb", made.Output, folder.Log);
        }
        await File.AppendAllTextAsync(
            Path.Combine(unfinished, "postgresql.conf"), $"\ninclude_if_exists = '{ServerSettings.FileName}'\n", token);
        Directory.Move(unfinished, folder.Data);
        logger.LogInformation("Made a PostgreSQL {Version} database cluster in {Folder}", binaries.Version, folder.Root);
    }

    /// <summary>Stops the server without waiting for its clients to leave.</summary>
    public async Task StopAsync()
    {
        if (await RunningAsync(CancellationToken.None) is null)
            return;
        var stopped = await PgCtlAsync(["stop", "-m", "fast", "-w", "-t", "60"], CancellationToken.None);
        if (!stopped.Succeeded && await RunningAsync(CancellationToken.None) is not null)
        {
            logger.LogWarning("PostgreSQL did not stop in time and is ended at once: {Output}", stopped.Output.Trim());
            await PgCtlAsync(["stop", "-m", "immediate", "-w", "-t", "30"], CancellationToken.None);
        }
    }

    private async Task<Refusal?> StartAsync(int port, CancellationToken token)
    {
        await ServerSettings.WriteAsync(folder.Data, options.ServerSettings, token);
        await user.GiveAsync(folder.Data, withContent: true, token);
        var position = folder.TurnLog();
        // pg_ctl gives the server a session of its own, so Ctrl+C in the terminal reaches only this program.
        // Address and port are on the command line, where they win over any setting in a file.
        var started = await PgCtlAsync(
            ["start", "-w", "-t", "300", "-l", folder.Log, "-o", string.Create(CultureInfo.InvariantCulture, $"-h 127.0.0.1 -p {port}")],
            token);
        return started.Succeeded ? null : Refusal.From(await folder.LogSinceAsync(position, token), started.Output);
    }

    private Task<ChildResult> PgCtlAsync(string[] arguments, CancellationToken token) =>
        user.RunAsync(binaries.PgCtl, [.. arguments, "-D", folder.Data], folder.Root, killTree: false, token);
}
