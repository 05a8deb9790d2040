using CaseTrack.Procedures;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Supervision.Lists;

public static class ReadSupervisionLoadEndpoint
{
    private static readonly SupervisionStage[] Open =
        [SupervisionStage.Lead, SupervisionStage.Opened, SupervisionStage.Instructed, SupervisionStage.Reported];

    /// <summary>监督承办人工作量, of a period, this year until today unless given: leaders see everybody, officers themselves. A case counts
    /// for whoever is in charge of it now.</summary>
    [WolverineGet("/api/v1/supervision-files/officer-load")]
    public static Task<OfficerLoadList> Get(HttpContext context, IQuerySession session, OfficerLoads loads, CancellationToken token) =>
        loads.ReadAsync<SupervisionFile, SupervisionStage>(Open, x => x.LeadOn, Concluded, context, session, token);

    /// <summary>The day of the outcome that stands: after a reopening the later one.</summary>
    private static DateOnly? Concluded(SupervisionFile file) => file.LaterOutcomes is [.., var later] ? later.From
        : file.RectifiedOn ?? file.HandedOverOn ?? file.NotEstablishedOn ?? file.WithdrawnOn;
}
