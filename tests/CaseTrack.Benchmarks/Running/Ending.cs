using System.Runtime.InteropServices;

namespace CaseTrack.Benchmarks.Running;

/// <summary>Ends the processes and the server of a run that is broken off: nothing else of this program runs once it is told to
/// end.</summary>
public sealed class Ending : IDisposable
{
    private readonly BenchmarkServer server;
    private readonly ScratchFolder scratch;
    private readonly PosixSignalRegistration[] signals;

    public Ending(BenchmarkServer server, ScratchFolder scratch)
    {
        (this.server, this.scratch) = (server, scratch);
        signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(x => PosixSignalRegistration.Create(x, _ => End()))];
    }

    public void Dispose()
    {
        foreach (var signal in signals)
        {
            signal.Dispose();
        }
    }

    private void End()
    {
        ServedProcess.KillAll();
        server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        scratch.Dispose();
    }
}
