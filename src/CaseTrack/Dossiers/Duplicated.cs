using Marten;

namespace CaseTrack.Dossiers;

/// <summary>The record that a voided one repeats, if it exists.</summary>
public sealed record Duplicated(bool Exists)
{
    public static async Task<Duplicated> FindAsync<TRecord>(Guid? other, IQuerySession session, CancellationToken token) where TRecord : class, ICaseRecord<TRecord> =>
        new(other is not { } id || await session.LoadAsync<TRecord>(id, token) is not null);
}
