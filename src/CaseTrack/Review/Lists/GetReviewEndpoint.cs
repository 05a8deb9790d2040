using CaseTrack.Procedures;
using CaseTrack.Terms;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Review.Lists;

public static class GetReviewEndpoint
{
    /// <summary>行政复议申请，附 ETag 与当前可办的事项.</summary>
    [WolverineGet("/api/v1/review-applications/{id}")]
    public static Task<CaseView<ReviewApplication>> Get(Guid id, HttpContext context, IQuerySession session, TermRules rules, TimeProvider clock, ReleasedPeriods releases, CancellationToken token) =>
        CaseViews.GetAsync(id, ReviewProcedure.All, context, session, rules, clock, releases, token);
}
