using System.Globalization;
using CaseTrack.Reports.Drafts;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CaseTrack.Reports;

/// <summary>报告的 Word 版式, after GB/T 9704-2012: A4, 版心 156 × 225 mm with a grid of 22 lines of 28 characters, FangSong body, page numbers
/// outside.</summary>
public static class ReportDocument
{
    private const string Annex = "数据来源表";

    public static byte[] Write(Report report)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            var body = new Body();
            main.Document = new Document(body);
            main.AddNewPart<StyleDefinitionsPart>().Styles = OfficialPage.Defaults();
            main.AddNewPart<DocumentSettingsPart>().Settings = OfficialPage.Settings();

            body.Append(Title($"{report.District}{report.Year}年度法治政府建设情况报告"));
            body.Append(Title("（数据部分）"));
            body.Append(Paragraph("", OfficialPage.FangSong));
            foreach (var line in report.Markdown.ReplaceLineEndings("\n")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                body.Append(line.StartsWith("# ", StringComparison.Ordinal) ? Paragraph(line[2..], OfficialPage.HeiTi)
                    : line.StartsWith("## ", StringComparison.Ordinal) ? Paragraph(line[3..], OfficialPage.KaiTi)
                    : Paragraph(line, OfficialPage.FangSong));
            }

            body.Append(Paragraph("", OfficialPage.FangSong));
            body.Append(Paragraph($"附件：{Annex}", OfficialPage.FangSong));
            body.Append(Paragraph("", OfficialPage.FangSong));
            body.Append(Signature(report));
            body.Append(new Paragraph(
                new ParagraphProperties(
                new PageBreakBefore(),
                new SpacingBetweenLines { Line = $"{OfficialPage.LineTwips}", LineRule = LineSpacingRuleValues.Exact }),
                OfficialPage.Piece("附件", OfficialPage.HeiTi, "32")));
            body.Append(Title(Annex));
            foreach (var line in About(report))
            {
                body.Append(new Paragraph(Small(), OfficialPage.Piece(line, OfficialPage.FangSong, "21")));
            }

            var notes = new TableNotes();
            body.Append(Sources(report, notes));
            foreach (var line in notes.Lines)
            {
                body.Append(new Paragraph(Small(), OfficialPage.Piece(line, OfficialPage.FangSong, "21")));
            }

            body.Append(OfficialPage.Section(main));
        }

        return stream.ToArray();
    }

    private static Paragraph Title(string text) => new(
        new ParagraphProperties(
        new SpacingBetweenLines { Line = "700", LineRule = LineSpacingRuleValues.Exact },
        new Justification { Val = JustificationValues.Center }),
        OfficialPage.Piece(text, OfficialPage.TitleFont, "44"));

    /// <summary>First line indented by two characters.</summary>
    private static Paragraph Paragraph(string text, string font) => new(
        new ParagraphProperties(
            new SnapToGrid { Val = false },
            new SpacingBetweenLines { Line = $"{OfficialPage.LineTwips}", LineRule = LineSpacingRuleValues.Exact },
            new Indentation { FirstLine = "640", FirstLineChars = 200 },
            new Justification { Val = JustificationValues.Both }),
        OfficialPage.Piece(text, font, "32"));

    /// <summary>发文机关署名 above 成文日期: the date ends four characters from the edge, the organ is centred over it; one longer than that ends
    /// two from the edge and the date is centred below.</summary>
    private static IEnumerable<Paragraph> Signature(Report report)
    {
        var date = report.SignedOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        var (organ, width) = (report.Organ ?? "", date.Sum(x => x < 128 ? 0.5m : 1));
        var beside = Math.Max(2, 4 + ((width - organ.Length) / 2));
        return organ.Length == 0 ? [Right(date, 4)] : [Right(organ, beside), Right(date, beside + ((organ.Length - width) / 2))];

        static Paragraph Right(string text, decimal characters) => new(
            new ParagraphProperties(
                new SpacingBetweenLines { Line = $"{OfficialPage.LineTwips}", LineRule = LineSpacingRuleValues.Exact },
                new Indentation { Right = $"{(int)(characters * 320)}", RightChars = (int)(characters * 100) },
                new Justification { Val = JustificationValues.Right }),
            OfficialPage.Piece(text, OfficialPage.FangSong, "32"));
    }

    private static IEnumerable<string> About(Report report)
    {
        yield return $"统计期：{report.From:yyyy-MM-dd}至{report.To:yyyy-MM-dd}；范围：{(report.Unit is null ? "全区" : report.Organ)}。";
        foreach (var note in report.PublicNotes)
        {
            yield return $"更正说明：{note}";
        }

        yield return $"截止时间：已发生至{report.AsOf:yyyy-MM-dd}；认知时点（已录入至）：{report.KnownAt.ToOffset(Today.ShanghaiOffset):yyyy-MM-dd HH:mm:ss}；"
            + $"事件序号：{report.IncludesSequence}{(report.Release is { } release ? $"；数据发布：{release}" : "")}。";
    }

    private static ParagraphProperties Small() =>
        new(new SnapToGrid { Val = false }, new SpacingBetweenLines { Line = "320", LineRule = LineSpacingRuleValues.Exact });

    private static readonly int[] Widths = [2600, 1400, 3844, 1000];

    private static Table Sources(Report report, TableNotes notes)
    {
        var border = new Func<OpenXmlLeafElement>[]
        {
            () => new TopBorder { Val = BorderValues.Single, Size = 4 }, () => new LeftBorder { Val = BorderValues.Single, Size = 4 },
            () => new BottomBorder { Val = BorderValues.Single, Size = 4 }, () => new RightBorder { Val = BorderValues.Single, Size = 4 },
            () => new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, () =>
            new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 },
        };
        var table = new Table(
            new TableProperties(
            new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }, new TableBorders(border.Select(x => x()))),
            new TableGrid(Widths.Select(x => new GridColumn { Width = $"{x}" })));
        table.Append(Row(true, "指标", "数值", "口径", "明细数"));
        foreach (var source in report.Sources)
        {
            table.Append(Row(false, source.Name + notes.Mark(source.Footnotes),
                source.Value is { } value ? $"{ApproximateNumber.Exact(value)}{source.Unit}"
                    : notes.Missing(source.IsRatio && source.Records is not null, source.Withheld),
                source.Withheld ? source.Rule : source.Note ?? $"{source.Rule}（第{source.DefinitionVersion}版）",
                source.Records is { } records ? $"{records}" : notes.Missing(false, source.Withheld)));
        }

        return table;

        static TableRow Row(bool heading, params string[] cells) => new(
            [
                new TableRowProperties(heading ? new TableHeader() : new CantSplit()),
                .. cells.Select((x, i) =>
                new TableCell(new TableCellProperties(new TableCellWidth { Width = $"{Widths[i]}", Type = TableWidthUnitValues.Dxa }),
                new Paragraph(Small(), OfficialPage.Piece(x, heading ? OfficialPage.HeiTi : OfficialPage.FangSong, "21")))),
            ]);
    }
}
