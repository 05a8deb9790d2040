using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Numbers;

public static class GetNumberTemplateEndpoint
{
    /// <summary>一条文号模板的规定.</summary>
    [WolverineGet("/api/v1/number-templates/{id}")]
    public static Task<RecordView<NumberTemplateRule>> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        return RecordViews.GetAsync<NumberTemplateRule>(id, context, session, token);
    }
}
