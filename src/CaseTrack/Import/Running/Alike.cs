using CaseTrack.Import.Columns;
using CaseTrack.Parties;
using Marten;

namespace CaseTrack.Import.Running;

/// <summary>疑似重复. The same parties, of the same type, on near days: in the file itself, or among what is recorded. Names are compared by
/// their digests.</summary>
public sealed class Alike(ImportKind kind, PartyVault vault, string district, int nearDays)
{
    private const int MostParties = 5_000;

    private readonly Dictionary<string, List<(DateOnly Day, int Row)>> rows = [];

    /// <summary>The records that are like one of some rows, by the rows' numbers.</summary>
    public async Task<IReadOnlyDictionary<int, IReadOnlyList<RowLikeness>>> FindAsync(
        IReadOnlyList<(int Row, Guid Id, RowOutcome Outcome)> chunk, IQuerySession session, CancellationToken token)
    {
        var found = new Dictionary<int, IReadOnlyList<RowLikeness>>();
        var asked = chunk.Where(x => x.Outcome is { Record: ICaseFile, Parties.Count: > 0 })
            .Select(x => (x.Row, x.Id, File: (ICaseFile)x.Outcome.Record!, Names: NamesOf(x.Outcome.Parties))).ToArray();
        if (asked.Length == 0)
        {
            return found;
        }

        string[] names = [.. asked.SelectMany(x => x.Names).Distinct()];
        var parties = await session.Query<Party>().Where(x => x.Kind == kind.Kind && x.NameIndex!.IsOneOf(names)).Take(MostParties)
            .Select(x => new { x.RecordId, x.NameIndex }).ToListAsync(token);
        var byRecord = parties.ToLookup(x => x.RecordId, x => x.NameIndex!);
        var candidates = asked.ToDictionary(
            x => x.Row, x => byRecord.Where(y => y.Key != x.Id && x.Names.All(y.Contains)).Select(y => y.Key).ToArray());
        Guid[] ids = [.. candidates.Values.SelectMany(x => x).Distinct()];
        var files = ids.Length == 0 ? []
            : (await RecordKind.Named(kind.Kind).FilesAsync(session, ids, token)).Where(x => x.Live).ToDictionary(x => x.Id);
        foreach (var (row, _, file, own) in asked)
        {
            var key = $"{Type(file)}|{string.Join('|', own)}";
            var earlier = rows.TryGetValue(key, out var known) ? known : rows[key] = [];
            RowLikeness[] like =
            [
                .. candidates[row].Select(files.GetValueOrDefault).OfType<ICaseFile>()
                    .Where(x => Type(x) == Type(file) && IsNear(DayOf(x), DayOf(file))).Select(x => new RowLikeness(x.Id, null, DayOf(x))),
                .. earlier.Where(x => x.Row != row && IsNear(x.Day, DayOf(file))).Select(x => new RowLikeness(null, x.Row, x.Day)),
            ];
            earlier.Add((DayOf(file), row));
            if (like.Length > 0)
            {
                found[row] = like;
            }
        }

        return found;
    }

    private string[] NamesOf(IReadOnlyList<PartyDetails> parties) =>
        [.. parties.Select(x => vault.IndexOf(district, "name", PartyText.Name(x.Name))!).Distinct().Order(StringComparer.Ordinal)];

    private bool IsNear(DateOnly one, DateOnly other) => Math.Abs(one.DayNumber - other.DayNumber) <= nearDays;

    private string Type(ICaseFile file) => string.Join('/', kind.LikeBy.Select(x => file.GetType().GetProperty(x)!.GetValue(file)));

    private static DateOnly DayOf(ICaseFile file) => file.Timeline.Law;
}
