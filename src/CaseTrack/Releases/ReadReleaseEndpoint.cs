using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Releases;

public static class ReadReleaseEndpoint
{
    /// <summary>一次发布.</summary>
    [WolverineGet("/api/v1/releases/{id}")]
    public static async Task<RecordView<Release>> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        var view = await RecordViews.GetAsync<Release>(id, context, session, token);
        return view with { Record = await ReleaseSight.OfAsync(view.Record, context, session, token) };
    }
}
