using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseTrack.Tests.Postgres;

namespace CaseTrack.Tests;

/// <summary>The executable as a process of its own, with a private PostgreSQL in a folder of its own.</summary>
public sealed partial class ServiceProcess : IDisposable
{
    // The executable's own output folder: beside the tests lie assemblies it does not ship with.
    public static readonly string Program = Path.Combine(Repository.Folder, "src", "CaseTrack.Web", "bin",
        Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))!, "net10.0",
        "CaseTrack.Web.dll");

    private readonly Process process;
    private readonly TemporaryFolder folder = new();
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServiceProcess(string[] arguments, long? heap = null)
    {
        var start = new ProcessStartInfo("dotnet",
            [Program, $"--Embedded:DataFolder={Path.Combine(folder.Path, "postgres")}",
                .. arguments.Any(x => x.StartsWith("--Urls", StringComparison.Ordinal)) ? arguments
                : ["--Urls=http://127.0.0.1:0", .. arguments]])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(Program)!,
        };
        if (heap is { } bytes)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = bytes.ToString("X", System.Globalization.CultureInfo.InvariantCulture);
        }

        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += Heard;
        process.ErrorDataReceived += Heard;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The service ended: " + Output));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Address { get; private set; } = "";

    /// <summary>Ends the private PostgreSQL the hard way.</summary>
    public async Task KillDatabaseAsync(CancellationToken token)
    {
        var pid = (await File.ReadAllLinesAsync(Path.Combine(folder.Path, "postgres", "data", "postmaster.pid"), token))[0];
        using var kill = Process.Start("kill", ["-9", pid]);
        await kill.WaitForExitAsync(token);
    }

    /// <summary>Memory the process has in use now, bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>The most memory the process has ever had in use, bytes.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    public bool IsRunning => !process.HasExited;

    public int ExitCode => process.ExitCode;

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    public static ServiceProcess Launch(string[] arguments) => new(arguments);

    /// <param name="minutes">How long it may take to be ready; one that ends before fails at once.</param>
    /// <param name="heap">All the managed memory it may ever have, bytes: what asks for more fails. How much it takes where there is
    /// plenty is the collector's choice, and differs from run to run.</param>
    public static async Task<ServiceProcess> StartAsync(string[] arguments, CancellationToken token, int minutes = 4, long? heap = null)
    {
        var service = new ServiceProcess(arguments, heap);
        try
        {
            service.Address = await service.ready.Task.WaitAsync(TimeSpan.FromMinutes(minutes), token);
            return service;
        }
        catch (Exception failure)
        {
            service.Dispose();
            throw failure is TimeoutException ? new TimeoutException($"Not ready after {minutes} minutes: {service.Output}", failure)
                : failure;
        }
    }

    /// <summary>Sets up the first administrator with the code the program has printed, and signs the client in.</summary>
    public async Task SetUpAsync(HttpClient client, CancellationToken token)
    {
        const string password = "ein-Haus-am-Hang";
        (await client.PostAsJsonAsync("/api/v1/first-administrator",
            new { setupCode = SetupCode, district = "420202", userName = "chief", displayName = "管理员", password }, token))
            .EnsureSuccessStatusCode();
        using var answer = await client.PostAsJsonAsync("/api/v1/sign-ins", new { userName = "chief", password }, token);
        var signedIn = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(token);
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)signedIn!["accessToken"]!);
    }

    /// <summary>设立码, as printed.</summary>
    public string SetupCode => Code().Match(Output).Groups[1].Value;

    /// <summary>Ends the service the hard way.</summary>
    public void Kill() => process.Kill();

    public Task ExitedAsync(CancellationToken token) => process.WaitForExitAsync(token).WaitAsync(TimeSpan.FromMinutes(2), token);

    public void Dispose()
    {
        if (!process.HasExited)
        {
            // SIGTERM, as a service manager does: the program stops the server it started.
            using (Process.Start("kill", [process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            {
            }

            // It gives its server a minute.
            if (!process.WaitForExit(TimeSpan.FromSeconds(90)))
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }
        }

        process.Dispose();
        LeftServer.End(Path.Combine(folder.Path, "postgres", "data"));
        folder.Dispose();
    }

    private void Heard(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
        {
            return;
        }

        lock (output)
        {
            output.AppendLine(line.Data);
        }

        // The demonstration is loaded on a port of its own first; the service says "ready" last, at the address asked for.
        if (Ready().Match(line.Data) is { Success: true } found)
        {
            ready.TrySetResult(found.Groups[1].Value);
        }
    }

    [GeneratedRegex("setup code\\): ([0-9a-f]{32})")]
    private static partial Regex Code();

    [GeneratedRegex(@"ready: (http://\S+)")]
    private static partial Regex Ready();
}
