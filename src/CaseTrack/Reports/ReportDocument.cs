using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CaseTrack.Reports;

/// <summary>报告的 Word 版式, after GB/T 9704-2012: A4, 22 lines of 28 characters, FangSong body, page numbers outside.</summary>
public static class ReportDocument
{
    private const string Body = "仿宋_GB2312";
    private const string Heading1 = "黑体";
    private const string Heading2 = "楷体_GB2312";
    private const string TitleFont = "方正小标宋简体";

    public static byte[] Write(Report report)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            var body = new Body();
            main.Document = new Document(body);
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new EvenAndOddHeaders());

            body.Append(Title($"{report.Year}年度法治政府建设情况报告"));
            body.Append(Title("（数据部分）"));
            foreach (var line in report.Markdown.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                body.Append(line.StartsWith("# ", StringComparison.Ordinal) ? Paragraph(line[2..], Heading1)
                    : line.StartsWith("## ", StringComparison.Ordinal) ? Paragraph(line[3..], Heading2)
                    : Paragraph(line, Body));
            }

            body.Append(Paragraph("", Body));
            body.Append(Right(report.AsOf.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)));
            body.Append(new Paragraph(new Run(new Break { Type = BreakValues.Page })));
            body.Append(Paragraph("附件：数据来源表", Heading1));
            body.Append(Paragraph($"统计期：{report.From:yyyy-MM-dd}至{report.To:yyyy-MM-dd}；截止时间：{report.AsOf:yyyy-MM-dd}；事件序号：{report.IncludesSequence}{(report.Release is { } release ? $"；发布：{release}" : "")}", Body, "21"));
            body.Append(Sources(report));
            body.Append(Page(main));
        }

        return stream.ToArray();
    }

    private static Paragraph Title(string text) => new(
        new ParagraphProperties(new SpacingBetweenLines { Line = "700", LineRule = LineSpacingRuleValues.Exact }, new Justification { Val = JustificationValues.Center }),
        Run(text, TitleFont, "44"));

    /// <summary>First line indented by two characters, lines exactly 29 points apart.</summary>
    private static Paragraph Paragraph(string text, string font, string halfPoints = "32") => new(
        new ParagraphProperties(
            new SpacingBetweenLines { Line = "580", LineRule = LineSpacingRuleValues.Exact },
            new Indentation { FirstLine = "640", FirstLineChars = 200 },
            new Justification { Val = JustificationValues.Both }),
        Run(text, font, halfPoints));

    private static Paragraph Right(string text) => new(
        new ParagraphProperties(new Indentation { Right = "1280", RightChars = 400 }, new Justification { Val = JustificationValues.Right }), Run(text, Body, "32"));

    private static Run Run(string text, string font, string halfPoints) => new(
        new RunProperties(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = font }, new FontSize { Val = halfPoints }, new FontSizeComplexScript { Val = halfPoints }),
        new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static Table Sources(Report report)
    {
        var border = new Func<OpenXmlLeafElement>[]
        {
            () => new TopBorder { Val = BorderValues.Single, Size = 4 }, () => new LeftBorder { Val = BorderValues.Single, Size = 4 },
            () => new BottomBorder { Val = BorderValues.Single, Size = 4 }, () => new RightBorder { Val = BorderValues.Single, Size = 4 },
            () => new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, () => new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 },
        };
        var table = new Table(
            new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }, new TableBorders(border.Select(x => x()))),
            new TableGrid(new GridColumn { Width = "2900" }, new GridColumn { Width = "1300" }, new GridColumn { Width = "4600" }));
        table.Append(Row(true, "指标", "数值", "口径"));
        foreach (var source in report.Sources)
        {
            table.Append(Row(false, source.Name, source.Value is { } value ? $"{ApproximateNumber.Exact(value)}{source.Unit}" : "—", $"{source.Rule}（第{source.DefinitionVersion}版）"));
        }

        return table;

        static TableRow Row(bool heading, params string[] cells) => new(
            [
                new TableRowProperties(heading ? new TableHeader() : new CantSplit()),
                .. cells.Select(x => new TableCell(new TableCellProperties(), new Paragraph(Run(x, heading ? Heading1 : Body, "21")))),
            ]);
    }

    /// <summary>A4; 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm; the number right on odd pages, left on even ones.</summary>
    private static SectionProperties Page(MainDocumentPart main)
    {
        return new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = Footer(JustificationValues.Right) },
            new FooterReference { Type = HeaderFooterValues.Even, Id = Footer(JustificationValues.Left) },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 2098, Left = 1588, Right = 1474, Bottom = 1985, Header = 851, Footer = 1400, Gutter = 0 });

        string Footer(JustificationValues side)
        {
            var part = main.AddNewPart<FooterPart>();
            part.Footer = new Footer(new Paragraph(
                new ParagraphProperties(new Justification { Val = side }),
                Run("— ", "宋体", "28"), new SimpleField(Run("1", "宋体", "28")) { Instruction = "PAGE" }, Run(" —", "宋体", "28")));
            return main.GetIdOfPart(part);
        }
    }
}
