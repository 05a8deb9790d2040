using System.ComponentModel;
using System.Diagnostics;

namespace CaseTrack.Postgres;

/// <summary>Runs one of the PostgreSQL tools, or one of the system's, to its end.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(2);

    public static async Task<ChildResult> RunAsync(
        string program, IEnumerable<string> arguments, string? folder = null, bool killTree = true,
        IReadOnlyDictionary<string, string>? environment = null, CancellationToken token = default)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = folder ?? "",
        };
        // The user's own PGPORT, PGDATA … must not reach this server, and its messages are read here in English.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            return new ChildResult(-1, $"{program}: {error.Message}");
        }
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(killTree);
            throw;
        }
        return new ChildResult(process.ExitCode, await EndOfAsync(output) + await EndOfAsync(errors));
    }

    // On Windows the server inherits pg_ctl's pipes, so their end may come only with the end of the server.
    private static async Task<string> EndOfAsync(Task<string> reading)
    {
        try
        {
            return await reading.WaitAsync(OutputGrace);
        }
        catch (TimeoutException)
        {
            return "";
        }
    }
}

/// <summary>How a tool ended, and what it wrote.</summary>
internal sealed record ChildResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}
