namespace CaseTrack.Figures;

/// <summary>单元. A month of a unit, a quarter of it, a year of it and of what is beneath it, or a year of the district.</summary>
/// <param name="Unit">The unit; empty for the district.</param>
/// <param name="Year">The year.</param>
/// <param name="Month">Its month; 0 for none.</param>
/// <param name="Quarter">Its quarter; 0 for none.</param>
public readonly record struct Cell(string Unit, int Year, int Month, int Quarter)
{
    public static Cell District(int year) => new("", year, 0, 0);

    /// <summary>Whether it is of a unit alone, without what is beneath it.</summary>
    public bool OfUnitAlone => Month > 0 || Quarter > 0;

    public bool OfDistrict => Unit.Length == 0;

    public DateOnly First => new(Year, Month > 0 ? Month : Quarter > 0 ? (3 * Quarter) - 2 : 1, 1);

    public DateOnly Last => Month > 0 ? First.AddMonths(1).AddDays(-1) : Quarter > 0 ? First.AddMonths(3).AddDays(-1) : new(Year, 12, 31);

    /// <summary>The cells around a day of a unit: each is within the next, from the month of the unit up to the year of the
    /// district.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="day">The day.</param>
    /// <param name="above">A unit and what is above it, the nearest first.</param>
    public static IEnumerable<Cell> Around(string unit, DateOnly day, Func<string, IReadOnlyList<string>> above)
    {
        yield return new(unit, day.Year, day.Month, 0);
        yield return new(unit, day.Year, 0, (day.Month + 2) / 3);
        foreach (var one in above(unit))
        {
            yield return new(one, day.Year, 0, 0);
        }

        yield return District(day.Year);
    }
}

/// <summary>The days of one unit within a cell.</summary>
/// <param name="Cell">The place of the cell in a list.</param>
/// <param name="Unit">The unit.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
public readonly record struct CellPart(int Cell, string Unit, DateOnly First, DateOnly Last);

/// <summary>What a question takes of a cell, whatever lines are in it.</summary>
/// <param name="scope">The question.</param>
/// <param name="measure">How it counts.</param>
/// <param name="beneath">Every unit that is the given one or beneath it.</param>
public sealed class CellQuestion(FigureScope scope, Measure measure, Func<string, IReadOnlyCollection<string>> beneath)
{
    private readonly bool flow = measure is Measure.Flow or Measure.Distinct;
    private readonly HashSet<string>? then = measure is Measure.Flow or Measure.Distinct ? null : scope.Unit?.On(scope.End).ToHashSet();
    private readonly ILookup<string, UnitMembership.Span>? spans = scope.Unit?.Spans.ToLookup(x => x.Code);

    /// <summary>The greatest of some cells around each other that is taken whole or left whole, as are all within it; none where already
    /// the smallest may be taken in part.</summary>
    public Cell? GreatestNotSplit(IEnumerable<Cell> around)
    {
        // What was known, or had happened, by an instant may be part of any cell.
        if (scope.KnownAt is not null || scope.HappenedBy is not null)
        {
            return null;
        }

        Cell? greatest = null;
        foreach (var cell in around)
        {
            if (Splits(cell))
            {
                break;
            }

            greatest = cell;
        }

        return greatest;
    }

    private bool Splits(Cell cell)
    {
        var first = flow ? scope.From : DateOnly.MinValue;
        if (cell.Last < first || cell.First > scope.To)
        {
            return false;
        }

        if (cell.OfDistrict)
        {
            // A line may be of a unit nobody knows any more.
            return scope.Unit is not null || cell.First < first || cell.Last > scope.To;
        }

        bool?[] taken = [.. (cell.OfUnitAlone ? [cell.Unit] : beneath(cell.Unit)).Select(x => Takes(x, cell)).Distinct()];
        return taken is not [{ } all] || (all && (cell.First < first || cell.Last > scope.To));
    }

    /// <summary>Whether a unit's days of a cell are asked for: all, none, or – null – some.</summary>
    private bool? Takes(string unit, Cell cell)
    {
        if (scope.Unit is null)
        {
            return true;
        }

        if (!flow)
        {
            return then!.Contains(unit);
        }

        return spans![unit].Any(x => x.Since <= cell.First && cell.Last <= x.Until) ? true
            : spans[unit].Any(x => x.Since <= cell.Last && cell.First <= x.Until) ? null : false;
    }
}
