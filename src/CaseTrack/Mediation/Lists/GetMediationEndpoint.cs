using CaseTrack.Procedures;
using CaseTrack.Terms;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Mediation.Lists;

public static class GetMediationEndpoint
{
    /// <summary>一件调解案件，附 ETag 与当前可办的事项.</summary>
    [WolverineGet("/api/v1/mediation-cases/{id}")]
    public static Task<CaseView<MediationCase>> Get(
        Guid id, HttpContext context, IQuerySession session, TermRules rules, TimeProvider clock, ReleasedPeriods releases,
        CancellationToken token) =>
        CaseViews.GetAsync(id, MediationProcedure.All, context, session, rules, clock, releases, token, x => x.Mediators);
}
