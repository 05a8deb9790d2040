using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Keys;

/// <summary>密钥清单.</summary>
public sealed record KeyList(IReadOnlyList<KeyView> Keys);

public static class ListKeysEndpoint
{
    /// <summary>本区的密钥.</summary>
    [WolverineGet("/api/v1/api-keys")]
    public static async Task<KeyList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        var district = session.TenantId;
        return new([.. (await session.Query<ApiKey>().Where(x => x.District == district).OrderBy(x => x.CreatedAt).ToListAsync(token)).Select(KeyView.Of)]);
    }
}
