using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Signals;

/// <summary>待复核的提示. How many wait, of those the caller may know of.</summary>
public static class OpenSignals
{
    public static async Task<int> CountAsync(
        int year, HttpContext context, IQuerySession session, SignalOptions options, CancellationToken token)
    {
        var raised = await RaisedSignals.OfAsync(year, context, session, options, token);
        var reviews = (await SignalReview.SeenAsync(session.Query<SignalReview>().Where(x => x.Year == year), context, session, token))
            .ToLookup(x => x.SignalId);
        return raised.Count(x => Signal.Of(x, [.. reviews[x.Id]]).Status is not SignalStatus.Reviewed);
    }
}
