using CaseTrack.Access;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy;

/// <summary>A case the caller handles, and whether it is on hold.</summary>
/// <param name="Mine">Whether the caller may act upon it.</param>
/// <param name="OnHold">法定保留.</param>
public sealed record HandledCase(bool Mine, bool OnHold)
{
    public static async Task<HandledCase> FindAsync(string kind, Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        var viewer = Viewer.Of(context);
        var mine = AccessRules.AreaOf(kind) is not null && (await viewer.SeenAsync(kind, [id], session, token, write: true)).Contains(id);
        return new(mine, await session.Query<LegalHold>().AnyAsync(x => x.RecordId == id && x.LiftedOn == null, token));
    }
}
