using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Review.Lists;

public static class ListReviewsEndpoint
{
    /// <summary>行政复议申请列表，按日期和标识分页.</summary>
    [WolverineGet("/api/v1/review-applications")]
    public static Task<RecordPage<ReviewApplication>> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(
            context, "office", "officer", "stage", "respondentKind", "respondent", "from", "to", "limit", "after", "order");
        var query = session.Query<ReviewApplication>().AsQueryable();
        if (filters.Text("office") is { } office)
        {
            query = query.Where(x => x.Office == office);
        }

        if (filters.Text("officer") is { } officer)
        {
            query = query.Where(x => x.Dossier.Officer == officer);
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
