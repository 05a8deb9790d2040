using CaseTrack.Figures;

namespace CaseTrack.Statistics;

/// <summary>统计报表的目录行.</summary>
/// <param name="Code">Its name in addresses.</param>
/// <param name="Name">报表名称, in the reader's language.</param>
/// <param name="Basis">Who made it.</param>
/// <param name="Template">The office's own layout; absent while the one that comes with the program is used.</param>
public sealed record FormHead(string Code, string Name, string Basis, Guid? Template);

/// <summary>统计报表目录.</summary>
public sealed record FormList(IReadOnlyList<FormHead> Forms);

/// <summary>统计报表，一个期间、一个机构.</summary>
/// <param name="From">统计期首日.</param>
/// <param name="To">统计期末日.</param>
/// <param name="Unit">Only this organisation and what is beneath it; absent for the district.</param>
/// <param name="KnownAt">认知时点: what had been recorded by this instant.</param>
/// <param name="IncludesSequence">The last event that is counted.</param>
/// <param name="Tables">分表.</param>
/// <param name="Balances">平衡核对: the sums of each table and the balances of the form.</param>
/// <param name="Differences">口径差异: cells beside the figures of the annual report.</param>
/// <param name="Ledger">台账状态.</param>
public sealed record FormAnswer(
    FormHead Form, int Year, DateOnly From, DateOnly To, string? Unit, string? UnitName, DateTimeOffset? KnownAt, long IncludesSequence,
    IReadOnlyList<FormAnswerTable> Tables, IReadOnlyList<FormBalanceVerdict> Balances, IReadOnlyList<FormDifferenceShown> Differences,
    LedgerStanding Ledger);

/// <summary>分表 with its numbers.</summary>
public sealed record FormAnswerTable(string Code, string Name, IReadOnlyList<FormHeading> Columns, IReadOnlyList<FormAnswerLine> Lines);

/// <summary>栏目.</summary>
public sealed record FormHeading(string Code, string Name);

/// <summary>一行.</summary>
public sealed record FormAnswerLine(string Code, string Name, IReadOnlyList<FormAnswerCell> Cells);

/// <summary>一格.</summary>
/// <param name="Name">As templates name it.</param>
/// <param name="Value">The number; absent where it is withheld.</param>
/// <param name="Withheld">不予显示: it would tell of a case the reader may not know of.</param>
/// <param name="Cases">Where the records behind it are.</param>
public sealed record FormAnswerCell(string Name, decimal? Value, bool Withheld, string Cases);

/// <summary>平衡核对结果.</summary>
/// <param name="Name">In words.</param>
/// <param name="Cell">The cell that has to be what the others add up to.</param>
/// <param name="Holds">Absent where one of the cells is withheld.</param>
/// <param name="Left">The cell.</param>
/// <param name="Right">What the others add up to.</param>
public sealed record FormBalanceVerdict(string Name, string Cell, bool? Holds, decimal? Left, decimal? Right);

/// <summary>口径差异 with both numbers.</summary>
/// <param name="Cell">The cell of the form.</param>
/// <param name="Value">Its number.</param>
/// <param name="Figure">The figure of the annual report.</param>
/// <param name="FigureName">指标名称.</param>
/// <param name="FigureValue">Its number, of the same period and unit.</param>
/// <param name="Why">What the difference is.</param>
public sealed record FormDifferenceShown(
    string Cell, decimal? Value, string Figure, string FigureName, decimal? FigureValue, string Why);
