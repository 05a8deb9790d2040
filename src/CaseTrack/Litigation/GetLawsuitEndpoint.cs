using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Litigation;

public static class GetLawsuitEndpoint
{
    /// <summary>行政应诉案件，附 ETag 与当前可办的事项.</summary>
    [WolverineGet("/api/v1/administrative-lawsuits/{id}")]
    public static Task<RecordView<AdministrativeLawsuit>> Get(
        Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        RecordViews.GetAsync<AdministrativeLawsuit>(id, context, session, token);
}

public static class GetLawsuitHistoryEndpoint
{
    /// <summary>行政应诉案件经过: what happened, when, when it was recorded, by whom, why.</summary>
    [WolverineGet("/api/v1/administrative-lawsuits/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        RecordViews.HistoryAsync<AdministrativeLawsuit>(id, context, session, token);
}
