using CaseTrack.Access;
using CaseTrack.Mediation;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Signals;

/// <summary>A signal and who asks to review it.</summary>
/// <param name="Raised">As the records raise it now; null if they do not.</param>
/// <param name="Known">Whether it is raised, or was once and was reviewed.</param>
/// <param name="Own">Whether it is about the caller's own entries.</param>
public sealed record Reviewable(RaisedSignal? Raised, bool Known, bool Own)
{
    // What a signal is made of. Who only corrected or filed a case has not entered it.
    private static readonly string[] Entering = [EventName.Stored(typeof(MediationAccepted)), EventName.Stored(typeof(AgreementReached)), EventName.Stored(typeof(MediationEnded))];

    public static async Task<Reviewable> FindAsync(int year, Guid id, HttpContext context, IQuerySession session, SignalOptions options, CancellationToken token)
    {
        var raised = (await RaisedSignals.OfAsync(year, context, session, options, token)).FirstOrDefault(x => x.Id == id);
        return raised is null
            ? new(null, (await SignalReview.SeenAsync(session.Query<SignalReview>().Where(x => x.SignalId == id && x.Year == year), context, session, token)).Count > 0, false)
            : new(raised, true, await IsOwnAsync(raised, Viewer.Of(context).Caller.Name, session, token));
    }

    private static async Task<bool> IsOwnAsync(RaisedSignal raised, string name, IQuerySession session, CancellationToken token)
    {
        Guid[] ids = [.. raised.Records];
        return raised.Unit == name
            || await session.Query<MediationCase>().AnyAsync(x => x.Id.IsOneOf(ids) && x.Mediators.Contains(name), token)
            || await session.Events.QueryAllRawEvents().AnyAsync(x => x.UserName == name && x.StreamId.IsOneOf(ids) && (x.Version == 1 || x.EventTypeName.IsOneOf(Entering)), token);
    }
}
