using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Statistics;

public static class ListStatisticalFormsEndpoint
{
    /// <summary>统计报表目录.</summary>
    [WolverineGet("/api/v1/statistical-forms")]
    public static async Task<FormList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        var own = await CurrentLayouts.ReadAsync(session, token);
        return new([.. StatisticalForm.All.Select(x => new FormHead(
            x.Code, ReaderLanguage.Of(x.Chinese, x.English), x.Basis, own.GetValueOrDefault(x.Code)?.Id))]);
    }
}
