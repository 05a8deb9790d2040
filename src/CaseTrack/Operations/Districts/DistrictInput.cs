using JasperFx.CommandLine;

namespace CaseTrack.Operations.Districts;

/// <summary>Which district leaves, and where to.</summary>
public sealed class DistrictExportInput : NetCoreInput
{
    /// <summary>区划代码.</summary>
    [Description("The district, by its GB/T 2260 code")]
    public string District { get; set; } = "";

    /// <summary>A new folder, or an empty one.</summary>
    [Description("The folder it is written to: new, or empty")]
    public string Folder { get; set; } = "";

    /// <summary>移交密钥: opens names and photos in the other system; made where there is none, and carried apart.</summary>
    [Description("The file of the transfer key, which opens names and photos; made where there is none. Carry it apart from the folder")]
    public string? TransferKeyFlag { get; set; }
}

/// <summary>Where a district comes from.</summary>
public sealed class DistrictImportInput : NetCoreInput
{
    /// <summary>The folder that was written.</summary>
    [Description("The folder that district-export has written")]
    public string Folder { get; set; } = "";

    /// <summary>移交密钥.</summary>
    [Description("The file of the transfer key")]
    public string? TransferKeyFlag { get; set; }
}
