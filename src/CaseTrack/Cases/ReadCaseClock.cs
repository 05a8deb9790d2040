using CaseTrack.Mediation;
using CaseTrack.Review;
using CaseTrack.Supervision;
using CaseTrack.Terms;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

public static class ReadMediationClockEndpoint
{
    /// <summary>调解案件的期限及计算过程.</summary>
    [WolverineGet("/api/v1/mediation-cases/{id}/deadlines")]
    public static Task<CaseClock> Get(Guid id, HttpContext context, IQuerySession session, TermRules rules, TimeProvider clock, CancellationToken token) =>
        CaseClocks.ReadAsync<MediationCase>(id, context, session, rules, clock, token);
}

public static class ReadReviewClockEndpoint
{
    /// <summary>复议案件的期限及计算过程; <c>suspendedOn</c> asks what would be if it were suspended.</summary>
    [WolverineGet("/api/v1/review-applications/{id}/deadlines")]
    public static Task<CaseClock> Get(Guid id, HttpContext context, IQuerySession session, TermRules rules, TimeProvider clock, CancellationToken token) =>
        CaseClocks.ReadAsync<ReviewApplication>(id, context, session, rules, clock, token);
}

public static class ReadSupervisionClockEndpoint
{
    /// <summary>监督案件的期限及计算过程.</summary>
    [WolverineGet("/api/v1/supervision-files/{id}/deadlines")]
    public static Task<CaseClock> Get(Guid id, HttpContext context, IQuerySession session, TermRules rules, TimeProvider clock, CancellationToken token) =>
        CaseClocks.ReadAsync<SupervisionFile>(id, context, session, rules, clock, token);
}
