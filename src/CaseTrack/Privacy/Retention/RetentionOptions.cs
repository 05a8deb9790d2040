namespace CaseTrack.Privacy.Retention;

/// <summary>保管期限的设置, section <c>Retention</c>. The terms themselves are rules of the district, not settings.</summary>
public sealed class RetentionOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Retention";

    /// <summary>How many days the office keeps its backups; unless it says so, nobody knows when what is destroyed is gone from
    /// them.</summary>
    public int? BackupDays { get; set; }
}
