using JasperFx.CommandLine;

namespace CaseTrack.Operations.Upgrades;

/// <summary>How the database is upgraded.</summary>
public sealed class MigrateInput : NetCoreInput
{
    /// <summary>只说明，不执行.</summary>
    [Description("Say what would be done, and do nothing")]
    public bool DryRunFlag { get; set; }
}
