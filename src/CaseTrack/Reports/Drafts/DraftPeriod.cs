namespace CaseTrack.Reports.Drafts;

/// <summary>文稿所述的时间: a year, some months of it, or some days.</summary>
/// <param name="Year">The year, or null for the one the report is about.</param>
/// <param name="First">The first month.</param>
/// <param name="Last">The last month.</param>
/// <param name="Day">A single day of the last month, or 0 for whole months.</param>
public readonly record struct DraftPeriod(int? Year, int First = 1, int Last = 12, int Day = 0)
{
    /// <summary>Whether it is a year and nothing less.</summary>
    public bool Whole => (First, Last, Day) == (1, 12, 0);

    /// <summary>The days it spans, in the report's year unless it has its own; null for a day there is not.</summary>
    public (DateOnly From, DateOnly To)? Days(int year)
    {
        var of = Year ?? year;
        return First is < 1 or > 12 || Last is < 1 or > 12 || First > Last || of is < 1 or > 9998 ? null
            : (new DateOnly(of, First, 1), new DateOnly(of, Last, 1).AddMonths(1).AddDays(-1));
    }
}
