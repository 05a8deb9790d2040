using CaseTrack.Access;
using CaseTrack.Store;
using Marten;
using Marten.Linq.MatchesSql;

namespace CaseTrack.Clocks;

/// <summary>Terms of cases that a caller may know of, as far as a list of terms itself can tell.</summary>
public static class SeenTerms
{
    /// <summary>Leaves out the terms of cases that are surely beyond the caller's sight: of other units, and not among the few that another
    /// unit knows of. Whether each of the rest is within it is asked of its case.</summary>
    public static async Task<IQueryable<Deadline>> NearAsync(
        this IQueryable<Deadline> terms, Viewer viewer, IQuerySession session, CancellationToken token)
    {
        var (asked, asking, everything) = (new List<string>(), new List<object>(), true);
        foreach (var kind in RecordKind.Cases)
        {
            var sight = await viewer.SightAsync(kind.Area!.Value, session, token);
            everything &= sight.All;
            if (sight.All)
            {
                asked.Add(StoredDocuments.OfKind);
                asking.Add(kind.Name);
            }
            else if (!sight.Nothing)
            {
                var elsewhere = await kind.SeenElsewhereAsync(session, sight, token);
                (string Said, object[] Of) units = (elsewhere, sight.Units) switch
                {
                    ({ Count: > 0 }, _) => (StoredDocuments.OfUnitsOr, [sight.Units, elsewhere.ToArray()]),
                    (_, [var unit]) => (StoredDocuments.OfUnit, [unit]),
                    _ => (StoredDocuments.OfUnits, [sight.Units]),
                };
                asked.Add($"({StoredDocuments.OfKind} and {units.Said})");
                asking.AddRange([kind.Name, .. units.Of]);
            }
        }

        return everything ? terms : asked.Count == 0 ? terms.Where(x => x.RecordId == Guid.Empty)
            : terms.Where(x => x.MatchesSql($"({string.Join(" or ", asked)})", asking.ToArray()));
    }
}
