using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Releases;

public static class ExportReleaseEndpoint
{
    /// <summary>导出发布: a file that can be checked without trusting the service.</summary>
    [WolverineGet("/api/v1/releases/{id}/export")]
    public static async Task<ExportedRelease> Get(
        Guid id, HttpContext context, IQuerySession session, SigningKey key, AccessLog log, CancellationToken token)
    {
        if ((await session.LoadAsync<Release>(id, token))?.Exported(key) is not { } exported)
        {
            throw new RefusedException(HttpRefusals.NotFound, 404);
        }

        await log.RecordAsync(context, AccessAction.Exported, Release.Kind, id);
        return exported;
    }
}
