using Marten;

namespace CaseTrack.Signals;

/// <summary>录入提示.</summary>
/// <param name="Id">The same for as long as it is about the same.</param>
/// <param name="Kind">What was noticed.</param>
/// <param name="Chinese">In words.</param>
/// <param name="English">In English.</param>
/// <param name="Unit">The unit or the person it is about.</param>
/// <param name="Count">How many records; a review names it.</param>
/// <param name="Records">Some of them, at most twenty; those no review has seen come first.</param>
/// <param name="Status">复核状态.</param>
/// <param name="NewRecords">How many no review has seen; absent where there is none.</param>
/// <param name="Reviews">复核经过, in order.</param>
public sealed record Signal(
    Guid Id, SignalKind Kind, string Chinese, string English, string Unit, int Count, IReadOnlyList<Guid> Records, SignalStatus Status, int? NewRecords,
    IReadOnlyList<ReviewLine> Reviews)
{
    private const int Shown = 20;

    /// <summary>A signal with the reviews of it, in their order.</summary>
    public static Signal Of(RaisedSignal raised, IReadOnlyList<SignalReview> reviews)
    {
        var seen = reviews.SelectMany(x => x.Records).ToHashSet();
        var joined = raised.Records.Count(x => !seen.Contains(x));
        var status = reviews.Count == 0 ? SignalStatus.Open
            : reviews[^1].Finding == SignalReview.FollowUp ? SignalStatus.FollowUp
            : joined > 0 ? SignalStatus.Reopened
            : SignalStatus.Reviewed;
        return new(raised.Id, raised.Kind, raised.Chinese, raised.English, raised.Unit, raised.Records.Count, [.. raised.Records.OrderBy(seen.Contains).Take(Shown)], status,
            reviews.Count == 0 ? null : joined, [.. reviews.Select(ReviewLine.Of)]);
    }
}

/// <summary>复核状态.</summary>
public enum SignalStatus
{
    /// <summary>未复核.</summary>
    Open = 1,

    /// <summary>复核后又有新的记录.</summary>
    Reopened,

    /// <summary>需跟进.</summary>
    FollowUp,

    /// <summary>已复核.</summary>
    Reviewed,
}

/// <summary>A review on its signal.</summary>
/// <param name="Id">The review.</param>
/// <param name="Finding">复核结论, code list <c>signalFinding</c>.</param>
/// <param name="Note">说明.</param>
/// <param name="ReviewedBy">复核人.</param>
/// <param name="ReviewedOn">复核日.</param>
/// <param name="ReviewedAt">When it was recorded.</param>
/// <param name="Count">How many records the signal had then.</param>
public sealed record ReviewLine(Guid Id, string Finding, string Note, string ReviewedBy, DateOnly ReviewedOn, DateTimeOffset ReviewedAt, int Count)
{
    public static ReviewLine Of(SignalReview x) => new(x.Id, x.Finding, x.Note, x.ReviewedBy, x.ReviewedOn, x.ReviewedAt, x.Records.Count);
}
