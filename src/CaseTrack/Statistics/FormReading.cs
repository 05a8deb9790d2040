using CaseTrack.Figures;

namespace CaseTrack.Statistics;

/// <summary>填报. The numbers of a form for one period and unit, as the reader may know them.</summary>
public sealed class FormReading(StatisticalForm form, FigureScope scope, FigureSight sight)
{
    private readonly Dictionary<string, FigureValue> values = new(StringComparer.Ordinal);

    /// <summary>The number of each cell, and of the figures it is compared with.</summary>
    public IReadOnlyDictionary<string, FigureValue> Values => values;

    /// <summary>Counts every cell: all totals together, and the groups of each figure once for a dimension.</summary>
    public async Task ReadAsync(CancellationToken token)
    {
        var cells = form.Cells().ToArray();
        var whole = cells.Where(x => x.By is null).Select(x => x.Figure).Concat(form.Differences.Select(x => x.Figure)).Distinct()
            .Select(x => FigureCatalogue.Find(x)!).ToArray();
        var counted = whole.Zip(await sight.ValuesAsync(whole, scope, token)).ToDictionary(x => x.First.Code, x => x.Second);
        foreach (var cell in cells.Where(x => x.By is null))
        {
            values[cell.Name] = counted[cell.Figure];
        }

        foreach (var (figure, value) in counted)
        {
            values[figure] = value;
        }

        foreach (var asked in cells.Where(x => x.By is not null).GroupBy(x => (x.Figure, x.By)))
        {
            var groups = (await sight.TryGroupsAsync(FigureCatalogue.Find(asked.Key.Figure)!, scope, asked.Key.By!, token))
                ?.ToDictionary(x => x.Key ?? "", StringComparer.Ordinal);
            foreach (var cell in asked)
            {
                values[cell.Name] = groups is null ? FigureValue.NotTold
                    : groups.GetValueOrDefault(cell.Key ?? "") is not { } group ? new FigureValue(0)
                    : group.Withheld ? FigureValue.NotTold : new FigureValue(group.Value);
            }
        }
    }

    /// <summary>平衡核对: what the lines of a table add up to, column by column, and the form's own balances.</summary>
    public IReadOnlyList<FormBalanceVerdict> Balances() =>
    [
        .. from table in form.Tables.Where(x => x.Parts)
           from column in table.Columns
           let cells = table.Lines.Select(x => FormCell.Of(table, x, column).Name).ToArray()
           select Verdict(
               ReaderLanguage.Of(
                   $"{table.Chinese} · {column.Chinese}：合计 = 各行之和", $"{table.English} · {column.English}: total = sum of lines"),
               cells[0], [.. cells.Skip(1).Select(x => (x, 1))]),
        .. form.Balances.Select(x => Verdict(ReaderLanguage.Of(x.Chinese, x.English), x.Left, x.Right)),
    ];

    /// <summary>口径差异.</summary>
    public IReadOnlyList<FormDifferenceShown> Differences() =>
    [
        .. form.Differences.Select(x =>
        {
            var figure = FigureCatalogue.Find(x.Figure)!;
            return new FormDifferenceShown(
                x.Cell, values[x.Cell].Value, x.Figure, ReaderLanguage.Of(figure.Chinese, figure.English), values[x.Figure].Value,
                ReaderLanguage.Of(x.Chinese, x.English));
        }),
    ];

    private FormBalanceVerdict Verdict(string name, string left, IReadOnlyList<(string Cell, int Sign)> right)
    {
        var (of, parts) = (values[left], right.Select(x => (Value: values[x.Cell], x.Sign)).ToArray());
        if (of.Withheld || parts.Any(x => x.Value.Withheld))
        {
            return new(name, left, null, null, null);
        }

        var sum = parts.Sum(x => x.Sign * (x.Value.Value ?? 0));
        return new(name, left, (of.Value ?? 0) == sum, of.Value ?? 0, sum);
    }
}
