using CaseTrack.Http;
using CaseTrack.Procedures;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Supervision.Lists;

public static class ListSupervisionFilesEndpoint
{
    /// <summary>行政执法监督案件列表，最近的在前，按日期和标识分页.</summary>
    [WolverineGet("/api/v1/supervision-files")]
    public static async Task<CasePage<SupervisionFile>> Get(
        HttpContext context, IQuerySession session, CaseRows rows, CancellationToken token)
    {
        var filters = Filters.Of(context, "office", "officer", "stage", "field", "unit", "number", "changedSince", "from",
            "to", "limit", "after", "order");
        var query = session.Query<SupervisionFile>().AsQueryable();
        if (filters.Text("office") is { } office)
        {
            query = query.Where(x => x.Office == office);
        }

        if (await rows.NamedAsync(filters.Text("officer"), context, session, token) is { } officers)
        {
            query = query.Where(x => x.Dossier.Officer!.IsOneOf(officers));
        }

        if (filters.Text("field") is { } field)
        {
            query = query.Where(x => x.Field == field);
        }

        return await rows.PageAsync<SupervisionFile, SupervisionStage>(
            query, x => x.LeadOn, x => x.Office, x => x.Dossier.Officer is { } by ? [by] : [],
            x => [("source", "leadSource", x.Source), ("field", "administrativeField", x.Field)],
            context, filters, session, token);
    }
}
