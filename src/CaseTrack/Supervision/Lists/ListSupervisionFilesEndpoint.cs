using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Supervision.Lists;

public static class ListSupervisionFilesEndpoint
{
    /// <summary>行政执法监督案件列表，按日期和标识分页.</summary>
    [WolverineGet("/api/v1/supervision-files")]
    public static Task<RecordPage<SupervisionFile>> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "office", "officer", "stage", "field", "from", "to", "limit", "after", "order");
        var query = session.Query<SupervisionFile>().AsQueryable();
        if (filters.Text("office") is { } office)
        {
            query = query.Where(x => x.Office == office);
        }

        if (filters.Text("officer") is { } officer)
        {
            query = query.Where(x => x.Dossier.Officer == officer);
        }

        if (filters.Value<SupervisionStage>("stage") is { } stage)
        {
            query = query.Where(x => x.Stage == stage);
        }

        if (filters.Text("field") is { } field)
        {
            query = query.Where(x => x.Field == field);
        }

        return RecordPages.PageAsync(session, query, x => x.LeadOn, context, filters, token);
    }
}
