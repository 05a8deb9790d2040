using System.IO.Compression;
using CaseTrack.Figures;
using CaseTrack.Reports;
using CaseTrack.Reports.Drafts;

namespace CaseTrack.Tests.Reports.Drafts;

/// <summary>Tables and text boxes: a cell is read with the heads of its row and column.</summary>
public sealed class DraftTablesTests
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Theory]
    [InlineData("项目\t收到（件）\t审结（件）\n行政复议案件\t16\t10", "review.received matched, review.concluded matched")]
    [InlineData("| 项目 | 数量 |\n|---|---|\n| 收到行政复议申请（件） | 16 |\n| 审结行政复议案件（件） | 9 |", "review.received matched, review.concluded wrong")]
    [InlineData("指标\t2021年\t2022年\n收到行政复议申请（件）\t1\t16", "review.received matched, review.received matched")]
    [InlineData("指标\t数值\t口径\t明细数\n收到行政复议申请\t16件\t按2023年办法计\t3", "review.received matched")]
    [InlineData("序号\t指标\t数值\n1\t复议审结\t10", "review.concluded matched")]
    public void Each_cell_of_a_pasted_table_is_read_with_its_heads(string text, string read) =>
        string.Join(", ", Check(text).Where(x => x.Verdict is not NumberVerdict.Date)
            .Select(x => $"{x.Code} {x.Verdict.ToString().ToLowerInvariant()}")).ShouldBe(read);

    [Fact]
    public void The_place_of_a_cell_is_its_own()
    {
        const string text = "表\n项目\t数值\n收到行政复议申请\t16件";
        var number = Check(text).ShouldHaveSingleItem();
        (number.Text, number.Paragraph, text[number.Position..]).ShouldBe(("16件", 3, "16件"));
    }

    [Fact]
    public void A_document_has_its_cells_parted_and_its_boxes_apart()
    {
        var body = Paragraph("前文。") + Table(["项目", "数值"], ["收到行政复议申请", "16件"])
            + $"<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:pict><w:txbxContent>{Paragraph("全年审结行政复议案件10件")}</w:txbxContent></w:pict></w:r>"
            + "<w:r><w:t>继续。</w:t></w:r></w:p>";
        var text = Read(body);
        text.ShouldBe("前文。\n项目 \t数值 \t\n收到行政复议申请 \t16件 \t\n正文继续。\n全年审结行政复议案件10件\n\n");
        Check(text).Select(x => (x.Code, x.Verdict))
            .ShouldBe([("review.received", NumberVerdict.Matched), ("review.concluded", NumberVerdict.Matched)]);
    }

    [Fact]
    public void Tables_within_cells_and_boxes_within_cells_stay_in_their_row()
    {
        var inner = Table(["甲", "乙"]);
        Read($"<w:tbl><w:tr><w:tc>{inner}{Paragraph("丙")}</w:tc><w:tc>{Paragraph("丁")}</w:tc></w:tr></w:tbl>").Count(x => x == '\t')
            .ShouldBe(2);
    }

    private static string Paragraph(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";

    private static string Table(params string[][] rows) =>
        $"<w:tbl>{string.Concat(rows.Select(x => $"<w:tr>{string.Concat(x.Select(y => $"<w:tc>{Paragraph(y)}</w:tc>"))}</w:tr>"))}</w:tbl>";

    private static string Read(string body)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Write(string name, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }

            Write("[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" "
                    + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            Write("word/document.xml", $"<w:document xmlns:w=\"{Word}\"><w:body>{body}</w:body></w:document>");
        }

        file.Position = 0;
        return DraftDocument.Read(file).Single().Text;
    }

    private static IReadOnlyList<CheckedNumber> Check(string text)
    {
        var values = FigureCatalogue.All.ToDictionary(x => x.Code, _ => (decimal?)0);
        var before = new Dictionary<string, decimal?>(values) { ["review.received"] = 1 };
        values["review.received"] = 16;
        values["review.concluded"] = 10;
        return TextCheck.Run(text, new(2022, values, before, []));
    }
}
