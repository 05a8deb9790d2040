using CaseTrack.Access;
using CaseTrack.Organisations;

namespace CaseTrack.Figures;

/// <summary>Which questions would tell of a restricted case.</summary>
public sealed partial class FigureSight
{
    // So many lines of so many units are looked at to find enough records; where they do not suffice, all are.
    private const int LinesPerRecord = 4;
    private const int UnitsPerCell = 3;

    private readonly Dictionary<string, HashSet<Guid>> closed = [];
    private readonly Dictionary<(string Kinds, DecidingDate Date), IReadOnlyList<(string Unit, DateOnly Month)>> places = [];
    private readonly Dictionary<(string Kinds, DecidingDate Date, Cell Cell), bool> enough = [];
    private readonly Dictionary<(string Kinds, DecidingDate Date, int Year), SmallCells?> known = [];
    private readonly Dictionary<string, IReadOnlyList<string>> above = [];
    private ILookup<string, string>? beneath;
    private IReadOnlyList<Organisation>? organisations;

    /// <summary>Whether a question splits a group that holds a restricted case. Most are answered without a look at the lines: where every
    /// such case lies in a cell with enough records, and the question takes the cell whole or not at all.</summary>
    private async Task<bool> SplitsAsync(
        string[] kinds, DecidingDate date, Measure measure, FigureScope scope, CancellationToken token)
    {
        if (SmallCells.TakesAllWhole(scope))
        {
            return false;
        }

        // Hundreds of figures of a page ask the same.
        var flow = measure is Measure.Flow or Measure.Distinct;
        var named = string.Join(' ', kinds);
        if (judged.TryGetValue((named, date, flow, scope), out var splits))
        {
            return splits;
        }

        var units = string.Join('|', scope.Unit?.Spans.Select(x => $"{x.Code} {x.Since:O} {x.Until:O}") ?? []);
        var asked = $"{await SightsAsync(kinds, token)} {date} {flow} {scope.From:O} {scope.To:O} {scope.HappenedBy:O} {scope.KnownAt:O} "
            + $"{scope.Unit is null} {units}";
        return judged[(named, date, flow, scope)] = await reader.OnceAsync(asked, WorkedOutAsync, _ => 1, token);

        async Task<bool> WorkedOutAsync()
        {
            foreach (var year in await DoubtfulYearsAsync(kinds, date, measure, scope, token))
            {
                if ((await CellsAsync(kinds, date, year, scope.District, token))?.Splits(scope, measure) == true)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The years in which a restricted case lies where the question may split its group.</summary>
    private async Task<IReadOnlyList<int>> DoubtfulYearsAsync(
        string[] kinds, DecidingDate date, Measure measure, FigureScope scope, CancellationToken token)
    {
        var flow = measure is Measure.Flow or Measure.Distinct;
        var asked = (await PlacesAsync(kinds, date, scope.District, token))
            .Where(x => x.Month.Year <= scope.To.Year && (!flow || x.Month.Year >= scope.From.Year)).ToArray();
        if (asked.Length == 0)
        {
            return [];
        }

        beneath ??= (await OrganisationsAsync(token)).SelectMany(x => Above(x.Code).Select(y => (Unit: y, x.Code)))
            .ToLookup(x => x.Unit, x => x.Code);
        var question = new CellQuestion(scope, measure, x => beneath.Contains(x) ? [.. beneath[x]] : [x]);
        var cells = asked.Select(x => (x.Unit, x.Month.Year, Cell: question.GreatestNotSplit(Cell.Around(x.Unit, x.Month, Above))))
            .ToArray();
        await CountAsync(kinds, date,
            [.. cells.Where(x => x.Cell is { OfDistrict: false }).Select(x => (x.Cell!.Value, x.Unit)).Distinct()], scope.District, token);
        return [.. cells.Where(x => x.Cell is not { } cell || !(cell.OfDistrict || enough[(string.Join(' ', kinds), date, cell)]))
            .Select(x => x.Year).Distinct().Order()];
    }

    /// <summary>Where the restricted cases lie that the caller may not open: units and months of their lines.</summary>
    private async Task<IReadOnlyList<(string Unit, DateOnly Month)>> PlacesAsync(
        string[] kinds, DecidingDate date, string district, CancellationToken token)
    {
        var key = (string.Join(' ', kinds), date);
        if (!places.TryGetValue(key, out var found))
        {
            var records = new HashSet<Guid>();
            foreach (var kind in kinds)
            {
                records.UnionWith(await ClosedAsync(kind, token));
            }

            places[key] = found = records.Count == 0 ? [] : await reader.PlacesAsync(records, date, district, token);
        }

        return found;
    }

    /// <summary>Looks for enough records in cells, of those the caller may not open.</summary>
    private async Task CountAsync(
        string[] kinds, DecidingDate date, IReadOnlyCollection<(Cell Cell, string Unit)> cells, string district, CancellationToken token)
    {
        var named = string.Join(' ', kinds);
        var asked = cells.Where(x => !enough.ContainsKey((named, date, x.Cell))).GroupBy(x => x.Cell, x => x.Unit).ToArray();
        if (asked.Length == 0)
        {
            return;
        }

        var parts = asked.SelectMany((x, i) => x.Order().Take(UnitsPerCell).Select(y => new CellPart(i, y, x.Key.First, x.Key.Last)))
            .ToArray();
        var facts = Plain.Where(x => KindOf(x) is { } kind && kinds.Contains(kind)).Select(x => x.Code).ToArray();
        var lines = await reader.SomeRecordsAsync(parts, facts, date, district, LinesPerRecord * smallest, token);
        var seen = new HashSet<Guid>();
        foreach (var kind in lines.GroupBy(x => x.Kind, x => x.Record))
        {
            seen.UnionWith(await viewer.SeenAsync(kind.Key, kind.ToHashSet(), session, token));
        }

        var unseen = lines.Where(x => !seen.Contains(x.Record)).ToLookup(x => x.Cell, x => x.Record);
        for (var i = 0; i < asked.Length; i++)
        {
            enough[(named, date, asked[i].Key)] = unseen[i].Distinct().Count() >= smallest;
        }
    }

    private async Task<SmallCells?> CellsAsync(string[] kinds, DecidingDate date, int year, string district, CancellationToken token)
    {
        var key = (string.Join(' ', kinds), date, year);
        if (known.TryGetValue(key, out var cells))
        {
            return cells;
        }

        var asked = $"{await SightsAsync(kinds, token)} {date} {year}";
        return known[key] = await reader.OnceAsync(asked, WorkedOutAsync, x => x?.Lines ?? 0, token);

        async Task<SmallCells?> WorkedOutAsync()
        {
            var (lines, restricted) = (new List<UnseenLine>(), new HashSet<Guid>());
            foreach (var kind in kinds)
            {
                if ((await viewer.SightAsync(AccessRules.AreaOf(kind)!.Value, session, token)).Everything)
                {
                    continue;
                }

                var all = await reader.LinesAsync(kind, date, district, new(year, 1, 1), new(year, 12, 31), token);
                var seen = await viewer.SeenAsync(kind, all.Select(x => x.Record).ToHashSet(), session, token);
                lines.AddRange(all.Where(x => !seen.Contains(x.Record)));
                restricted.UnionWith(await ClosedAsync(kind, token));
            }

            await OrganisationsAsync(token);
            return restricted.Count == 0 ? null : SmallCells.Of(lines, restricted, Above, smallest);
        }
    }

    /// <summary>Whatever decides what the caller sees of some kinds.</summary>
    private async Task<string> SightsAsync(string[] kinds, CancellationToken token)
    {
        var said = new List<string> { $"{smallest}" };
        foreach (var kind in kinds)
        {
            var sight = await viewer.SightAsync(AccessRules.AreaOf(kind)!.Value, session, token);
            said.Add(sight.Everything ? $"{kind} *"
                : $"{kind} {sight.All} {sight.AllCleared} {sight.Name} {string.Join(',', sight.Units)}/"
                    + $"{string.Join(',', sight.ClearedUnits)}/{string.Join(',', sight.Receives)}");
        }

        return string.Join(' ', said);
    }

    /// <summary>The restricted cases of a kind that the caller may not open.</summary>
    private async Task<HashSet<Guid>> ClosedAsync(string kind, CancellationToken token)
    {
        if (!closed.TryGetValue(kind, out var found))
        {
            var sight = await viewer.SightAsync(AccessRules.AreaOf(kind)!.Value, session, token);
            closed[kind] = found = sight.Everything ? [] : [.. await RecordKind.Named(kind).ClosedAsync(session, sight, token)];
        }

        return found;
    }

    private async Task<IReadOnlyList<Organisation>> OrganisationsAsync(CancellationToken token) =>
        organisations ??= await session.OrganisationsAsync(token);

    /// <summary>A unit and what is above it, the nearest first; asked once the organisations are known.</summary>
    private IReadOnlyList<string> Above(string unit)
    {
        if (!above.TryGetValue(unit, out var found))
        {
            var parents = organisations!.ToLookup(x => x.Code, x => x.Parents.Count > 0 ? x.Parents[^1].Value : null);
            var codes = new List<string>();
            for (var code = unit; code is not null && !codes.Contains(code); code = parents[code].FirstOrDefault())
            {
                codes.Add(code);
            }

            above[unit] = found = codes;
        }

        return found;
    }
}
