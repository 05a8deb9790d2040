using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Reports;

public static class ReadReportTemplateEndpoint
{
    /// <summary>当前报告模板.</summary>
    [WolverineGet("/api/v1/report-templates")]
    public static Task<CurrentTemplate> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        return CurrentTemplate.ReadAsync(session, token);
    }
}
