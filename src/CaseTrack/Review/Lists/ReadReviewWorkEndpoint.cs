using CaseTrack.Procedures;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Review.Lists;

public static class ReadReviewWorkEndpoint
{
    /// <summary>复议工作清单: open duties, the most urgent first. <c>status</c> is overdue, due-soon (seven days), stopped or
    /// received-today.</summary>
    [WolverineGet("/api/v1/review-applications/work-list")]
    public static Task<WorkPage> Get(HttpContext context, IQuerySession session, WorkLists work, CancellationToken token) =>
        work.PageAsync<ReviewApplication, ReviewStage>(x => x.ReceivedOn, context, session, token);
}
