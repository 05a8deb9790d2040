using System.Diagnostics;
using CaseTrack.Benchmarks.Peer;

namespace CaseTrack.Benchmarks.Running;

/// <summary>The executables: the service's own, and this one in another part.</summary>
public static class Programs
{
    private static readonly string Own = Path.Combine(AppContext.BaseDirectory, "CaseTrack.Benchmarks.dll");

    /// <summary>The checkout this was built from.</summary>
    public static string Repository { get; } = FindRepository();

    // The executable's own output folder: beside this program lie assemblies it does not ship with.
    private static string Service => Path.Combine(Repository, "src", "CaseTrack.Web", "bin",
        Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))!, "net10.0",
        "CaseTrack.Web.dll");

    /// <summary>Ours: the service as it is built, on a free port.</summary>
    public static Task<ServedProcess> StartServiceAsync(string connectionString, string keysFolder) => ServedProcess.StartAsync(
        Service, [.. ServiceSettings.Arguments(connectionString, keysFolder), "--Urls=http://127.0.0.1:0"]);

    /// <summary>The peer (<see cref="PeerProgram"/>), on a free port.</summary>
    public static Task<ServedProcess> StartPeerAsync(string connectionString, string keysFolder, bool numbersByUnit = false) =>
        ServedProcess.StartAsync(
            Own, ["peer", connectionString, Path.Combine(keysFolder, "peer-key.pem"), numbersByUnit ? "by-unit" : "of-district"],
            asWebProject: true);

    /// <summary>The libraries alone (<see cref="Stack.StackProgram"/>), on a free port.</summary>
    public static Task<ServedProcess> StartStackAsync(string connectionString, string keysFolder) => ServedProcess.StartAsync(
        Own, ["stack", connectionString, Path.Combine(keysFolder, "peer-key.pem")], asWebProject: true);

    /// <summary>This program in another part, to its end; the last line it wrote.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Own, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim().Split('\n')[^1]
            : throw new InvalidOperationException($"{arguments[0]} ended with {process.ExitCode}: {output}{await errors}");
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CaseTrack.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The benchmarks run outside a checkout.");
        }

        return folder;
    }
}
