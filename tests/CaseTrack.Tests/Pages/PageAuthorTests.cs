using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CaseTrack.Access.Pages;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CaseTrack.Tests.Pages;

/// <summary>The author's desk: from the checklist over the release to what is quoted of it, and what becomes of that.</summary>
[Trait("Speed", "slow")]
[Collection(PageHost.Collection)]
public sealed class PageAuthorTests(PageHost host) : IAsyncLifetime
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_release_is_checked_approved_corrected_in_public_and_quoted_for_ever()
    {
        using var author = await host.SignedInAsync("author");
        using var leader = await host.SignedInAsync("leader");
        var checks = await PageAsync(author, "/release-checks/2024");
        checks.ShouldContain("恒等式全部成立");
        checks.ShouldContain("没有受理任何案件的社区调委会");
        checks.ShouldContain("href=\"/figures/2024/mediation.community.accepted?from=2024-01-01&to=2024-12-31&by=unit\"",
            customMessage: "a hint leads to where it is seen");
        var running = await PageAsync(author, $"/release-checks/{DateTimeOffset.UtcNow.AddHours(8).Year}");
        running.ShouldContain("统计期尚未结束");
        running.ShouldContain("href=\"#f-confirmRunning\"", customMessage: "what blocks leads to its repair");

        var first = Guid.CreateVersion7();
        await PagePosts.DoAsync(author, "releases", new { id = first, occurredOn = PagePosts.Today, year = 2024 });
        (await StatusAsync(author, $"/releases/{first}/mediation.accepted")).ShouldBe((404, true), "a draft is not quoted");
        (await PageAsync(author, $"/releases/{first}")).ShouldContain("由您拟定，须由另一人批准");
        (await PageAsync(leader, $"/releases/{first}")).ShouldContain("拟定人与批准人不是同一人");
        (await PagePosts.PostAsync(author, $"releases/{first}/notes", new { occurredOn = PagePosts.Today, text = "早了" })).Type
            .ShouldEndWith("release.not-published");
        await PagePosts.DoAsync(leader, $"releases/{first}/approval", new { occurredOn = PagePosts.Today });

        using var mediator = await host.SignedInAsync("mediator");
        var committee = (string)JsonNode.Parse((await PageHost.GetAsync(mediator, "/api/v1/mediation-cases?limit=1")).Text)!
            ["records"]![0]!["committee"]!;
        await PagePosts.DoAsync(mediator, "mediation-cases/oral-agreements", new
        {
            id = Guid.CreateVersion7(),
            occurredOn = "2024-05-05",
            committee,
            source = "application",
            disputeType = "02",
            mediator = "mediator",
            performedAtOnce = true,
        });

        // A correction says in public what it corrects, or it is none.
        (await PageAsync(author, "/release-checks/2024")).ShouldContain("须作更正发布，并附公开说明");
        (await PageAsync(author, $"/release-checks/2024?supersedes={first}")).ShouldContain("更正发布");
        var second = Guid.CreateVersion7();
        (await PagePosts.PostAsync(
            author, "releases",
                new { id = second, occurredOn = PagePosts.Today, year = 2024, supersedes = first }))
            .Type.ShouldEndWith("release.note-missing");
        await PagePosts.DoAsync(author, "releases",
            new { id = second, occurredOn = PagePosts.Today, year = 2024, supersedes = first, publicNote = "补录五月的一件口头协议。" });
        await PagePosts.DoAsync(leader, $"releases/{second}/approval", new { occurredOn = PagePosts.Today });
        await PagePosts.DoAsync(author, $"releases/{second}/notes", new { occurredOn = PagePosts.Today, text = "该件于五月五日达成协议。" });

        var corrected = await PageAsync(leader, $"/releases/{second}");
        corrected.ShouldContain("补录五月的一件口头协议。");
        corrected.ShouldContain("该件于五月五日达成协议。");
        corrected.ShouldContain("（+1）");
        var old = await PageAsync(leader, $"/releases/{first}/mediation.accepted?by=unit");
        old.ShouldContain("这一发布已被取代");
        old.ShouldContain("（+1）");
        old.ShouldContain($"/releases/{second}/mediation.accepted?by=unit");
        (await PageAsync(leader, $"/releases/{second}/mediation.accepted?by=unit")).ShouldContain("校验 ");

        var document = TextOf(await FileAsync(leader, $"/reports/2024/docx?release={second}"), "word/document.xml");
        document.ShouldContain("更正说明：补录五月的一件口头协议。");
        document.ShouldContain("①");
        var book = await FileAsync(leader, $"/reports/2024/xlsx?release={second}");
        TextOf(book, "xl/workbook.xml").ShouldContain("说明");
        (await StatusAsync(leader, $"/reports/2024/pdf?release={second}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task An_address_that_quotes_nothing_says_why()
    {
        using var author = await host.SignedInAsync("author");
        var (status, text, _) = await PageHost.GetAsync(author, $"/releases/{Guid.CreateVersion7()}/mediation.accepted");
        status.ShouldBe(404);
        text.ShouldContain("没有这一永久链接");
        var draft = Guid.CreateVersion7();
        await PagePosts.DoAsync(author, "releases", new { id = draft, occurredOn = PagePosts.Today, year = 2021 });
        await PagePosts.DoAsync(author, $"releases/{draft}/discarding", new { occurredOn = PagePosts.Today, reason = "试拟" });
        (await PageHost.GetAsync(author, $"/releases/{draft}/mediation.accepted")).Text.ShouldContain("这一发布稿已弃用");
    }

    [Fact]
    public async Task Two_dimensions_are_a_table_whose_numbers_lead_to_their_cases()
    {
        using var desk = await host.SignedInAsync("mediation");
        var page = await PageAsync(desk, "/figures/2022/mediation.community.accepted?by=unit&across=disputeType");
        page.ShouldContain("class=\"two-way\"");
        page.ShouldContain("邻里纠纷");
        page.ShouldContain("/figures/2022/mediation.community.accepted/cases?by=unit,disputeType&key=");
        using var author = await host.SignedInAsync("author");
        (await PageAsync(author, "/figures/2022/mediation.community.accepted?by=unit&across=month")).ShouldContain("class=\"two-way\"");
    }

    [Fact]
    public async Task A_word_file_is_checked_with_each_number_marked_where_it_stands()
    {
        using var author = await host.SignedInAsync("author");
        var form = await PageHost.FormAsync(author);
        var checkedText = await UploadAsync(author, form, Document("2022年，社区人民调解委员会受理调解案件928件。", "收到行政复议申请17件。"));
        checkedText.ShouldContain("受理调解案件<mark");
        checkedText.ShouldContain("class=\"matched\">928件");
        checkedText.ShouldContain("class=\"wrong\">17件");
        (await UploadAsync(author, form, "no zip at all"u8.ToArray())).ShouldContain("不是可读的 .docx 文件");
    }

    [Fact]
    public async Task Charts_are_drawn_from_their_tables_and_kept_as_pictures_with_source_and_stamp()
    {
        await using var visit = await PageVisit.StartAsync(host, "author");
        await visit.Page.GotoAsync("/charts/2022");
        await visit.Page.WaitForSelectorAsync("html[data-charts=ready]");
        (await visit.Page.Locator("canvas[role=img]").CountAsync()).ShouldBe(6);
        (await visit.Page.Locator("[data-chart] table").CountAsync()).ShouldBe(6);
        var saved = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator("[data-png]").First.ClickAsync());
        await using var picture = await saved.CreateReadStreamAsync();
        var head = new byte[8];
        await picture.ReadExactlyAsync(head, TestContext.Current.CancellationToken);
        head.ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        visit.Complaints.ShouldBeEmpty();
    }

    private static async Task<string> PageAsync(HttpClient client, string path)
    {
        var (status, text, _) = await PageHost.GetAsync(client, path);
        status.ShouldBe(200, path);
        return System.Net.WebUtility.HtmlDecode(text);
    }

    private static async Task<(int Status, bool Says)> StatusAsync(HttpClient client, string path)
    {
        var (status, text, _) = await PageHost.GetAsync(client, path);
        return (status, text.Contains("role=\"alert\"", StringComparison.Ordinal));
    }

    private static async Task<byte[]> FileAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(200);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static string TextOf(byte[] package, string part)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var text = new StreamReader(zip.GetEntry(part)!.Open());
        return text.ReadToEnd();
    }

    private static async Task<string> UploadAsync(HttpClient client, string form, byte[] file)
    {
        using var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue(Word);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form), PageSession.FormField },
            { new StringContent("2022"), "year" },
            { new StringContent(""), "text" },
            { part, "file", "draft.docx" },
        };
        using var answer = await client.PostAsync(new Uri("/drafts", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static byte[] Document(params string[] paragraphs)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document =
                new Document(new Body(paragraphs.Select(x => new Paragraph(new Run(new Text(x))))));
        }

        return stream.ToArray();
    }
}
