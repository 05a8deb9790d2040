using CaseTrack.Http;
using CaseTrack.Terms;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

public static class ReadProceduresEndpoint
{
    /// <summary>状态机与期限规则.</summary>
    [WolverineGet("/api/v1/procedures")]
    public static PublishedProcedures Get(HttpContext context, TermRules rules)
    {
        Filters.Of(context);
        return PublishedProcedures.Of(rules);
    }
}
