using CaseTrack.Reports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CaseTrack.Letters;

/// <summary>随程序提供的模板. Writes a letter's text from the catalogue as a Word template in the layout of GB/T 9704-2012, its fields content
/// controls that show their Chinese name.</summary>
public static class ShippedTemplate
{
    private const int TypeArea = 8844;
    private const string Size3 = "32";
    private const string SizeOfTables = "24";
    private const string SizeOfWideTables = "21";

    /// <summary>The template.</summary>
    public static byte[] Write(Letter letter)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = OfficialPage.Defaults();
            main.AddNewPart<DocumentSettingsPart>().Settings = OfficialPage.Settings();
            main.Document = new Document(new Body(
            [
                .. letter.Headed ? Head(letter) : [], .. Title(letter), .. Text(letter), .. Signature(letter), OfficialPage.Section(main),
            ]));
        }

        return stream.ToArray();
    }

    /// <summary>发文机关标志、发文字号 and the red line beneath them.</summary>
    private static IEnumerable<OpenXmlElement> Head(Letter letter)
    {
        var name = new Paragraph(
            Shape(JustificationValues.Center, 1000), LetterText.Control(letter.Kind, "case.organ", OfficialPage.TitleFont, "56"));
        foreach (var look in name.Descendants<RunProperties>())
        {
            look.Color = new() { Val = "FF0000" };
        }

        yield return name;
        if (letter.Series is not null)
        {
            yield return Number(letter, JustificationValues.Center);
        }

        var line = Shape(JustificationValues.Center, 200);
        line.ParagraphBorders = new(new BottomBorder { Val = BorderValues.Single, Size = 18, Color = "FF0000", Space = 1 });
        yield return new Paragraph(line);
        yield return new Paragraph(Shape(JustificationValues.Center, 300));
    }

    private static IEnumerable<OpenXmlElement> Title(Letter letter)
    {
        if (!letter.Headed)
        {
            yield return new Paragraph(
                Shape(JustificationValues.Center, OfficialPage.LineTwips),
                LetterText.Control(letter.Kind, "case.organ", OfficialPage.FangSong, Size3));
        }

        yield return new Paragraph(
            Shape(JustificationValues.Center, 700), OfficialPage.Piece(Plain(letter.Chinese), OfficialPage.TitleFont, "44"));
        if (letter is { Headed: false, Series: not (null or "*") })
        {
            yield return Number(letter, JustificationValues.Right);
        }

        yield return new Paragraph(Shape(JustificationValues.Center, 300));
    }

    private static Paragraph Number(Letter letter, JustificationValues side) => new(
        Shape(side, OfficialPage.LineTwips), LetterText.Control(letter.Kind, "letter.number", OfficialPage.FangSong, Size3));

    // What stands in brackets tells two letters of the same name apart, and is not printed.
    private static string Plain(string name) => name.Split('（') is [var first, _] && !name.Contains("（转送）", StringComparison.Ordinal)
        ? first : name;

    private static IEnumerable<OpenXmlElement> Text(Letter letter)
    {
        var rows = new List<string>();
        foreach (var line in letter.Body.Append(""))
        {
            if (line.StartsWith('|') && line != "||")
            {
                rows.Add(line);
                continue;
            }

            if (rows.Count > 0)
            {
                yield return Table(letter, rows);
                yield return new Paragraph(Shape(JustificationValues.Left, 200));
                rows.Clear();
            }

            if (line is not ("" or "||"))
            {
                yield return LetterText.Paragraph(letter.Kind, line);
            }
        }
    }

    /// <summary>Neither heading nor field is wider than its column; four columns are label and value twice.</summary>
    private static Table Table(Letter letter, List<string> rows)
    {
        var cells = rows.Select(x => x.Trim('|').Split('|')).ToArray();
        var widths = cells[0].Length switch
        {
            4 when rows.All(x => !x.Contains(".name}", StringComparison.Ordinal) && !x.StartsWith("|问题种类", StringComparison.Ordinal)) =>
                (int[])[1700, 2722, 1700, 2722],
            4 when rows[0].StartsWith("|申请人|", StringComparison.Ordinal) => [1400, 2900, 1900, 2644],
            4 => [1700, 2200, 3744, 1200],
            3 => [1800, 2300, 4744],
            5 => [900, 1300, 2700, 1700, 2244],
            var n => [.. Enumerable.Repeat(TypeArea / n, n)],
        };
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa }, Borders(BorderValues.Single),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(x => new GridColumn { Width = $"{x}" })));
        foreach (var row in cells)
        {
            table.Append(new TableRow(
            [
                new TableRowProperties(new CantSplit()),
                .. row.Select((x, i) => new TableCell(
                    new TableCellProperties(
                        new TableCellWidth { Width = $"{widths[i]}", Type = TableWidthUnitValues.Dxa },
                        new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
                    new Paragraph(
                    [
                        Shape(JustificationValues.Left, 360),
                        .. LetterText.Pieces(letter.Kind, x, OfficialPage.FangSong, row.Length < 5 ? SizeOfTables : SizeOfWideTables),
                    ]))),
            ]));
        }

        return table;
    }

    private static TableBorders Borders(BorderValues kind) => new(
        new TopBorder { Val = kind, Size = 4 }, new LeftBorder { Val = kind, Size = 4 }, new BottomBorder { Val = kind, Size = 4 },
        new RightBorder { Val = kind, Size = 4 }, new InsideHorizontalBorder { Val = kind, Size = 4 },
        new InsideVerticalBorder { Val = kind, Size = 4 });

    /// <summary>发文机关署名 above 成文日期, each centred upon the other; how long the name is, is not known yet.</summary>
    private static IEnumerable<OpenXmlElement> Signature(Letter letter)
    {
        int[] widths = [TypeArea - 6400, 6400];
        yield return new Paragraph(Shape(JustificationValues.Left, OfficialPage.LineTwips));
        yield return new Table(
            new TableProperties(
                new TableWidth { Width = $"{TypeArea}", Type = TableWidthUnitValues.Dxa }, Borders(BorderValues.None),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(x => new GridColumn { Width = $"{x}" })),
            new TableRow(
                new TableRowProperties(new CantSplit()),
                Cell(widths[0], new Paragraph(Shape(JustificationValues.Center, OfficialPage.LineTwips))),
                Cell(widths[1], Line("case.organ"), Line("letter.date"))));
        yield return new Paragraph(Shape(JustificationValues.Left, 200));

        Paragraph Line(string field) => new(
            Shape(JustificationValues.Center, OfficialPage.LineTwips),
            LetterText.Control(letter.Kind, field, OfficialPage.FangSong, Size3));

        static TableCell Cell(int width, params Paragraph[] lines) => new(
        [
            new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa }), .. lines,
        ]);
    }

    private static ParagraphProperties Shape(JustificationValues side, int line) => new(
        new SnapToGrid { Val = false },
        new SpacingBetweenLines { Line = $"{line}", LineRule = line == 360 ? LineSpacingRuleValues.AtLeast : LineSpacingRuleValues.Exact },
        new Justification { Val = side });
}
