using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Organisations;

public static class OrganisationLookup
{
    // Nothing takes an organisation away, and each event upon one adds to its version: no two states of a district have the same sum.
    private static readonly string Standing = StoredDocuments.StandingOf(nameof(Organisation));

    private static readonly ConditionalWeakTable<IDocumentStore, ConcurrentDictionary<string, Known>> Read = [];

    // By unit of work: those it goes by to its end.
    private static readonly ConditionalWeakTable<IQuerySession, Held> HeldBy = [];

    /// <summary>Has a long unit of work go by the organisations as they stand now, instead of asking for each again. Not for one that
    /// changes any.</summary>
    public static async Task HoldOrganisationsAsync(this IQuerySession session, CancellationToken token)
    {
        var all = await session.OrganisationsAsync(token);
        HeldBy.Add(session, new(all, all.ToDictionary(x => x.Code)));
    }

    /// <summary>The organisation of the caller's district with this code, or null.</summary>
    public static async Task<Organisation?> OrganisationAsync(this IQuerySession session, string code, CancellationToken token) =>
        HeldBy.TryGetValue(session, out var held) ? held.ByCode.GetValueOrDefault(code)
            : await session.Query<Organisation>().FirstOrDefaultAsync(x => x.Code == code, token);

    /// <summary>Every organisation of the caller's district, as they stand. Read again only when one has changed, which is asked each
    /// time.</summary>
    public static async Task<IReadOnlyList<Organisation>> OrganisationsAsync(this IQuerySession session, CancellationToken token)
    {
        if (HeldBy.TryGetValue(session, out var held))
        {
            return held.All;
        }

        var standing = await StandingAsync(session, token);
        var districts = Read.GetValue(session.DocumentStore, _ => new());
        if (districts.TryGetValue(session.TenantId, out var known) && known.Standing == standing)
        {
            return known.Organisations;
        }

        var organisations = await session.Query<Organisation>().OrderBy(x => x.Code).ToListAsync(token);
        districts[session.TenantId] = new(standing, organisations);
        return organisations;
    }

    private static async Task<(long Count, long Versions)> StandingAsync(IQuerySession session, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(Standing);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        await using var row = await session.ExecuteReaderAsync(command, token);
        await row.ReadAsync(token);
        return (await row.GetFieldValueAsync<long>(0, token), await row.GetFieldValueAsync<long>(1, token));
    }

    private sealed record Held(IReadOnlyList<Organisation> All, IReadOnlyDictionary<string, Organisation> ByCode);

    private sealed record Known((long Count, long Versions) Standing, IReadOnlyList<Organisation> Organisations);
}
