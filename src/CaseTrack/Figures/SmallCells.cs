namespace CaseTrack.Figures;

/// <summary>One line of the ledger of a record that a caller may not open.</summary>
public readonly record struct UnseenLine(Guid Record, string Unit, DateOnly Day, DateOnly HappenedOn, DateTimeOffset RecordedAt);

/// <summary>小单元. Which questions tell of a restricted case alone. Records that a caller may not open come in groups; a question is
/// answered if it takes each group that holds a restricted case whole, or nothing of it.</summary>
/// <remarks>What can be worked out from answers – by difference of units, periods, instants – is then of whole groups. A group is the
/// first <see cref="Cell"/> around a case that has enough records. All figures of a kind of case are judged alike, so that no figure tells
/// by being withheld, and no neighbour tells what it hides.</remarks>
public sealed class SmallCells
{
    private readonly IReadOnlyList<IReadOnlyList<UnseenLine>> groups;

    private SmallCells(IReadOnlyList<IReadOnlyList<UnseenLine>> groups) => this.groups = groups;

    /// <summary>How many lines are in them.</summary>
    public int Lines => groups.Sum(x => x.Count);

    /// <param name="lines">Whole years of what the caller may not open.</param>
    /// <param name="restricted">Those of its records whose access is restricted.</param>
    /// <param name="above">A unit and what is above it, the nearest first.</param>
    /// <param name="smallest">Records a group has at the least.</param>
    public static SmallCells Of(
        IReadOnlyCollection<UnseenLine> lines, IReadOnlySet<Guid> restricted, Func<string, IReadOnlyList<string>> above, int smallest)
    {
        var byCell = lines.SelectMany(x => Cell.Around(x.Unit, x.Day, above).Select(y => (Cell: y, Line: x)))
            .ToLookup(x => x.Cell, x => x.Line);
        var sizes = new Dictionary<Cell, bool>();
        bool Enough(Cell cell) => sizes.TryGetValue(cell, out var known) ? known
            : sizes[cell] = byCell[cell].Select(x => x.Record).Distinct().Take(smallest).Count() >= smallest;
        return new([.. lines.Where(x => restricted.Contains(x.Record))
            .Select(x => Cell.Around(x.Unit, x.Day, above).FirstOrDefault(Enough, Cell.District(x.Day.Year))).Distinct()
            .Select(x => (IReadOnlyList<UnseenLine>)[.. byCell[x]])]);
    }

    /// <summary>Whether a question takes or leaves any group whole, whatever is in it: whole years of the whole district, as known now.
    /// Most questions are such, and need no line read.</summary>
    public static bool TakesAllWhole(FigureScope scope) =>
        scope is { Unit: null, HappenedBy: null, KnownAt: null, From: { Month: 1, Day: 1 }, To: { Month: 12, Day: 31 } };

    /// <summary>Whether a question takes a part of a group and leaves another.</summary>
    public bool Splits(FigureScope scope, Measure measure)
    {
        var flow = measure is Measure.Flow or Measure.Distinct;
        var then = flow ? null : scope.Unit?.On(scope.End).ToHashSet();
        var spans = flow ? scope.Unit?.Spans.ToLookup(x => x.Code) : null;
        return groups.Any(group =>
        {
            var taken = group.Count(x => x.Day <= scope.To && (!flow || x.Day >= scope.From)
                && (scope.HappenedBy is not { } day || x.HappenedOn <= day)
                && (scope.KnownAt is not { } instant || x.RecordedAt <= instant)
                && (then is null || then.Contains(x.Unit))
                && (spans is null || spans[x.Unit].Any(y => y.Since <= x.Day && x.Day <= y.Until)));
            return taken > 0 && taken < group.Count;
        });
    }
}
