using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Signals;

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

/// <summary>Which signals a list shows.</summary>
public enum SignalFilter
{
    /// <summary>待办: whatever is not reviewed to the end.</summary>
    Open = 1,

    /// <summary>已复核.</summary>
    Reviewed,

    /// <summary>全部.</summary>
    All,
}

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

/// <summary>复核清单.</summary>
public sealed record SignalList(int Year, string Notice, IReadOnlyList<Signal> Signals);

public static class ReadSignalsEndpoint
{
    private const string Notice = "供复核参考，不是对任何人的评价 (for review, not a judgement)";

    /// <summary>录入提示: a queue for review of the mediation cases registered in a year; what is open, unless <c>?status=reviewed</c> or <c>all</c>.</summary>
    [WolverineGet("/api/v1/entry-signals/{year}")]
    public static async Task<SignalList> Get(int year, HttpContext context, IQuerySession session, SignalOptions options, AccessLog log, CancellationToken token)
    {
        var status = Filters.Of(context, "status").Value<SignalFilter>("status") ?? SignalFilter.Open;
        var raised = await RaisedSignals.OfAsync(year, context, session, options, token);
        var reviews = (await SignalReview.SeenAsync(session.Query<SignalReview>().Where(x => x.Year == year), context, session, token)).ToLookup(x => x.SignalId);
        var signals = raised.Select(x => Signal.Of(x, [.. reviews[x.Id]]))
            .Where(x => status is SignalFilter.All || (status is SignalFilter.Reviewed) == x.Status is SignalStatus.Reviewed).ToList();
        await log.RecordAsync(context, AccessAction.DrilledDown, detail: $"entry signals {year}: {signals.Sum(x => x.Records.Count)}");
        return new(year, Notice, signals);
    }
}
