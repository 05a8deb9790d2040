using CaseTrack.Procedures;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Review.Lists;

public static class ReadReviewLoadEndpoint
{
    private static readonly ReviewStage[] Open =
    [
        ReviewStage.Screening, ReviewStage.AwaitingPapers, ReviewStage.PreAcceptanceMediation, ReviewStage.Adjudication,
        ReviewStage.Suspended,
    ];

    /// <summary>复议承办人工作量, of a period, this year until today unless given: leaders see everybody, officers themselves. A case counts
    /// for whoever is in charge of it now.</summary>
    [WolverineGet("/api/v1/review-applications/officer-load")]
    public static Task<OfficerLoadList> Get(HttpContext context, IQuerySession session, OfficerLoads loads, CancellationToken token) =>
        loads.ReadAsync<ReviewApplication, ReviewStage>(Open, x => x.ReceivedOn, x => x.ConcludedOn, context, session, token);
}
