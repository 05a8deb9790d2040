using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseTrack.Reports;

/// <summary>One cell: text or a number, with a link or none; never a formula.</summary>
public readonly record struct SheetCell(string? Text, decimal? Number, string? Link)
{
    /// <summary>What stands where a number would tell of a case the reader may not know of.</summary>
    public const string Withheld = TableNotes.Hidden;

    public static implicit operator SheetCell(string text) => new(text, null, null);

    /// <summary>A value; "—" where there is none, "…" for a rate out of nothing.</summary>
    public static SheetCell Of(decimal? value, string? link = null, bool ratio = false) =>
        value is null ? new(ratio ? TableNotes.NotApplicable : TableNotes.None, null, link) : new(null, value, link);
}

/// <summary>One sheet: its name, its headings, its rows.</summary>
public sealed record SheetTable(string Name, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<SheetCell>> Rows);

/// <summary>A workbook of plain tables: headings that stay in sight, columns as wide as what they hold, links as relationships of the
/// package.</summary>
/// <remarks>Text is stored as text and one that a spreadsheet could take for a formula gets an apostrophe, so that it stays one when saved
/// as CSV and opened again.</remarks>
public static class SheetBook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint Heading = 1;
    private const uint Linked = 2;

    // Excel's own bounds on a width and on the links of a sheet.
    private const int WidestColumn = 60;
    private const int MostLinks = 65_000;

    public static byte[] Write(IReadOnlyList<SheetTable> tables)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheets = new Sheets();
            book.Workbook = new Workbook(sheets);
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            for (var i = 0; i < tables.Count; i++)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = Worksheet(tables[i], part);
                sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)i + 1, Name = tables[i].Name });
            }
        }

        return stream.ToArray();
    }

    /// <summary>A text that a spreadsheet could take for a formula gets an apostrophe in front.</summary>
    public static string Harmless(string text) => text.Length > 0
        && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? $"'{text}" : text;

    private static Worksheet Worksheet(SheetTable table, WorksheetPart part)
    {
        var data = new SheetData(new Row(table.Headings.Select((x, column) => Cell(x, column, 0, Heading))) { RowIndex = 1 });
        var links = new Hyperlinks();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            data.Append(new Row(row.Select((x, column) => Cell(x, column, i + 1, x.Link is null ? 0 : Linked))) { RowIndex = (uint)i + 2 });
            foreach (var (cell, column) in row.Select((x, column) => (x, column)).Where(x => x.x.Link is not null)
                .Take(MostLinks / Math.Max(1, table.Rows.Count)))
            {
                links.Append(new Hyperlink
                {
                    Reference = Reference(column, i + 1),
                    Id = part.AddHyperlinkRelationship(new Uri(cell.Link!), true).Id,
                    Tooltip = "明细"
                });
            }
        }

        var columns = table.Headings.Select((heading, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            CustomWidth = true,
            Width = Math.Clamp(table.Rows.Select(x => i < x.Count ? WidthOf(x[i].Text ?? Number(x[i].Number)) : 0).Append(WidthOf(heading))
            .Max() + 2, 8, WidestColumn),
        });
        var frozen = new SheetView(
            new Pane
            {
                VerticalSplit = 1,
                TopLeftCell = "A2",
                ActivePane = PaneValues.BottomLeft,
                State = PaneStateValues.Frozen
            })
        { WorkbookViewId = 0 };
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }), new SheetViews(frozen), new Columns(columns), data);
        if (links.HasChildren)
        {
            sheet.Append(links);
        }

        sheet.Append(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        return sheet;
    }

    private static Cell Cell(SheetCell cell, int column, int row, uint style) => cell.Number is { } number
        ? new Cell(new CellValue(Number(number)))
        {
            CellReference = Reference(column, row),
            DataType = CellValues.Number,
            StyleIndex = style
        }
        : new Cell(new InlineString(
            new Text(Harmless(cell.Text ?? "")) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = Reference(column, row),
            DataType = CellValues.InlineString,
            StyleIndex = style
        };

    private static string Number(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A1, B1 … ZZ9.</summary>
    private static string Reference(int column, int row)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row + 1}");
    }

    /// <summary>A Chinese character takes the room of two.</summary>
    private static int WidthOf(string text) => text.Sum(x => x < 0x2E80 ? 1 : 2);

    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "宋体" }),
        new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "宋体" }),
            new Font(new Underline(), new FontSize { Val = 11 }, new Color { Rgb = "FF0563C1" }, new FontName { Val = "宋体" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }),
        new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true },
        new CellFormat { FontId = 2, ApplyFont = true }));
}
