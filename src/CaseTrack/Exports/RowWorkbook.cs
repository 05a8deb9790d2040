using System.Globalization;
using System.IO.Packaging;
using System.Xml;
using CaseTrack.Reports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseTrack.Exports;

/// <summary>Rows as a workbook that is written as it is read: sheets of rows, and a last one that says what they are of.</summary>
/// <remarks>The document class of the library holds a whole workbook in memory as long as it is open. Its writer of parts and the package
/// beneath it do not, as long as the package is only ever written.</remarks>
public static class RowWorkbook
{
    /// <summary>How many rows a sheet takes with its heading; after that the next one begins.</summary>
    public const int MostRows = 1_048_576;

    // What a spreadsheet holds in a cell, how exact its numbers are, and the first day it knows to be the day it is.
    private const int LongestText = 32_767;
    private const int MostDigits = 15;
    private const int WidestColumn = 60;
    private static readonly DateOnly FirstDay = new(1900, 3, 1);
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const uint Heading = 1;
    private const uint Date = 2;

    public static void Write(ExportSpool spool, ExportStamp stamp, Stream file, bool chinese)
    {
        using var package = Package.Open(file, FileMode.Create, FileAccess.Write);
        var names = new List<string>();
        var columns = spool.Columns;
        using (var rows = spool.Rows().GetEnumerator())
        {
            var more = rows.MoveNext();
            do
            {
                names.Add((chinese ? "数据" : "Rows") + (names.Count == 0 ? "" : $" {names.Count + 1}"));
                more = WriteRows(Part(package, $"worksheets/sheet{names.Count}.xml", "worksheet+xml"), columns, spool.Widths, rows, more);
            }
            while (more);
        }

        names.Add(chinese ? "导出说明" : "About");
        WriteStamp(Part(package, $"worksheets/sheet{names.Count}.xml", "worksheet+xml"), stamp, chinese);
        WriteWhole(Part(package, "styles.xml", "styles+xml"), Styles());
        var book = Part(package, "workbook.xml", "sheet.main+xml");
        WriteWhole(book, new Workbook(new Sheets(names.Select((x, i) =>
            new Sheet { Name = x, SheetId = (uint)i + 1, Id = $"sheet{i + 1}" }))));
        for (var i = 1; i <= names.Count; i++)
        {
            book.CreateRelationship(Address($"worksheets/sheet{i}.xml"), TargetMode.Internal, Relations + "worksheet", $"sheet{i}");
        }

        book.CreateRelationship(Address("styles.xml"), TargetMode.Internal, Relations + "styles", "styles");
        package.CreateRelationship(book.Uri, TargetMode.Internal, Relations + "officeDocument", "book");
    }

    /// <returns>Whether there are rows left for another sheet.</returns>
    private static bool WriteRows(
        PackagePart part, IReadOnlyList<string> columns, IReadOnlyList<int> widths, IEnumerator<System.Text.Json.Nodes.JsonObject> rows,
        bool more)
    {
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        using var writer = new OpenXmlPartWriter(stream);
        Begin(writer, widths);
        writer.WriteElement(new Row(columns.Select(x => Text(x, Heading))));
        for (var written = 1; more && written < MostRows; written++)
        {
            var cells = FlatRow.Of(rows.Current);
            writer.WriteElement(new Row(columns.Select(x => Cell(cells.GetValueOrDefault(x)))));
            more = rows.MoveNext();
        }

        End(writer);
        return more;
    }

    private static void WriteStamp(PackagePart part, ExportStamp stamp, bool chinese)
    {
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        using var writer = new OpenXmlPartWriter(stream);
        Begin(writer, [24, WidestColumn]);
        writer.WriteElement(new Row(Text(chinese ? "项目" : "What", Heading), Text(chinese ? "内容" : "Says", Heading)));
        foreach (var (what, says) in stamp.Sheet(chinese))
        {
            writer.WriteElement(new Row(Text(what, 0), Cell(says)));
        }

        End(writer);
    }

    private static void Begin(OpenXmlPartWriter writer, IReadOnlyList<int> widths)
    {
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        })
        { WorkbookViewId = 0 }));
        if (widths.Count > 0)
        {
            writer.WriteElement(new Columns(widths.Select((x, i) => new Column
            {
                Min = (uint)i + 1,
                Max = (uint)i + 1,
                CustomWidth = true,
                Width = Math.Clamp(x + 2, 8, WidestColumn),
            })));
        }

        writer.WriteStartElement(new SheetData());
    }

    private static void End(OpenXmlPartWriter writer)
    {
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static Cell Cell(FlatCell? cell) => cell switch
    {
        null => new Cell(),
        { Kind: FlatKind.Number } number when number.Text.Count(char.IsAsciiDigit) <= MostDigits =>
            new Cell(new CellValue(number.Text)) { DataType = CellValues.Number },
        { Kind: FlatKind.Day } day when DateOnly.ParseExact(day.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture) is var on
            && on >= FirstDay => new Cell(new CellValue(on.DayNumber - DayZero.DayNumber))
            {
                DataType = CellValues.Number,
                StyleIndex = Date,
            },
        { } text => Text(SheetBook.Harmless(text.Text), 0),
    };

    private static Cell Text(string text, uint style)
    {
        var whole = text.Length <= LongestText ? text : text[..(LongestText - 1)] + "…";
        return new Cell(new InlineString(new Text(string.Concat(whole.Select((x, i) => Holds(whole, i) ? x : '\uFFFD')))
        {
            Space = SpaceProcessingModeValues.Preserve,
        }))
        {
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };
    }

    /// <summary>Whether XML can hold a character.</summary>
    private static bool Holds(string text, int at) => XmlConvert.IsXmlChar(text[at])
        || (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        || (char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]));

    /// <summary>Only the part made last can be written: each is filled before the next one is made.</summary>
    private static PackagePart Part(Package package, string path, string type) =>
        package.CreatePart(Address(path), Types + type, CompressionOption.Fast);

    private static Uri Address(string path) => new($"/xl/{path}", UriKind.Relative);

    private static void WriteWhole(PackagePart part, OpenXmlElement element)
    {
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        using var writer = new OpenXmlPartWriter(stream);
        writer.WriteElement(element);
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" }),
        new Fonts(
            new Font(new FontSize { Val = 11 }, new FontName { Val = "宋体" }),
            new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "宋体" })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }));
}
