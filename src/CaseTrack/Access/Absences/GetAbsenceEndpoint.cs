using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Absences;

public static class GetAbsenceEndpoint
{
    /// <summary>一次外出登记.</summary>
    [WolverineGet("/api/v1/absences/{id}")]
    public static async Task<RecordView<Absence>> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        await RequireSeenAsync(id, context, session, token);
        return await RecordViews.GetAsync<Absence>(id, context, session, token);
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
