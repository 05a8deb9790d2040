namespace CaseTrack.Import.Reading;

/// <summary>Why a cell cannot be taken as it stands.</summary>
public enum CellFault
{
    None = 0,

    /// <summary>公式: what it shows was worked out by another program, some other day.</summary>
    Formula,

    /// <summary>#N/A and the like.</summary>
    Error,

    /// <summary>超过十五位的数字: its last digits are lost already.</summary>
    TooLong,

    /// <summary>A text no record could hold.</summary>
    TooMuchText,

    /// <summary>1900-02-29, which never was; a day before 1900 or after 9999.</summary>
    NoSuchDay,

    /// <summary>Part of merged cells: the value belongs to one row and looks as if it belonged to several.</summary>
    Merged,

    /// <summary>Characters that are none: the file was written in another encoding, or cut.</summary>
    Garbled,
}

/// <summary>单元格. One cell as it stands in the file.</summary>
/// <param name="Text">What it says; of a number all its digits, of a day yyyy-MM-dd.</param>
/// <param name="Day">The day it says by a date format, whatever the format is called in the file.</param>
/// <param name="Fault">Why it cannot be taken.</param>
/// <param name="Numeric">Stored as a number and not as text.</param>
public readonly record struct ReadCell(string Text, DateOnly? Day = null, CellFault Fault = CellFault.None, bool Numeric = false)
{
    public static readonly ReadCell Nothing = new("");

    public bool IsEmpty => Text is null or "" && Fault is CellFault.None;
}

/// <summary>一行.</summary>
/// <param name="Number">The number a spreadsheet shows beside it.</param>
/// <param name="Cells">From the first column on.</param>
public sealed record ReadRow(int Number, ReadCell[] Cells)
{
    public bool IsEmpty => Array.TrueForAll(Cells, x => x.IsEmpty);

    /// <summary>The cell of a column; an empty one beyond the last.</summary>
    public ReadCell At(int column) => column < Cells.Length && Cells[column].Text is not null ? Cells[column] : ReadCell.Nothing;

    /// <summary>A, B … AA: what a spreadsheet calls a column.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }
}

/// <summary>合并单元格: rows as numbered, columns from nought.</summary>
public readonly record struct MergedCells(int FirstRow, int LastRow, int FirstColumn, int LastColumn)
{
    public bool Holds(int row, int column) => FirstRow <= row && row <= LastRow && FirstColumn <= column && column <= LastColumn;
}
