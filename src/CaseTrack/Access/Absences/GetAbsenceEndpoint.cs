using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Absences;

public static class GetAbsenceEndpoint
{
    /// <summary>一次外出登记, with what whoever may speak for the person can do.</summary>
    [WolverineGet("/api/v1/absences/{id}")]
    public static async Task<RecordView<Absence>> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        await RequireSeenAsync(id, context, session, token);
        var view = await RecordViews.GetAsync<Absence>(id, context, session, token);
        return view with { Actions = AbsencePlan.IsOf(view.Record.Officer, Viewer.Of(context).Caller) ? view.Record.Actions : [] };
    }

    /// <exception cref="RefusedException">404 for what the caller has no part in.</exception>
    internal static async Task RequireSeenAsync(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        var caller = Viewer.Of(context).Caller;
        if (await session.LoadAsync<Absence>(id, token) is not { } absence
            || !(AbsencePlan.SeesAll(caller) || absence.Officer == caller.Name || absence.Substitute == caller.Name))
        {
            throw new RefusedException(HttpRefusals.NotFound, 404);
        }
    }
}
