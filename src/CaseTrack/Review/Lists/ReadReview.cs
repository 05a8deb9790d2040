using CaseTrack.Access;
using CaseTrack.Http;
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

public static class ListReviewsEndpoint
{
    /// <summary>行政复议申请列表，按日期和标识分页.</summary>
    [WolverineGet("/api/v1/review-applications")]
    public static Task<RecordPage<ReviewApplication>> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "office", "stage", "respondentKind", "respondent", "from", "to", "limit", "after");
        var query = session.Query<ReviewApplication>().AsQueryable();
        if (filters.Text("office") is { } office)
        {
            query = query.Where(x => x.Office == office);
        }

        if (filters.Value<ReviewStage>("stage") is { } stage)
        {
            query = query.Where(x => x.Stage == stage);
        }

        if (filters.Text("respondentKind") is { } respondentKind)
        {
            query = query.Where(x => x.RespondentKind == respondentKind);
        }

        if (filters.Text("respondent") is { } respondent)
        {
            query = query.Where(x => x.Respondent == respondent);
        }

        return RecordPages.PageAsync(session, query, x => x.ReceivedOn, context, filters, token);
    }
}

public static class GetReviewHistoryEndpoint
{
    /// <summary>行政复议申请经过: what happened, when, when it was recorded, by whom, why.</summary>
    [WolverineGet("/api/v1/review-applications/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, IQuerySession session, CancellationToken token) =>
        RecordViews.HistoryAsync<ReviewApplication>(id, session, token);
}
