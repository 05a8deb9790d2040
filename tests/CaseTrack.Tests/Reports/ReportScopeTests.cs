using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CaseTrack.Releases;
using DocumentFormat.OpenXml.Packaging;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace CaseTrack.Tests.Reports;

/// <summary>What a report and a draft are about: a period, a unit, two cut-offs, or a release; and what is taken for a draft at
/// all.</summary>
[Trait("Speed", "slow")]
public sealed class ReportScopeTests
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Fact]
    public async Task A_draft_from_December_to_November_of_a_unit_or_against_a_release_is_checked_over_just_that()
    {
        await using var node = await StartAsync();
        foreach (var day in (string[])["2024-05-02", "2024-12-15", "2024-12-16", "2025-06-01"])
        {
            await AcceptedAsync(node, day);
        }

        const string text = "2024年12月至2025年11月，全区受理调解案件3件，同比增长200%。";
        async Task<string> Verdicts(object body) =>
            string.Join(' ', (await node.DoAsync("text-checks", body))!["numbers"]!.AsArray().Select(x => (string)x!["verdict"]!)
            .Where(x => x != "date"));
        (await Verdicts(new { year = 2025, text, from = "2024-12-01", to = "2025-11-30" })).ShouldBe("matched matched");
        (await Verdicts(new { year = 2025, text })).ShouldBe("wrong wrong");
        (await Verdicts(new { year = 2025, text, from = "2024-12-01", to = "2025-11-30", unit = "tw" })).ShouldBe("matched matched");
        (await Verdicts(new { year = 2025, text, from = "2024-12-01", to = "2025-11-30", unit = "fy" })).ShouldBe("wrong unknown");

        var id = Guid.CreateVersion7();
        await node.DoAsync("releases", new { id, occurredOn = "2026-03-02", year = 2025, from = "2024-12-01", to = "2025-11-30" });
        await AcceptedAsync(node, "2025-07-01");
        (await Verdicts(new { year = 2025, text, release = id })).ShouldBe("matched matched");
        (await Verdicts(new { year = 2025, text, from = "2024-12-01", to = "2025-11-30" })).ShouldBe("wrong wrong");

        var file = Docx(("document", Paragraph(text)));
        async Task<string> Document(string query) =>
            string.Join(' ', (await UploadAsync(node, file, query)).Body["numbers"]!.AsArray().Select(x => (string)x!["verdict"]!)
            .Where(x => x != "date"));
        (await Document($"?release={id}")).ShouldBe("matched matched");
        (await Document("")).ShouldBe("wrong wrong");

        (await node.PostAsync("text-checks", new { year = 2025, text, release = id, from = "2024-12-01" })).Body!["type"]!.ToString()
            .ShouldEndWith("report.release-has-its-scope");
        (await node.PostAsync("text-checks", new { year = 2024, text, release = id })).Status.ShouldBe(400);
        (await node.PostAsync("text-checks", new { year = 2025, text, release = Guid.NewGuid() })).Status.ShouldBe(404);
        (await node.PostAsync("text-checks", new { year = 2025, text, unit = "nowhere" })).Status.ShouldBe(404);
        (await node.PostAsync("text-checks", new { year = 2025, text, from = "2025-12-01", to = "2025-01-01" })).Status.ShouldBe(400);
        (await UploadAsync(node, file, "?from=yesterday")).Status.ShouldBe(400);
        (await UploadAsync(node, file, "?unti=tw")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Notes_and_headers_of_a_document_are_read_once_and_say_where_they_are()
    {
        await using var node = await StartAsync();
        await AcceptedAsync(node, "2025-06-01");
        var box = $"""<w:p><mc:AlternateContent><mc:Choice Requires="wps">{Paragraph("收到行政复议申请0件")}</mc:Choice>"""
            + $"<mc:Fallback>{Paragraph("收到行政复议申请9件")}</mc:Fallback></mc:AlternateContent></w:p>";
        var cells = "<w:p><w:r><w:t>行政执法监督立案</w:t><w:t>0件</w:t><w:tab/><w:t>7</w:t></w:r></w:p>";
        var (status, body) =
            await UploadAsync(node,
            Docx(("document", box + cells), ("header1", Paragraph("2002年度报告")), ("footnotes", Paragraph("全区受理调解案件1件")),
            ("endnotes", Paragraph("全区受理调解案件2件"))));
        status.ShouldBe(200, body.ToString());
        body["numbers"]!.AsArray().Select(x => ((string)x!["text"]!, (string)x["verdict"]!, (string?)x["part"])).ShouldBe(
        [
            ("0件", "matched", null), ("0件", "matched", null), ("7", "unknown", null), ("2件", "wrong", "endnotes"),
            ("1件", "matched", "footnotes"), ("2002年度", "wrong", "header"),
        ]);
    }

    [Fact]
    public async Task What_is_no_draft_is_refused_and_never_an_error()
    {
        await using var node = await StartAsync();
        async Task RefusedAsync(byte[] file, int status, string code)
        {
            var (got, body) = await UploadAsync(node, file);
            (got, body["type"]?.ToString()).ShouldBe((status, $"urn:casetrack:problem:{code}"));
        }

        await RefusedAsync(Docx(("document", Paragraph(" \u3000"))), 422, "text-check.empty-draft");
        await RefusedAsync(await FileAsync(node, "reports/2025", Sheets), 422, "text-check.not-a-word-document");
        await RefusedAsync(Zip(("a/b.txt", "928件")), 422, "text-check.not-a-word-document");
        await RefusedAsync(Zip(("[Content_Types].xml", "<Types")), 422, "text-check.not-a-word-document");
        await RefusedAsync(Zip(("[Content_Types].xml", Types("document"))), 422, "text-check.not-a-word-document");
        await RefusedAsync(Docx(("document", Paragraph("1件")))[..^40], 422, "text-check.not-a-word-document");
        (await node.PostAsync("text-checks", new { year = 2025, text = " \n\u3000" })).Status.ShouldBe(400);

        // Links that go nowhere are nothing to a reader of text.
        var links = Zip([("[Content_Types].xml", Types("document")), ("word/document.xml", Part(Paragraph("全区受理调解案件0件"))),
            ("word/_rels/document.xml.rels",
            """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
                + """<Relationship Id="r1" Type="http://x" Target="http://[::bad" TargetMode="External"/></Relationships>""")]);
        (await UploadAsync(node, links)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_report_of_a_release_says_what_the_release_says_and_a_dash_where_it_says_nothing()
    {
        await using var node = await StartAsync();
        await AcceptedAsync(node, "2025-06-01");
        var drafted = Guid.CreateVersion7();
        await node.DoAsync("releases", new { id = drafted, occurredOn = "2026-03-02", year = 2025 });
        var released = Guid.CreateVersion7();
        await using (var session = node.Services.GetRequiredService<IDocumentStore>().LightweightSession("420202"))
        {
            // As of a program that had fewer figures, and counted one of them otherwise.
            var content = (await session.LoadAsync<Release>(drafted, TestContext.Current.CancellationToken))!.Content;
            session.Events.StartStream<Release>(released,
                new ReleaseDrafted(new(2026, 3, 1), content with
                {
                    Figures = [.. content.Figures.Where(x => x.Code != "review.received")
                        .Select(x => x.Code == "mediation.community.accepted" ? x with { DefinitionVersion = 7, Value = 5 } : x)],
                }, null),
                new ReleaseApproved(new(2026, 3, 2), SetClock.At("2026-03-02"), "director.sfj", "", ""));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var report = await node.GetAsync($"reports/2025?release={released}");
        ((string)report["markdown"]!).ShouldContain("受理调解案件5件");
        ((string)report["markdown"]!).ShouldContain("全年收到行政复议申请—件");
        JsonNode Source(string code) => report["sources"]!.AsArray().Single(x => (string)x!["code"]! == code)!;
        ((int)Source("mediation.community.accepted")["definitionVersion"]!, (string)Source("mediation.community.accepted")["rule"]!)
            .ShouldBe((7, "发布时的口径为第7版，其后已修改"));
        ((int)Source("mediation.community.accepted")["records"]!, (string?)Source("review.received")["note"])
            .ShouldBe((1, "该发布没有这一指标 (not in the release)"));
        var link = (string)Source("mediation.community.accepted")["cases"]!;
        link.ShouldContain("asOf=2026-03-02");
        ((int)(await node.GetAsync(link["/api/v1/".Length..]))["value"]!).ShouldBe(1);
        var known = (string)report["knownAt"]!;
        await AcceptedAsync(node, "2025-07-01");
        ((int)(await node.GetAsync(link["/api/v1/".Length..]))["value"]!).ShouldBe(1, $"{link} of {known}");

        var text = Encoding.UTF8.GetString(await FileAsync(node, $"reports/2025?release={released}", "text/markdown"));
        text.ShouldBe((string)report["markdown"]!);
        using var document =
            WordprocessingDocument.Open(new MemoryStream(await FileAsync(node, $"reports/2025?release={released}", Word)), false);
        document.MainDocumentPart!.Document!.InnerText.ShouldContain("该发布没有这一指标");
        document.MainDocumentPart.Document!.InnerText.ShouldContain("黄石港区人民政府2026年3月2日");
        document.MainDocumentPart.Document!.InnerText.ShouldContain("认知时点");
        using var sheets = new MemoryStream(await FileAsync(node, $"reports/2025?release={released}", Sheets));
        var rows = MiniExcel.Query(sheets, true, "指标").Cast<IDictionary<string, object>>().ToDictionary(x => (string)x["代码"]);
        (rows["review.received"]["数值"].ToString(), rows["mediation.community.accepted"]["数值"].ToString(),
            rows["mediation.community.accepted"]["版本"].ToString()).ShouldBe(("—", "5", "7"));
        ((string)rows["mediation.community.accepted"]["明细"]).ShouldEndWith(link);

        (await node.Client.GetAsync(
            new Uri($"/api/v1/reports/2025?release={released}&unit=tw", UriKind.Relative),
            TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await node.Client.GetAsync(
            new Uri($"/api/v1/reports/2024?release={released}", UriKind.Relative),
            TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Links_of_a_report_carry_its_unit_and_its_cut_offs()
    {
        await using var node = await StartAsync();
        await AcceptedAsync(node, "2025-06-01");
        var report = await node.GetAsync("reports/2025?unit=tw&asOf=2025-12-31&knownAt=2026-03-02T12:00:00%2B08:00");
        var link = (string)report["sources"]!.AsArray().Single(x => (string)x!["code"]! == "mediation.community.accepted")!["cases"]!;
        link.ShouldBe("/api/v1/figures/2025/mediation.community.accepted/cases?from=2025-01-01&to=2025-12-31&unit=tw&asOf=2025-12-31"
            + "&knownAt=2026-03-02T04%3A00%3A00Z");
        ((int)(await node.GetAsync(link["/api/v1/".Length..]))["value"]!).ShouldBe(1);
        ((string)report["unit"]!).ShouldBe("tw");
        using var book = SpreadsheetDocument.Open(
            new MemoryStream(await FileAsync(node, "reports/2025?unit=tw&asOf=2025-12-31", Sheets)), false);
        book.WorkbookPart!.WorksheetParts.SelectMany(x => x.HyperlinkRelationships).Select(x => x.Uri.ToString())
            .ShouldAllBe(x => x.Contains("unit=tw&asOf=2025-12-31", StringComparison.Ordinal));
    }

    private static async Task<Node> StartAsync()
    {
        var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-02")), silence: false);
        await node.FoundAsync();
        return node;
    }

    private static async Task AcceptedAsync(Node node, string day)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync("mediation-cases", new { id, occurredOn = day, committee = "tw", source = "application", disputeType = "02" });
        await node.DoAsync($"mediation-cases/{id}/acceptance", new { occurredOn = day, mediators = new[] { "m" } });
    }

    private static async Task<(int Status, JsonNode Body)> UploadAsync(Node node, byte[] file, string query = "")
    {
        using var content = new ByteArrayContent(file);
        using var answer = await node.Client.PostAsync(
            new Uri($"/api/v1/text-checks/2025/document{query}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    private static async Task<byte[]> FileAsync(Node node, string path, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/{path}", UriKind.Relative));
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(type));
        using var answer = await node.Client.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(200);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static string Paragraph(string text) => $"<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    private static string Part(string paragraphs) => $"""
        <?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
          xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{paragraphs}</w:body></w:document>
        """;

    private static string Types(params string[] parts) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{string.Concat(parts.Select(Override))}</Types>
        """;

    private static string Override(string part) => $"""
        <Override PartName="/word/{part}.xml"
          ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{KindOf(part)}+xml"/>
        """;

    private static string KindOf(string part) => part == "document" ? "document.main" : part.TrimEnd('1');

    private static byte[] Docx(params (string Name, string Paragraphs)[] parts) =>
        Zip([("[Content_Types].xml", Types([.. parts.Select(x => x.Name)])),
            .. parts.Select(x => ($"word/{x.Name}.xml", Part(x.Paragraphs)))]);

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        }

        return file.ToArray();
    }
}
