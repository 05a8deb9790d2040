namespace CaseTrack.Import.Running;

/// <summary>导入的设置, section <c>Import</c>.</summary>
public sealed class ImportOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Import";

    /// <summary>疑似重复: days by which two cases of the same parties and type may be apart and still look like one.</summary>
    public int NearDays { get; set; } = 7;

    /// <summary>How often this service looks for an import that another has left, seconds.</summary>
    public int LookSeconds { get; set; } = 30;
}
