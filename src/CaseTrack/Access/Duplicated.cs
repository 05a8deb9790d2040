using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access;

/// <summary>The record that a voided one repeats, if it exists.</summary>
public sealed record Duplicated(bool Exists)
{
    /// <summary>Whether it exists for this caller.</summary>
    public static async Task<Duplicated> FindAsync<TRecord>(Guid? other, HttpContext context, IQuerySession session, CancellationToken token) where TRecord : class, ICaseRecord<TRecord> =>
        new(other is not { } id || (await Viewer.Of(context).SeenAsync(TRecord.Kind, [id], session, token)).Contains(id));
}
