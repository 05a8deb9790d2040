namespace CaseTrack.Exports;

/// <summary>导出的设置, section <c>Exports</c>.</summary>
public sealed class ExportOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Exports";

    /// <summary>How many rows a file takes at most; <c>Link</c> and the file's own description tell where the next one begins.</summary>
    public int MostRows { get; set; } = 1_000_000;
}
