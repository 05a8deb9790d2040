using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Signals;

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
