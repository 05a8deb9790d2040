using Marten;

namespace CaseTrack.Clocks.Notices;

/// <summary>期限移动. What a notice on days off does to one running term.</summary>
public sealed record Movement(
    string Kind, Guid RecordId, string Unit, string Term, string Chinese, string English, DateOnly? From, DateOnly? To, bool Provisional,
    string? Number = null);

/// <summary>同样移动的期限. How many terms of a kind go from one day to another; it names no case.</summary>
/// <param name="Kind">The kind of case.</param>
/// <param name="Chinese">期限.</param>
/// <param name="English">The term in English.</param>
/// <param name="From">The last day before.</param>
/// <param name="To">The last day after.</param>
/// <param name="Count">How many.</param>
public sealed record MovedDay(string Kind, string Chinese, string English, DateOnly? From, DateOnly? To, int Count);

public static class Movements
{
    /// <summary>Every running term that stands otherwise in the list than a rulebook makes it.</summary>
    public static async Task<IReadOnlyList<Movement>> FindAsync(IQuerySession session, Rulebook rulebook, CancellationToken token)
    {
        var running = await session.Query<Deadline>().Where(x => x.EndedOn == null && x.DueOn != null).ToListAsync(token);
        var movements = new List<Movement>();
        foreach (var kind in running.GroupBy(x => x.Kind))
        {
            var ids = kind.Select(x => x.RecordId).Distinct().ToArray();
            var files = (await RecordKind.Named(kind.Key).FilesAsync(session, ids, token)).ToDictionary(x => x.Id);
            foreach (var record in kind.GroupBy(x => x.RecordId).Where(x => files.ContainsKey(x.Key)))
            {
                var terms = rulebook.Terms(files[record.Key]).ToDictionary(x => x.Key);
                movements.AddRange(
                    from listed in record
                    let term = terms.GetValueOrDefault(listed.Term)
                    where term is not null && (term.DueOn != listed.DueOn || term.Provisional != listed.Provisional)
                    select new Movement(
                        kind.Key, record.Key, listed.Unit, listed.Term, listed.Chinese, listed.English, listed.DueOn, term.DueOn,
                        term.Provisional, files[record.Key].Dossier.Numbers is [.., var last] ? last.Number : null));
            }
        }

        return [.. movements.OrderBy(x => x.From).ThenBy(x => x.RecordId).ThenBy(x => x.Term, StringComparer.Ordinal)];
    }

    /// <summary>The same, counted: by kind of case, term and days, the earliest first.</summary>
    public static IReadOnlyList<MovedDay> Counted(IReadOnlyList<Movement> moves) =>
        [.. moves.GroupBy(x => (x.Kind, x.Chinese, x.English, x.From, x.To))
            .Select(x => new MovedDay(x.Key.Kind, x.Key.Chinese, x.Key.English, x.Key.From, x.Key.To, x.Count()))
            .OrderBy(x => x.From).ThenBy(x => x.Kind, StringComparer.Ordinal).ThenBy(x => x.English, StringComparer.Ordinal)
            .ThenBy(x => x.To)];
}
