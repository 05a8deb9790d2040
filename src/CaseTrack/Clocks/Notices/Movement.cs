using Marten;

namespace CaseTrack.Clocks.Notices;

/// <summary>期限移动. What a notice on days off does to one running term.</summary>
public sealed record Movement(
    string Kind, Guid RecordId, string Unit, string Term, string Chinese, string English, DateOnly? From, DateOnly? To, bool Provisional);

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
                        term.Provisional));
            }
        }

        return [.. movements.OrderBy(x => x.From).ThenBy(x => x.RecordId).ThenBy(x => x.Term, StringComparer.Ordinal)];
    }
}
