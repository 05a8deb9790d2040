using CaseTrack.Figures;

namespace CaseTrack.Tests.Figures;

/// <summary>小单元. What is answered without a look at the lines is what the lines would have said.</summary>
public sealed class CellTests
{
    private const int Smallest = 5;

    // Two streets of the district, each with two committees.
    private static readonly Dictionary<string, string?> Parents = new()
    {
        ["d"] = null,
        ["a"] = "d",
        ["b"] = "d",
        ["a1"] = "a",
        ["a2"] = "a",
        ["b1"] = "b",
        ["b2"] = "b",
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Where_every_restricted_case_lies_in_a_cell_that_is_taken_whole_or_left_no_group_is_split(int seed)
    {
        var random = new Random(seed);
        var (spared, split) = (0, 0);
        for (var i = 0; i < 3_000; i++)
        {
            var lines = Lines(random, random.Next(5, 120));
            var restricted = lines.Select(x => x.Record).Distinct().Where(_ => random.Next(12) == 0).ToHashSet();
            var (scope, measure) = Asked(random);
            var question = new CellQuestion(scope, measure, x => [.. Parents.Keys.Where(y => Above(y).Contains(x))]);
            var splits = SmallCells.Of(lines, restricted, Above, Smallest).Splits(scope, measure);
            var safe = lines.Where(x => restricted.Contains(x.Record)).All(
                x => question.GreatestNotSplit(Cell.Around(x.Unit, x.Day, Above)) is { } cell && (cell.OfDistrict || Enough(lines, cell)));
            (safe && splits).ShouldBeFalse($"{seed} {i}: {scope} {measure}");
            spared += safe && restricted.Count > 0 ? 1 : 0;
            split += splits ? 1 : 0;
        }

        // Else nothing was compared.
        spared.ShouldBeGreaterThan(100);
        split.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Cells_lie_around_each_other()
    {
        foreach (var unit in Parents.Keys)
        {
            Cell[] cells = [.. Cell.Around(unit, new(2024, 2, 29), Above)];
            cells[0].ShouldBe(new Cell(unit, 2024, 2, 0));
            (cells[0].First, cells[0].Last).ShouldBe((new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 29)));
            (cells[1].First, cells[1].Last).ShouldBe((new DateOnly(2024, 1, 1), new DateOnly(2024, 3, 31)));
            cells[^1].ShouldBe(Cell.District(2024));
            cells.Zip(cells.Skip(1)).ShouldAllBe(x => x.Second.First <= x.First.First && x.First.Last <= x.Second.Last);
        }
    }

    private static IReadOnlyList<string> Above(string unit)
    {
        var above = new List<string>();
        for (string? code = unit; code is not null; code = Parents[code])
        {
            above.Add(code);
        }

        return above;
    }

    private static bool Enough(IReadOnlyList<UnseenLine> lines, Cell cell) =>
        lines.Where(x => Cell.Around(x.Unit, x.Day, Above).Contains(cell)).Select(x => x.Record).Distinct().Count() >= Smallest;

    private static UnseenLine[] Lines(Random random, int count)
    {
        string[] units = ["a", "a1", "a2", "b1", "b2"];
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var day = new DateOnly(2021, 1, 1).AddDays(random.Next(2 * 365));
            return new UnseenLine(new Guid(random.Next(count / 2), 0, 0, new byte[8]), units[random.Next(units.Length)], day, day,
                new(day, TimeOnly.MinValue, TimeSpan.Zero));
        })];
    }

    private static (FigureScope Scope, Measure Measure) Asked(Random random)
    {
        var year = 2021 + random.Next(2);
        var (from, to) = random.Next(4) switch
        {
            0 => (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)),
            1 => (new DateOnly(year, 4, 1), new DateOnly(year, 6, 30)),
            2 => (new DateOnly(year, 3, 15), new DateOnly(year, 11, 15)),
            _ => (new DateOnly(2021, 1, 1), new DateOnly(2022, 12, 31)),
        };
        string?[] units = [null, "d", "a", "a1", "b2"];
        UnitMembership? member = null;
        if (units[random.Next(units.Length)] is { } unit)
        {
            // Some belong to it for a part of the time.
            member = new([.. Parents.Keys.Where(x => Above(x).Contains(unit)).Select(x => random.Next(5) == 0
                ? new UnitMembership.Span(x, new(2021, 7, 1), DateOnly.MaxValue)
                : new UnitMembership.Span(x, DateOnly.MinValue, DateOnly.MaxValue))]);
        }

        Measure[] measures = [Measure.Flow, Measure.Stock, Measure.Distinct];
        return (new("420202", from, to, random.Next(6) == 0 ? to.AddDays(-40) : null, null, member), measures[random.Next(3)]);
    }
}
