using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using CaseTrack.Reports;
using CaseTrack.Tests.Figures;
using DocumentFormat.OpenXml.Packaging;
using MiniExcelLibs;

namespace CaseTrack.Tests.Reports;

/// <summary>The annual report in its own words, in Word and in Excel, and the check of a draft, on the year of the published report.</summary>
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
        exact.ShouldContain("全年收到行政复议申请16件，进入实体审查的10件，受理前调解撤回6件。");
        exact.ShouldContain("全年行政执法监督立案6件，整改4件，移交2件。");
        var rounded = await TextAsync("?style=rounded");
        rounded.ShouldContain("全年完成诉前调解260余件。");
        rounded.ShouldContain("排查420余次，预防矛盾纠纷160余起。");
        rounded.ShouldContain("提供法律事项服务150余件次，组织法律知识培训300余场次，开展法治宣传活动390余场");
        rounded.ShouldContain("受理调解案件928件");
    }

    [Fact]
    public async Task The_check_of_the_published_text_finds_the_wrong_year_and_nothing_else_wrong()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "tests/CaseTrack.Tests/Reports/published-2022.txt"), TestContext.Current.CancellationToken);
        var (status, body, _) = await host.PostAsync("text-checks", new { year = 2022, text });
        status.ShouldBe(HttpStatusCode.OK, body?.ToString());
        var numbers = body!["numbers"]!.AsArray().Select(x => (Text: (string)x!["text"]!, Verdict: (string)x["verdict"]!, Code: (string?)x["code"], Place: (int)x["paragraph"]!)).ToList();
        numbers.Where(x => x.Verdict == "wrong").ShouldHaveSingleItem().ShouldBe(("2002年", "wrong", null, 1));
        numbers.Where(x => x.Verdict == "unknown").ShouldBeEmpty();
        numbers.Where(x => x.Verdict == "vague").Select(x => x.Code).ShouldBe(["mediation.pre-litigation.completed", "screening.operations", "screening.disputes-prevented"]);
        numbers.Where(x => x.Verdict == "matched").Select(x => x.Code).ShouldBe(
        [
            "business-environment.problems-rectified", "supervision.opened", "supervision.opened.rectified", "supervision.opened.handed-over", "audit.officials",
            "statistics-supervision.rechecks", "statistics-supervision.inspections", "statistics-supervision.penalties", "abnormal-list.entities-removed", "abnormal-list.records",
            "mediation.linkage.succeeded", "organisation.community-committees", "mediation.community.accepted",
            "review.received", "review.received.accepted", "review.received.withdrawn-after-mediation",
        ]);
    }

    [Fact]
    public async Task Wrong_numbers_sums_and_percentages_are_flagged_with_figure_value_and_place()
    {
        async Task<List<(string Verdict, string? Code, string Remark)>> Check(string text) =>
            [.. (await host.PostAsync("text-checks", new { year = 2022, text })).Body!["numbers"]!.AsArray().Select(x => ((string)x!["verdict"]!, (string?)x["code"], (string?)x["remark"] ?? ""))];

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
            new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(x => x.Description).ShouldBeEmpty();
            var margins = document.MainDocumentPart!.Document!.Descendants<DocumentFormat.OpenXml.Wordprocessing.PageMargin>().Single();
            (margins.Top!.Value, margins.Left!.Value, margins.Right!.Value, margins.Bottom!.Value).ShouldBe((2098, 1588u, 1474u, 1985));
        }

        await ConvertAsync(path, "pdf", folder.Path);
        var text = string.Concat((await RunAsync("pdftotext", ["-enc", "UTF-8", Path.Combine(folder.Path, "report.pdf"), "-"])).Where(x => !char.IsWhiteSpace(x)));
        text.ShouldContain("全年完成诉前调解260");
        text.ShouldContain("数据来源表");
        text.ShouldContain("—1—");

        // What came out goes in again: every number of the text part is the catalogue's.
        using var content = new ByteArrayContent(bytes);
        using var client = Node.LetIn(host.App.Server.CreateClient());
        using var answer = await client.PostAsync(new Uri("/api/v1/text-checks/2022/document", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var verdict = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        verdict["numbers"]!.AsArray().Where(x => (int)x!["paragraph"]! < 10 && (string)x["verdict"]! == "wrong").ShouldBeEmpty();
        ((int)verdict["matched"]!).ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task A_workbook_has_a_sheet_for_each_table_links_back_and_no_formula()
    {
        var bytes = await FileAsync("", Sheets);
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "figures.xlsx");
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        MiniExcel.GetSheetNames(path).ShouldBe(["指标", "按月", "按机构", "按纠纷类型", "按来源", "按复议事项"]);
        var accepted = MiniExcel.Query(path, true, "指标").Cast<IDictionary<string, object>>().Single(x => (string)x["代码"] == "mediation.community.accepted");
        Convert.ToInt32(accepted["数值"], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(928);
        ((string)accepted["明细"]).ShouldContain("/api/v1/figures/2022/mediation.community.accepted/cases");
        using (var book = SpreadsheetDocument.Open(path, false))
        {
            book.WorkbookPart!.WorksheetParts.SelectMany(x => x.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()).ShouldBeEmpty();
        }

        ReportWorkbook.Harmless("=HYPERLINK(1)").ShouldBe("'=HYPERLINK(1)");
        ReportWorkbook.Harmless("@x").ShouldBe("'@x");
        await ConvertAsync(path, "csv:Text - txt - csv (StarCalc):44,34,76", folder.Path);
        (await File.ReadAllTextAsync(Path.Combine(folder.Path, "figures.csv"), TestContext.Current.CancellationToken)).ShouldContain("mediation.community.accepted,社区调委会受理调解案件,928");
    }

    [Fact]
    public async Task Drafts_that_cannot_be_read_are_refused()
    {
        (await host.PostAsync("text-checks", new { year = 2022, text = "" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        async Task<(int Status, string Body)> Upload(byte[] bytes)
        {
            using var content = new ByteArrayContent(bytes);
            using var client = Node.LetIn(host.App.Server.CreateClient());
            using var answer = await client.PostAsync(new Uri("/api/v1/text-checks/2022/document", UriKind.Relative), content, TestContext.Current.CancellationToken);
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
        (await host.PostAsync("report-templates", new { id = Guid.CreateVersion7(), occurredOn = "2023-01-01", text = "共{{mediation.acepted}}件" }, district: district)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await host.PostAsync("report-templates", new { id = Guid.CreateVersion7(), occurredOn = "2023-01-01", text = "全年受理{{mediation.accepted}}件，成功率{{mediation.success-rate}}%，{{mediation.agreed-amount|万}}万元" }, district: district)).Status.ShouldBe(HttpStatusCode.Created);
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
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, errors);
        return await output;
    }
}
