using System.Runtime.CompilerServices;
using Marten;

namespace CaseTrack.Organisations;

public static class OrganisationLookup
{
    // By the list they are in, which is another one when any has changed.
    private static readonly ConditionalWeakTable<IReadOnlyList<Organisation>, Known> Read = [];

    // By unit of work: those it goes by to its end.
    private static readonly ConditionalWeakTable<IQuerySession, Known> HeldBy = [];

    /// <summary>Has a long unit of work go by the organisations as they stand now, instead of asking for each again. Not for one that
    /// changes any.</summary>
    public static async Task HoldOrganisationsAsync(this IQuerySession session, CancellationToken token) =>
        HeldBy.Add(session, await KnownAsync(session, token));

    /// <summary>The organisation of the caller's district with this code, or null.</summary>
    public static async Task<Organisation?> OrganisationAsync(this IQuerySession session, string code, CancellationToken token) =>
        (await KnownAsync(session, token)).ByCode.GetValueOrDefault(code);

    /// <summary>Every organisation of the caller's district, as they stand, in the order of their codes.</summary>
    public static async Task<IReadOnlyList<Organisation>> OrganisationsAsync(this IQuerySession session, CancellationToken token) =>
        (await KnownAsync(session, token)).All;

    private static async Task<Known> KnownAsync(IQuerySession session, CancellationToken token) =>
        HeldBy.TryGetValue(session, out var held) ? held : Read.GetValue(await session.AllAsync<Organisation>(token), x => new(x));

    private sealed class Known(IReadOnlyList<Organisation> all)
    {
        // As the database orders texts: by their bytes.
        public IReadOnlyList<Organisation> All { get; } = [.. all.OrderBy(x => x.Code, StringComparer.Ordinal)];

        public IReadOnlyDictionary<string, Organisation> ByCode { get; } = all.ToDictionary(x => x.Code);
    }
}
