using JasperFx.CommandLine;

namespace CaseTrack.Operations.Backups;

/// <summary>Where a backup lies.</summary>
public sealed class BackupInput : NetCoreInput
{
    /// <summary>Its folder.</summary>
    [Description("The folder of the backup")]
    public string Folder { get; set; } = "";
}
