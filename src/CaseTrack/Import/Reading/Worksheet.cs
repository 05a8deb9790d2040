using System.Globalization;
using System.Xml;
using CaseTrack.Http;

namespace CaseTrack.Import.Reading;

/// <summary>One sheet, row by row: of a million empty rows nothing is kept.</summary>
/// <param name="workbook">The texts and formats its cells refer to.</param>
/// <param name="merged">Where to say which cells are merged; the sheet says so at its end.</param>
public sealed class Worksheet(Workbook workbook, List<MergedCells> merged)
{
    public IEnumerable<ReadRow> Rows(byte[] bytes, string part)
    {
        merged.Clear();
        using var zip = SourceFile.Unzip(bytes);
        using var reader = Workbook.Reader(zip.GetEntry(part)!);
        var (number, filled) = (0, 0);
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "mergeCell" && Area(reader.GetAttribute("ref")) is { } area)
            {
                if (merged.Count < SourceLimits.MostMerged)
                {
                    merged.Add(area);
                }
            }
            else if (reader.LocalName == "row")
            {
                number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
                    ? given : number + 1;
                if (number > SourceLimits.LastRow)
                {
                    throw new RefusedException(SourceRefusals.TooManyRows, 422);
                }

                if (reader.IsEmptyElement)
                {
                    continue;
                }

                var row = new ReadRow(number, Cells(reader));
                if (!row.IsEmpty)
                {
                    yield return ++filled <= SourceLimits.MostRows + SourceLimits.HeadingWithin ? row
                        : throw new RefusedException(SourceRefusals.TooManyRows, 422);
                }
            }
        }
    }

    private ReadCell[] Cells(XmlReader reader)
    {
        var (cells, depth) = (new List<ReadCell>(), reader.Depth);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }

            var column = ColumnOf(reader.GetAttribute("r")) ?? cells.Count;
            var cell = Cell(reader);
            if (cell.IsEmpty)
            {
                continue;
            }

            if (column >= SourceLimits.MostColumns)
            {
                throw new RefusedException(SourceRefusals.TooManyRows, 422);
            }

            while (cells.Count <= column)
            {
                cells.Add(ReadCell.Nothing);
            }

            cells[column] = cell;
        }

        return [.. cells];
    }

    private ReadCell Cell(XmlReader reader)
    {
        var type = reader.GetAttribute("t");
        var style = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        if (reader.IsEmptyElement)
        {
            return ReadCell.Nothing;
        }

        var (depth, formula, value, tooMuch) = (reader.Depth, false, "", false);

        // What follows an element that has been read whole is where the reader stands already.
        for (var more = reader.Read(); more && reader.Depth > depth; more = reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName is "f")
            {
                formula = true;
                Workbook.Text(reader);
            }
            else if (reader.LocalName is "v" or "is")
            {
                var text = Workbook.Text(reader, phonetic: true);
                (value, tooMuch) = (text ?? "", tooMuch || text is null);
            }
        }

        return formula ? new(value, Fault: CellFault.Formula) : tooMuch ? new("", Fault: CellFault.TooMuchText) : Value(type, style, value);
    }

    private ReadCell Value(string? type, int style, string value)
    {
        switch (type)
        {
            case "s":
                return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                    && place < workbook.Shared.Count ? Written(workbook.Shared[place]) : throw new InvalidDataException();
            case "inlineStr" or "str":
                return Written(value);
            case "b":
                return new(value is "1" or "true" ? "是" : "否");
            case "e":
                return new(value, Fault: CellFault.Error);
            case "d":
                return DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
                    ? Of(DateOnly.FromDateTime(moment)) : new(value, Fault: CellFault.NoSuchDay);
        }

        if (value.Length == 0)
        {
            return ReadCell.Nothing;
        }

        var digits = NumberFormats.Digits(value, out var number);
        return style < workbook.Days.Count && workbook.Days[style]
            ? NumberFormats.DayOf(number) is { } day ? Of(day) : new(value, Fault: CellFault.NoSuchDay)
            : digits is null ? new(value, Fault: CellFault.TooLong, Numeric: true) : new(digits, Numeric: true);

        static ReadCell Of(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day);

        // What the product writes with an apostrophe, so that it stays text, comes back without it.
        static ReadCell Written(string text) => text.Length > SourceLimits.LongestCell ? new("", Fault: CellFault.TooMuchText)
            : text.Trim() is var trimmed && trimmed is ['\'', '=' or '+' or '-' or '@', ..] ? new(trimmed[1..])
            : trimmed.Contains('\uFFFD', StringComparison.Ordinal) ? new(trimmed, Fault: CellFault.Garbled) : new(trimmed);
    }

    /// <summary>B7 → 1.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (letter is < 'A' or > 'Z')
            {
                break;
            }

            column = Math.Min((column * 26) + letter - 'A' + 1, 1_000_000);
        }

        return column == 0 ? null : column - 1;
    }

    private static MergedCells? Area(string? reference)
    {
        if (reference?.Split(':') is not [var first, var last] || ColumnOf(first) is not { } left || ColumnOf(last) is not { } right)
        {
            return null;
        }

        return RowOf(first) is { } top && RowOf(last) is { } bottom ? new(top, bottom, left, right) : null;

        static int? RowOf(string cell) =>
            int.TryParse(cell.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
                ? row : null;
    }
}
