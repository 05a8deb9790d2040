using CaseTrack.Access;
using CaseTrack.Http;
using CaseTrack.Import.Running;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Import.Requests;

/// <summary>导入列表.</summary>
public sealed record ImportList(IReadOnlyList<ImportView> Imports);

public static class ListImportsEndpoint
{
    private const int Most = 200;

    /// <summary>导入列表, the latest first: one's own, or all of the district for whoever imports for it.</summary>
    [WolverineGet("/api/v1/imports")]
    public static async Task<ImportList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        var caller = Viewer.Of(context).Caller;
        var operations = await session.Query<ImportOperation>().OrderByDescending(x => x.SentAt).Take(Most).ToListAsync(token);
        var progress = (await session.LoadManyAsync<ImportProgress>(token, [.. operations.Select(x => x.Id)])).ToDictionary(x => x.Id);
        return new([.. operations.Where(x => ImportView.Sees(caller, x) && progress.ContainsKey(x.Id))
            .Select(x => ImportView.Of(x, progress[x.Id]))]);
    }
}
