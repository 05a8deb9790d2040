using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Absences;

public static class GetAbsenceHistoryEndpoint
{
    /// <summary>外出登记的经过: what was said first, and what was changed or withdrawn later, when and by whom.</summary>
    [WolverineGet("/api/v1/absences/{id}/history")]
    public static async Task<RecordHistory> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        await GetAbsenceEndpoint.RequireSeenAsync(id, context, session, token);
        return await RecordViews.HistoryAsync<Absence>(id, context, session, token);
    }
}
