using CaseTrack.Http;
using CaseTrack.Procedures;
using CaseTrack.Store;
using Marten;
using Marten.Linq.MatchesSql;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Mediation.Lists;

public static class ListMediationsEndpoint
{
    /// <summary>调解案件列表，最近的在前，按登记日和标识分页.</summary>
    [WolverineGet("/api/v1/mediation-cases")]
    public static async Task<CasePage<MediationCase>> Get(
        HttpContext context, IQuerySession session, CaseRows rows, CancellationToken token)
    {
        var filters = Filters.Of(
            context, "committee", "mediator", "stage", "disputeType", "source", "unit", "number", "changedSince", "from",
            "to", "limit", "after", "order");
        var query = session.Query<MediationCase>().AsQueryable();
        if (filters.Text("committee") is { } committee)
        {
            query = query.Where(x => x.Committee == committee);
        }

        if (await rows.NamedAsync(filters.Text("mediator"), context, session, token) is { } mediators)
        {
            query = query.Where(x => x.MatchesSql(StoredDocuments.OfMediators, (object)mediators));
        }

        if (filters.Text("disputeType") is { } type)
        {
            query = query.Where(x => x.DisputeType == type);
        }

        if (filters.Text("source") is { } source)
        {
            query = query.Where(x => x.Source == source);
        }

        return await rows.PageAsync<MediationCase, MediationStage>(
            query, x => x.RegisteredOn, x => x.Committee, x => x.Mediators,
            x => [("source", "mediationSource", x.Source), ("disputeType", "disputeType", x.DisputeType),
                ("participantKind", "participantKind", x.ParticipantKind), ("difficulty", "difficulty", x.Difficulty)],
            context, filters, session, token);
    }
}
