namespace CaseTrack.Statistics.Definitions;

/// <summary>The lines and tables that forms are made of.</summary>
public static class FormLines
{
    /// <summary>数量: the only column of a table whose lines have figures of their own.</summary>
    public static readonly IReadOnlyList<FormColumn> Number = [new("number", "数量", "Number")];

    private static readonly FormLine Total = new("total", "合计", "Total");

    /// <summary>A table that parts its columns by a code list, with a line for what does not say it.</summary>
    public static FormTable By(
        string code, string chinese, string english, Dimension dimension, CodeList list, IReadOnlyList<FormColumn> columns) => By(
        code, chinese, english, dimension, [.. list.Codes.Select(x => (x.Value, x.Chinese, x.English))], columns);

    /// <summary>The same by what the program itself tells apart.</summary>
    public static FormTable By(
        string code, string chinese, string english, Dimension dimension,
        IReadOnlyList<(string Value, string Chinese, string English)> keys, IReadOnlyList<FormColumn> columns) => new(
        code, chinese, english,
        [
            Total, .. keys.Select(x => new FormLine(x.Value, x.Chinese, x.English, dimension.Name, x.Value)),
            new("none", "未填", "Not stated", dimension.Name),
        ], columns, Parts: true);

    /// <summary>A table whose lines are figures of the catalogue, in its words.</summary>
    public static FormTable Of(
        string code, string chinese, string english, params IReadOnlyList<(string Line, string Figure)> lines) => new(
        code, chinese, english,
        [.. lines.Select(x =>
        {
            var figure = Figures.FigureCatalogue.Find(x.Figure)
                ?? throw new InvalidOperationException($"There is no figure {x.Figure}.");
            return new FormLine(x.Line, $"{figure.Chinese}（{figure.Unit}）", figure.English, Figure: x.Figure);
        })], Number, Parts: false);
}
