using System.Runtime.CompilerServices;

[assembly: AssemblyFixture(typeof(CaseTrack.Tests.Secrets.KeyFolder))]

namespace CaseTrack.Tests.Secrets;

/// <summary>The run and the programs it starts make their keys anew, as on a new machine, and leave those of the user's own service
/// alone.</summary>
public sealed class KeyFolder : IDisposable
{
    private static readonly TemporaryFolder Folder = new();

    public void Dispose() => Folder.Dispose();

    // Before any host. On Linux this variable names the folder of the user's data; elsewhere it changes nothing.
    [ModuleInitializer]
    internal static void Name() => Environment.SetEnvironmentVariable("XDG_DATA_HOME", Folder.Path);
}
