using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace CaseTrack.Benchmarks.Running;

/// <summary>One side as a process of its own, from its start until it says that it is ready, and until it is stopped.</summary>
public sealed partial class ServedProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly ConcurrentDictionary<int, Process> Running = new();

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Stopwatch since = Stopwatch.StartNew();

    private ServedProcess(string program, IEnumerable<string> arguments, bool asWebProject)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program)!,
        };

        // A web project asks for the server's collector where it is built; this one is none.
        if (asWebProject)
        {
            start.Environment["DOTNET_gcServer"] = "1";
        }

        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += Heard;
        process.ErrorDataReceived += Heard;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"{program} ended: {Output}"));
        process.Start();
        Running[process.Id] = process;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>How long it took from the start of the process to the line that says so.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Memory in use now, bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    private string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <param name="program">The executable.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="asWebProject">Whether it runs as if it had been built as a web project.</param>
    public static async Task<ServedProcess> StartAsync(string program, IEnumerable<string> arguments, bool asWebProject = false)
    {
        var started = new ServedProcess(program, arguments, asWebProject);
        try
        {
            started.Address = new Uri(await started.ready.Task.WaitAsync(Patience));
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends all that have not been stopped, at once.</summary>
    public static void KillAll()
    {
        foreach (var left in Running.Values.Where(x => !x.HasExited))
        {
            left.Kill(entireProcessTree: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Running.TryRemove(process.Id, out _);
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        else if (!process.HasExited)
        {
            using (var kill = Process.Start("kill", [process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            {
                await kill.WaitForExitAsync();
            }

            try
            {
                await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            }
            catch (TimeoutException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
        }

        process.Dispose();
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

        if (Ready().Match(line.Data) is { Success: true } found && !ready.Task.IsCompleted)
        {
            ReadyAfter = since.Elapsed;
            ready.TrySetResult(found.Groups[1].Value);
        }
    }

    [GeneratedRegex(@"ready: (http://\S+)")]
    private static partial Regex Ready();
}
