using CaseTrack.Import.Columns;
using CaseTrack.Import.Reading;

namespace CaseTrack.Import.Running;

/// <summary>A file with its headings found and looked through once: how many rows, how wide, which days can be read in two ways.</summary>
/// <param name="Table">The sheet.</param>
/// <param name="Headings">Which column is which.</param>
/// <param name="Rows">How many rows of data.</param>
/// <param name="Orders">What the days of a column tell of its order.</param>
/// <param name="AskOrder">Columns of days that tell nothing of it.</param>
/// <param name="Notes">What whoever sent it should know.</param>
public sealed record ImportSheet(
    SourceTable Table, Headings Headings, int Rows, IReadOnlyDictionary<string, DayOrder> Orders, IReadOnlyList<string> AskOrder,
    IReadOnlyList<string> Notes)
{
    /// <summary>Known since the sheet was read to its end; a further reading finds them anew.</summary>
    private MergedCells[] Merged { get; init; } = [];

    /// <exception cref="Http.RefusedException">422: the file as a whole cannot be read.</exception>
    public static ImportSheet Open(byte[] file, ImportKind kind, IReadOnlyDictionary<string, string> mapping,
        IReadOnlyDictionary<string, DayOrder> said)
    {
        var source = SourceFile.Open(file);
        var headings = Headings.Find(source, kind, mapping);
        var table = source.Tables[headings.Table];
        var days = kind.Columns.Where(x => x.Type is ColumnType.Day).Select(x => (x.Key, Place: headings.Place(x.Key)))
            .Where(x => x.Place is not null).Select(x => (x.Key, Place: x.Place!.Value)).ToArray();
        var (orders, unclear) = (new Dictionary<string, DayOrder>(said), new HashSet<string>());
        var (rows, widest) = (0, 0);
        foreach (var row in table.Rows().Where(x => x.Number > headings.Row))
        {
            rows++;
            widest = Math.Max(widest, row.Cells.Length);
            foreach (var (key, place) in days)
            {
                if (row.At(place) is { Day: null, IsEmpty: false } cell)
                {
                    if (DayReader.OrderIn(cell.Text) is { } order)
                    {
                        orders.TryAdd(key, order);
                    }
                    else if (DayReader.Read(cell.Text).Fault is DayFault.TwoWays)
                    {
                        unclear.Add(key);
                    }
                }
            }
        }

        headings.Check(table.Merged, widest);
        return rows == 0 ? throw new Http.RefusedException(SourceRefusals.Empty, 422)
            : new(table, headings, rows, orders, [.. unclear.Where(x => !orders.ContainsKey(x))], source.Notes)
            {
                Merged = [.. table.Merged],
            };
    }

    /// <summary>The rows from a chunk on.</summary>
    public IEnumerable<ReadRow[]> Chunks(int from) => Table.Rows().Where(x => x.Number > Headings.Row)
        .Skip(from * ImportOperation.Chunk).Select(Unmerged).Chunk(ImportOperation.Chunk);

    /// <summary>A value that looks as if it belonged to several rows belongs to none of them for sure.</summary>
    private ReadRow Unmerged(ReadRow row)
    {
        foreach (var area in Merged.Where(x => x.FirstRow <= row.Number && row.Number <= x.LastRow))
        {
            for (var i = area.FirstColumn; i <= area.LastColumn && i < Headings.Columns.Count; i++)
            {
                var cells = row.Cells;
                Array.Resize(ref cells, Math.Max(cells.Length, i + 1));
                cells[i] = new(cells[i].Text ?? "", Fault: CellFault.Merged);
                row = row with { Cells = cells };
            }
        }

        return row;
    }
}
