namespace CaseTrack.Figures;

/// <summary>查询范围: which facts a question is about.</summary>
/// <param name="District">The tenant.</param>
/// <param name="From">统计期首日.</param>
/// <param name="To">统计期末日.</param>
/// <param name="HappenedBy">截止日: only what had happened by this day, or null.</param>
/// <param name="KnownAt">认知时点: only what had been recorded by this instant, or null.</param>
/// <param name="Sequence">Only events up to this one, or null; with it an answer can be repeated exactly.</param>
/// <param name="Unit">Only this organisation and what is beneath it, or null for the whole district.</param>
public sealed record FigureScope(
    string District, DateOnly From, DateOnly To, DateOnly? HappenedBy = null, DateTimeOffset? KnownAt = null, UnitMembership? Unit = null,
    long? Sequence = null)
{
    /// <summary>Events that are later than <see cref="Sequence"/> and yet recorded by <see cref="KnownAt"/>; filled in by the reader.</summary>
    public IReadOnlyList<Guid> Later { get; init; } = [];

    /// <summary>The last day looked at.</summary>
    public DateOnly End => HappenedBy < To ? HappenedBy.Value : To;

    /// <summary>The day before the period, or the last day looked at if that is earlier.</summary>
    public DateOnly Before => HappenedBy < From ? HappenedBy.Value : From.AddDays(-1);

    /// <summary>The last day of a month has the last day of the month a year before as its counterpart.</summary>
    public static DateOnly LastYear(DateOnly day) => day.AddDays(1).Day == 1 ? day.AddDays(1).AddYears(-1).AddDays(-1) : day.AddYears(-1);
}
