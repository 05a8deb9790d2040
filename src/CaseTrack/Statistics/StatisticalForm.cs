namespace CaseTrack.Statistics;

/// <summary>统计报表. A form that an authority collects from the offices: its tables, each cell a figure of the catalogue.</summary>
/// <param name="Code">Its name in addresses and templates.</param>
/// <param name="Chinese">报表名称.</param>
/// <param name="English">The same in English.</param>
/// <param name="Basis">Who made it, and how sure its layout is.</param>
/// <param name="Tables">分表.</param>
public sealed record StatisticalForm(string Code, string Chinese, string English, string Basis, IReadOnlyList<FormTable> Tables)
{
    /// <summary>表内、表间平衡关系 besides the sum of each table.</summary>
    public IReadOnlyList<FormBalance> Balances { get; init; } = [];

    /// <summary>与年度报告口径的差异.</summary>
    public IReadOnlyList<FormDifference> Differences { get; init; } = [];

    /// <summary>The forms there are.</summary>
    public static IReadOnlyList<StatisticalForm> All { get; } = [Definitions.MediationForm.Form, Definitions.ReviewForm.Form];

    /// <summary>Null for a name no form has.</summary>
    public static StatisticalForm? Find(string code) => All.FirstOrDefault(x => x.Code == code);

    /// <summary>Every cell by its name: table, line and column, parted by dots.</summary>
    public IEnumerable<FormCell> Cells() =>
        from table in Tables
        from line in table.Lines
        from column in table.Columns
        select FormCell.Of(table, line, column);

    /// <summary>Null for a name no cell has.</summary>
    public FormCell? Cell(string name) => Cells().FirstOrDefault(x => x.Name == name);
}

/// <summary>分表.</summary>
/// <param name="Code">Its name within the form.</param>
/// <param name="Chinese">表名.</param>
/// <param name="English">The same in English.</param>
/// <param name="Lines">行. The first is the total where the others part it.</param>
/// <param name="Columns">栏.</param>
/// <param name="Parts">Whether the lines after the first part it: what they add up to is checked.</param>
public sealed record FormTable(
    string Code, string Chinese, string English, IReadOnlyList<FormLine> Lines, IReadOnlyList<FormColumn> Columns, bool Parts);

/// <summary>行.</summary>
/// <param name="Code">Its name within the table.</param>
/// <param name="Chinese">项目.</param>
/// <param name="English">The same in English.</param>
/// <param name="By">The dimension it is a group of; none for a line that counts all.</param>
/// <param name="Key">The group; null for what does not say it.</param>
/// <param name="Figure">The figure, where each line has its own.</param>
public sealed record FormLine(
    string Code, string Chinese, string English, string? By = null, string? Key = null, string? Figure = null);

/// <summary>栏.</summary>
/// <param name="Code">Its name within the table.</param>
/// <param name="Chinese">栏目.</param>
/// <param name="English">The same in English.</param>
/// <param name="Figure">The figure; none where the lines have theirs.</param>
public sealed record FormColumn(string Code, string Chinese, string English, string? Figure = null);

/// <summary>单元格. What one cell counts.</summary>
/// <param name="Name">As templates name it.</param>
/// <param name="Figure">The figure.</param>
/// <param name="By">The dimension it is a group of; none for all.</param>
/// <param name="Key">The group.</param>
public sealed record FormCell(string Name, string Figure, string? By, string? Key)
{
    public static FormCell Of(FormTable table, FormLine line, FormColumn column) => new(
        $"{table.Code}.{line.Code}.{column.Code}",
        line.Figure ?? column.Figure ?? throw new InvalidOperationException($"{table.Code}.{line.Code}.{column.Code} counts nothing."),
        line.By, line.Key);
}

/// <summary>平衡关系. One cell is what others add up to.</summary>
/// <param name="Chinese">In words.</param>
/// <param name="English">The same in English.</param>
/// <param name="Left">The cell.</param>
/// <param name="Right">The others, each added or taken away.</param>
public sealed record FormBalance(string Chinese, string English, string Left, IReadOnlyList<(string Cell, int Sign)> Right);

/// <summary>口径差异. A cell of the form beside the figure of the annual report that is told in similar words and counts something
/// else.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Figure">The figure of the report.</param>
/// <param name="Chinese">What the difference is.</param>
/// <param name="English">The same in English.</param>
public sealed record FormDifference(string Cell, string Figure, string Chinese, string English);
