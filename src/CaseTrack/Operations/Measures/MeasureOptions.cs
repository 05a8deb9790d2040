using System.ComponentModel.DataAnnotations;

namespace CaseTrack.Operations.Measures;

/// <summary>When the service takes its own measure, section <c>Metrics</c>.</summary>
public sealed class MeasureOptions
{
    public const string Section = "Metrics";

    /// <summary>How often the numbers are taken again, seconds; 0 for never.</summary>
    [Range(0, 24 * 3600)]
    public int RefreshSeconds { get; set; } = 600;

    /// <summary>How old a message may be that nobody has handled before the queue counts as stuck, seconds.</summary>
    [Range(1, 24 * 3600)]
    public int StuckSeconds { get; set; } = 300;

    /// <summary>How long an event may wait to be linked to the chain, or to be seen by a background projection, seconds.</summary>
    [Range(1, 24 * 3600)]
    public int LagSeconds { get; set; } = 600;

    /// <summary>How many deadlines may be overdue before somebody should look.</summary>
    [Range(0, int.MaxValue)]
    public int OverdueDeadlines { get; set; }
}
