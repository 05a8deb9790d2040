using CaseTrack.Http;
using CaseTrack.Procedures;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Review.Lists;

public static class ListReviewsEndpoint
{
    /// <summary>行政复议申请列表，最近的在前，按日期和标识分页.</summary>
    [WolverineGet("/api/v1/review-applications")]
    public static async Task<CasePage<ReviewApplication>> Get(
        HttpContext context, IQuerySession session, CaseRows rows, CancellationToken token)
    {
        var filters = Filters.Of(
            context, "office", "officer", "stage", "respondentKind", "respondent", "unit", "number", "changedSince", "from",
            "to", "limit", "after", "order");
        var query = session.Query<ReviewApplication>().AsQueryable();
        if (filters.Text("office") is { } office)
        {
            query = query.Where(x => x.Office == office);
        }

        if (await rows.NamedAsync(filters.Text("officer"), context, session, token) is { } officers)
        {
            query = query.Where(x => x.Dossier.Officer!.IsOneOf(officers));
        }

        if (filters.Text("respondentKind") is { } respondentKind)
        {
            query = query.Where(x => x.RespondentKind == respondentKind);
        }

        if (filters.Text("respondent") is { } respondent)
        {
            query = query.Where(x => x.Respondent == respondent);
        }

        return await rows.PageAsync<ReviewApplication, ReviewStage>(
            query, x => x.ReceivedOn, x => x.Office, x => x.Dossier.Officer is { } by ? [by] : [],
            x => [("respondentKind", "respondentKind", x.RespondentKind), ("subject", "reviewSubject", x.Subject),
                ("field", "administrativeField", x.Field), ("decision", "reviewDecision", x.Decision)],
            context, filters, session, token);
    }
}
