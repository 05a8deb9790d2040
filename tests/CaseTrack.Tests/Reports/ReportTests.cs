using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using CaseTrack.Reports;
using CaseTrack.Reports.Drafts;
using CaseTrack.Tests.Figures;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MiniExcelLibs;

namespace CaseTrack.Tests.Reports;

/// <summary>The annual report in its own words, in Word and in Excel, and the check of a draft, on the year of the published
/// report.</summary>
[Trait("Speed", "slow")]
public sealed class ReportTests(DemonstrationHost host) : IAsyncLifetime
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_text_of_2022_reads_as_the_report_does()
    {
        var exact = await TextAsync("");
        exact.ShouldContain("全年调解成功矛盾纠纷242件。全区33个社区人民调解委员会受理调解案件928件，诉前人民调解委员会全年完成诉前调解264件。");
        exact.ShouldContain("全年收到行政复议申请16件，进入实体审查的10件，受理前调解撤销6件。");
        exact.ShouldContain("全年行政执法监督立案6件，整改4件，移交2件。");
        var rounded = await TextAsync("?style=rounded");
        rounded.ShouldContain("全年完成诉前调解260余件。");
        rounded.ShouldContain("排查420余次，预防矛盾纠纷160余起。");
        rounded.ShouldContain("提供法律事项服务150余件次，组织法律知识培训300余场次，开展法治宣传活动390余场");
        rounded.ShouldContain("受理调解案件928件");

        // The whole paragraphs as published, the wrong year in front of them apart: the data contradict nothing in them. A western comma
        // in the original is a Chinese one here.
        var published = (await PublishedAsync()).Split('\n');
        var paragraphs = rounded.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (heading, line) in new[] { ("（六）", published[1]), ("（七）", published[2]) })
        {
            var at = Array.FindIndex(paragraphs, x => x.StartsWith($"## {heading}", StringComparison.Ordinal));
            $"{heading}{paragraphs[at + 1]}".ShouldBe(line.Replace(',', '，'));
        }
    }

    [Fact]
    public async Task The_check_of_the_published_text_finds_the_wrong_year_and_nothing_else_wrong()
    {
        var text = await PublishedAsync();
        var (status, body, _) = await host.PostAsync("text-checks", new { year = 2022, text });
        status.ShouldBe(HttpStatusCode.OK, body?.ToString());
        var numbers = body!["numbers"]!.AsArray()
            .Select(x => (Text: (string)x!["text"]!, Verdict: (string)x["verdict"]!, Code: (string?)x["code"], Place: (int)x["paragraph"]!))
            .ToList();
        numbers.Where(x => x.Verdict == "wrong").ShouldHaveSingleItem().ShouldBe(("2002年", "wrong", null, 1));
        numbers.Where(x => x.Verdict == "unknown").ShouldBeEmpty();
        numbers.Where(x => x.Verdict == "vague").Select(x => x.Code)
            .ShouldBe(["mediation.pre-litigation.completed", "screening.operations", "screening.disputes-prevented", "counsel.services",
            "training.sessions", "publicity.events"]);
        numbers.Where(x => x.Verdict == "matched").Select(x => x.Code).ShouldBe(
        [
            "business-environment.problems-rectified", "supervision.opened", "supervision.opened.rectified",
            "supervision.opened.handed-over", "audit.officials",
            "statistics-supervision.rechecks", "statistics-supervision.inspections", "statistics-supervision.penalties",
            "abnormal-list.entities-removed", "abnormal-list.records",
            "mediation.linkage.succeeded", "organisation.community-committees", "mediation.community.accepted",
            "review.received", "review.received.accepted", "review.received.withdrawn-after-mediation",
            "appraisal.units", "appraisal.officials", "normative-documents.lawful-rate", "normative-documents.filing-rate",
            "court-observation.events", "legal-guides.communities", "legal-guides.people",
        ]);
    }

    [Fact]
    public async Task Wrong_numbers_sums_and_percentages_are_flagged_with_figure_value_and_place()
    {
        async Task<List<(string Verdict, string? Code, string Remark)>> Check(string text) =>
            [.. (await host.PostAsync("text-checks", new { year = 2022, text })).Body!["numbers"]!.AsArray()
                .Select(x => ((string)x!["verdict"]!, (string?)x["code"], (string?)x["remark"] ?? ""))];

        var wrong = (await Check("全区33个社区人民调解委员会受理调解案件982件")).Single(x => x.Verdict == "wrong");
        (wrong.Code, wrong.Remark).ShouldBe(("mediation.community.accepted", "应为928 (should be 928)"));
        (await Check("诉前人民调解委员会全年完成诉前调解270余件")).Single().Remark.ShouldStartWith("低于所报");
        (await Check("诉前人民调解委员会全年完成诉前调解250余件")).Single().Remark.ShouldStartWith("高于概数区间");
        (await Check("全年收到行政复议申请15件，进入实体审查的10件，受理前调解撤销6件")).First().Remark.ShouldStartWith("各项之和为16");
        (await Check("共办理200件，其中成功100件，占比73.5%")).Last().Remark.ShouldStartWith("与前后各数都算不出");
        (await Check("共办理200件，其中成功147件，占比73.5%")).Last().Verdict.ShouldBe("unknown");
        (await Check("2022年12月31日，2023年，1月")).ShouldAllBe(x => x.Verdict == "date");
    }

    [Fact]
    public async Task A_word_document_goes_out_as_GB_T_9704_and_LibreOffice_opens_it()
    {
        var bytes = await FileAsync("?style=rounded", Word);
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "report.docx");
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        using (var document = WordprocessingDocument.Open(path, false))
        {
            new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken)
                .Select(x => x.Description).ShouldBeEmpty();
            var margins = document.MainDocumentPart!.Document!.Descendants<PageMargin>().Single();
            (margins.Top!.Value, margins.Left!.Value, margins.Right!.Value, margins.Bottom!.Value).ShouldBe((2098, 1588u, 1474u, 1985));

            // 22 lines of 28 characters of 16 points, and not one more, go into the type area.
            var grid = document.MainDocumentPart.Document.Descendants<DocGrid>().Single();
            grid.Type!.Value.ShouldBe(DocGridValues.Lines);
            var (width, height) = (11906 - 1588 - 1474, 16838 - 2098 - 1985);
            (height / grid.LinePitch!.Value).ShouldBe(22);
            (width / (320 + document.MainDocumentPart.Document.Descendants<Spacing>().Select(x => x.Val!.Value).Min())).ShouldBe(28);
            document.MainDocumentPart.Document.Descendants<SpacingBetweenLines>().Count(x => x.Line == $"{grid.LinePitch.Value}")
                .ShouldBeGreaterThan(8);
        }

        await ConvertAsync(path, "pdf", folder.Path);
        var text = string.Concat(
            (await RunAsync("pdftotext", ["-enc", "UTF-8", Path.Combine(folder.Path, "report.pdf"), "-"]))
            .Where(x => !char.IsWhiteSpace(x)));
        text.ShouldContain("全年完成诉前调解260");
        text.ShouldContain("附件：数据来源表黄石港区人民政府");
        text.ShouldContain("明细数");
        text.ShouldContain("认知时点");
        text.ShouldContain("—1—");

        // What came out goes in again: every number of the text and of its tables is the catalogue's.
        using var content = new ByteArrayContent(bytes);
        using var client = Node.LetIn(host.App.Server.CreateClient());
        using var answer = await client.PostAsync(
            new Uri("/api/v1/text-checks/2022/document", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var verdict = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        verdict["numbers"]!.AsArray().Where(x => (string)x!["verdict"]! is not ("matched" or "vague" or "date"))
            .Select(x => $"{x!["text"]} {x["verdict"]}: {x["reading"]} {x["remark"]}").ShouldBeEmpty();
        ((int)verdict["matched"]!).ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task A_workbook_has_a_sheet_for_each_table_links_back_and_no_formula()
    {
        var bytes = await FileAsync("", Sheets);
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "figures.xlsx");
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        MiniExcel.GetSheetNames(path)
            .ShouldBe(["指标", "按月", "按街道", "按机构", "按调委会种类", "按纠纷类型", "按来源", "按复议事项", "按复议结果", "按监督文书", "按问题类型", "工作台账", "结转", "说明"]);
        List<IDictionary<string, object>> Rows(string sheet) => [.. MiniExcel.Query(path, true, sheet).Cast<IDictionary<string, object>>()];
        decimal Number(object cell) => Convert.ToDecimal(cell, System.Globalization.CultureInfo.InvariantCulture);
        var accepted = Rows("指标").Single(x => (string)x["代码"] == "mediation.community.accepted");
        Number(accepted["数值"]).ShouldBe(928);
        ((string)accepted["明细"]).ShouldContain("/api/v1/figures/2022/mediation.community.accepted/cases");

        // Names beside codes; each breakdown adds up to the number it breaks down; a rate without a denominator is a dash.
        var values = await host.ValuesAsync();
        foreach (var sheet in new[] { "按月", "按机构", "按调委会种类", "按纠纷类型", "按来源" })
        {
            var rows = Rows(sheet);
            rows.Take(rows.Count - 1).Sum(x => Number(x["受理调解案件"])).ShouldBe(values["mediation.accepted"]!.Value, sheet);
            Number(rows[^1]["受理调解案件"]).ShouldBe(values["mediation.accepted"]!.Value, sheet);
            rows.ShouldAllBe(x => ((string)x["名称"]).Any(y => y > 127));
        }

        Rows("按街道").Select(x => (string)x["名称"]).ShouldBe(["沈家营街道", "黄石港街道", "胜阳港街道", "花湖街道", "江北管理区", "全部"]);
        Rows("按调委会种类").Select(x => (string)x["名称"]).ShouldContain("村（居）");
        Rows("按纠纷类型").Select(x => (string)x["名称"]).ShouldContain("邻里纠纷");
        Rows("按机构").Select(x => (string)x["名称"]).ShouldContain("天方社区人民调解委员会");
        foreach (var row in Rows("结转"))
        {
            (Number(row["上期结转"]) + Number(row["本期受理（立案）"]) - Number(row["本期办结（审结、结案）"])).ShouldBe(Number(row["期末未结"]));
        }

        Number(Rows("工作台账").Single(x => (string)x["代码"] == "screening.operations")["本期"]).ShouldBe(423);
        using (var book = SpreadsheetDocument.Open(path, false))
        {
            new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken)
                .Select(x => x.Description).ShouldBeEmpty();
            book.WorkbookPart!.WorksheetParts.SelectMany(x => x.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>())
                .ShouldBeEmpty();
            foreach (var part in book.WorkbookPart.WorksheetParts)
            {
                // Each link of a sheet is a relationship of the package, and answers.
                var links = part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Hyperlink>().ToList();
                if (NameOf(book.WorkbookPart, part) == "说明")
                {
                    links.ShouldBeEmpty();
                    continue;
                }

                links.ShouldNotBeEmpty();
                links.Select(x => x.Id!.Value).ShouldBe(part.HyperlinkRelationships.Select(x => x.Id), ignoreOrder: true);
                part.HyperlinkRelationships.ShouldAllBe(x => x.IsExternal);
                var link = part.HyperlinkRelationships.First().Uri;
                (await host.GetAsync(link.PathAndQuery)).Status.ShouldBe(HttpStatusCode.OK, link.ToString());
            }
        }

        SheetBook.Harmless("=HYPERLINK(1)").ShouldBe("'=HYPERLINK(1)");
        SheetBook.Harmless("@x").ShouldBe("'@x");
        await ConvertAsync(path, "csv:Text - txt - csv (StarCalc):44,34,76", folder.Path);
        (await File.ReadAllTextAsync(Path.Combine(folder.Path, "figures.csv"), TestContext.Current.CancellationToken))
            .ShouldContain("mediation.community.accepted,社区调委会受理调解案件,928");
    }

    [Fact]
    public async Task Drafts_that_cannot_be_read_are_refused()
    {
        (await host.PostAsync("text-checks", new { year = 2022, text = "" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        var (status, large, _) = await host.PostAsync("text-checks", $$"""{"year":2022,"text":"{{new string('1', 20 * 1024 * 1024)}}"}""");
        (status, large?["type"]?.ToString()).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "urn:casetrack:problem:too-large"));
        var (too, longer, _) = await host.PostAsync("text-checks", new { year = 2022, text = new string('字', 1_000_001) });
        (too, longer?["errors"]?[0]?["code"]?.ToString()).ShouldBe((HttpStatusCode.BadRequest, "long-draft"));
        async Task<(int Status, string Body)> Upload(byte[] bytes)
        {
            using var content = new ByteArrayContent(bytes);
            using var client = Node.LetIn(host.App.Server.CreateClient());
            using var answer = await client.PostAsync(
                new Uri("/api/v1/text-checks/2022/document", UriKind.Relative), content, TestContext.Current.CancellationToken);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        (await Upload(new byte[20 * 1024 * 1024])).Status.ShouldBe(413);
        var text = await Upload("not a document"u8.ToArray());
        (text.Status, text.Body.Contains("text-check.not-a-word-document", StringComparison.Ordinal)).ShouldBe((422, true));
        (await Upload([])).Status.ShouldBe(422);
        (await host.GetAsync("reports/2022?style=poetic")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await host.GetAsync($"reports/2022?release={Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_office_edits_its_template_and_an_unknown_figure_is_refused()
    {
        const string district = "429999";
        (await host.PostAsync(
            "report-templates", new { id = Guid.CreateVersion7(), occurredOn = "2023-01-01", text = "共{{mediation.acepted}}件" },
            district: district)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await host.PostAsync(
            "report-templates", new
            {
                id = Guid.CreateVersion7(),
                occurredOn = "2023-01-01",
                text = "全年受理{{mediation.accepted}}件，成功率{{mediation.success-rate}}%，{{mediation.agreed-amount|万}}万元"
            },
            district: district)).Status.ShouldBe(HttpStatusCode.Created);
        ((string)(await host.GetAsync("reports/2022", district)).Body!["markdown"]!).ShouldBe("全年受理0件，成功率—%，0.00万元");
    }

    [Theory]
    [InlineData(264, "260余")]
    [InlineData(260, "260")]
    [InlineData(1234, "1200余")]
    [InlineData(42, "40余")]
    [InlineData(9, "9")]
    public void Round_numbers_are_said_as_reports_say_them(int value, string said) => ApproximateNumber.Say(value).ShouldBe(said);

    [Theory]
    [InlineData(264, 260, "余", true)]
    [InlineData(270, 260, "余", false)]
    [InlineData(260, 260, "余", false)]
    [InlineData(308, 300, "余", true)]
    [InlineData(401, 300, "余", false)]
    [InlineData(290, 300, "近", true)]
    [InlineData(280, 300, "近", false)]
    [InlineData(310, 300, "约", true)]
    public void Round_numbers_are_checked_as_reports_mean_them(int value, int claimed, string word, bool fits) =>
        ApproximateNumber.Fits(value, new DraftNumber(0, 0, claimed, 0, Word: word)).ShouldBe(fits);

    /// <summary>The published paragraphs (六) and (七) under the first line with its wrong year, and the sentences of the other sections in
    /// the words that are known of them.</summary>
    private static async Task<string> PublishedAsync() =>
        (await File.ReadAllTextAsync(
            Path.Combine(Repository.Folder, "tests/CaseTrack.Tests/Reports/published-2022.txt"), TestContext.Current.CancellationToken))
            .ReplaceLineEndings("\n").TrimEnd();

    private async Task<string> TextAsync(string query) => System.Text.Encoding.UTF8.GetString(await FileAsync(query, "text/markdown"));

    private async Task<byte[]> FileAsync(string query, string type)
    {
        using var client = Node.LetIn(host.App.Server.CreateClient());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/reports/2022{query}");
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(type));
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static Task<string> ConvertAsync(string file, string to, string folder) =>
        RunAsync("soffice", [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to, "--outdir", folder, file]);

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, errors);
        return await output;
    }

    private static string? NameOf(WorkbookPart book, WorksheetPart part) => book.Workbook!
        .Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(x => x.Id == book.GetIdOfPart(part)).Name;
}
