using CaseTrack.Procedures;
using CaseTrack.Terms;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Supervision.Lists;

public static class GetSupervisionFileEndpoint
{
    /// <summary>行政执法监督案件，附 ETag 与当前可办的事项.</summary>
    [WolverineGet("/api/v1/supervision-files/{id}")]
    public static Task<CaseView<SupervisionFile>> Get(Guid id, HttpContext context, IQuerySession session, TermRules rules, TimeProvider clock, ReleasedPeriods releases, CancellationToken token) =>
        CaseViews.GetAsync(id, SupervisionProcedure.All, context, session, rules, clock, releases, token);
}
