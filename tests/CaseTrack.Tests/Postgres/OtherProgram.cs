using System.Diagnostics;
using System.Runtime.CompilerServices;
using CaseTrack.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseTrack.Tests.Postgres;

/// <summary>A real second program that owns a data folder, made to be killed: this test program, started with a word of its own.</summary>
internal sealed class OtherProgram : IDisposable
{
    private const string Word = "--own-a-server-until-killed";
    private readonly Process _process;

    private OtherProgram(Process process) => _process = process;

    public static OtherProgram Start(string dataFolder)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(OtherProgram).Assembly.Location, Word, dataFolder])
        {
            RedirectStandardOutput = true,
        };
        // Killed, it could not remove its debugger pipes from the temporary folder.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return new OtherProgram(Process.Start(start)!);
    }

    /// <summary>The number of the server's process, once that is ready.</summary>
    public async Task<int> ServerAsync() =>
        int.Parse((await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(5)))!);

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    // Runs before the test program's own Main, which would read the word as a test filter.
    [ModuleInitializer]
    internal static void BecomeOtherProgram()
    {
        if (Environment.GetCommandLineArgs() is not [.., Word, var dataFolder])
            return;
        var options = new EmbeddedPostgresOptions { DataFolder = dataFolder };
        var server = EmbeddedPostgres.StartAsync(options, NullLogger.Instance, TimeProvider.System, CancellationToken.None).GetAwaiter()
            .GetResult();
        Console.WriteLine(server.ProcessId);
        // Until somebody ends it, or its server.
        Process.GetProcessById(server.ProcessId).WaitForExit();
    }
}
