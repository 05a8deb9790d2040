using CaseTrack.Procedures;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Supervision.Lists;

public static class ReadSupervisionWorkEndpoint
{
    /// <summary>监督工作清单: open duties, the most urgent first. <c>status</c> is overdue, due-soon (seven days), stopped or
    /// received-today.</summary>
    [WolverineGet("/api/v1/supervision-files/work-list")]
    public static Task<WorkPage> Get(HttpContext context, IQuerySession session, WorkLists work, CancellationToken token) =>
        work.PageAsync<SupervisionFile, SupervisionStage>(x => x.LeadOn, context, session, token);
}
