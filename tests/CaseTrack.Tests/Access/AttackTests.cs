using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CaseTrack.Reports;
using Microsoft.Extensions.Configuration;

namespace CaseTrack.Tests.Access;

/// <summary>Promise 12: hostile input gets a clear answer, bounded memory, and changes nothing.</summary>
[Trait("Speed", "slow")]
public sealed class AttackTests
{
    private const string Content =
        """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"""
        + """<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
        + """<Override PartName="/word/document.xml" """
        + """ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";
    private const string Relations =
        """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
        + """<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" """
        + """Target="word/document.xml"/></Relationships>""";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_thousand_wrong_passwords_are_refused_and_the_service_stays_as_it_was()
    {
        using var service = await ServiceProcess.StartAsync([], Token, heap: 500 << 20);
        using var client = new HttpClient { BaseAddress = new Uri(service.Address) };
        await service.SetUpAsync(client, Token);
        var answers = new int[10_000];
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(
            0, answers.Length, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Token }, async (i, token) =>
        {
            using var answer = await client.PostAsJsonAsync(
                "/api/v1/sign-ins", new { userName = "chief", password = $"guess number {i}" }, token);
            answers[i] = (int)answer.StatusCode;
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                answer.Headers.RetryAfter.ShouldNotBeNull();
            }
        });

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{watch.Elapsed.TotalSeconds:0.0} s, {answers.Count(x => x == 401)} compared, memory {service.PeakMemory >> 20} MB");
        answers.ShouldAllBe(x => x == 401 || x == 429);
        answers.Count(x => x == 401).ShouldBeLessThan(500, "a password is compared only within the budget");
        service.IsRunning.ShouldBeTrue();

        // Who is signed in works on; the account itself is locked, whatever the password.
        (await client.GetAsync(new Uri("/api/v1/me", UriKind.Relative), Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Files_that_are_bombs_are_refused_and_write_nothing()
    {
        // With room for those that are read at a time.
        using var service = await ServiceProcess.StartAsync(
            ["--RateLimits:Enabled=false", "--RequestLimits:Seconds=300"], Token, heap: 500 << 20);
        using var client = new HttpClient { BaseAddress = new Uri(service.Address), Timeout = TimeSpan.FromMinutes(10) };
        await service.SetUpAsync(client, Token);
        await BecomeLeaderAsync(client);
        var stray = Path.Combine(Path.GetTempPath(), $"casetrack-stray-{Guid.NewGuid():N}");
        (string Name, int Status, byte[] File)[] bombs =
        [
            ("a gigabyte of zeros in a megabyte", 413, Zip(("word/document.xml", new string('0', 1 << 20), 1000))),
            ("three thousand parts", 413, Zip([.. Enumerable.Range(0, 3000).Select(i => ($"word/part{i}.xml", "<a/>", 1))])),
            ("a billion laughs", 422,
            Docx("<!DOCTYPE d [<!ENTITY a \"ha\">"
                + string.Concat(Enumerable.Range(1, 9)
                    .Select(i => $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{(i == 1 ? "" : i - 1)};", 10))}\">"))
                + "]>", "&a9;")),
            ("a file of the machine", 422, Docx("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;")),
            ("an address elsewhere", 422, Docx("<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/evil.dtd\">", "928")),
            ("a way out of the folder", 422, Zip(($"../../../../../../../..{stray}", "x", 1), ("..\\..\\stray", "x", 1))),
            ("nesting without end", 422, Docx("", string.Concat(Enumerable.Repeat("<w:sdt>", 20_000)))),
            ("no zip at all", 422, Encoding.UTF8.GetBytes("%PDF-1.7")),
            ("a library of text", 413, Docx("", new string('x', 20_000_000))),
            ("as much as is read, between more than is kept", 200,
            Docx("", new string('x', DraftDocument.LongestText - 1) + string.Concat(Enumerable.Repeat("</w:t></w:r><w:r><w:t>", 800_000)))),
        ];
        foreach (var (name, status, file) in bombs)
        {
            var (answered, text) = await UploadAsync(file);
            answered.ShouldBe(status, $"{name}: {text}");
            text.ShouldNotContain("root:");
        }

        File.Exists(stray).ShouldBeFalse();

        // Thirty-two at once of what takes most: each is answered as it was alone or told to come back, and when they are through there is
        // a place again.
        await Parallel.ForEachAsync(
            [.. Enumerable.Repeat(bombs[^1], 32), .. bombs], new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Token },
            async (bomb, _) =>
        {
            var (answered, text) = await UploadAsync(bomb.File);
            answered.ShouldBeOneOf([bomb.Status, 503], $"{bomb.Name}: {text}");
        });
        (await UploadAsync(bombs[^1].File)).Status.ShouldBe(bombs[^1].Status);
        TestContext.Current.TestOutputHelper!.WriteLine($"memory at most {service.PeakMemory >> 20} MB");
        service.IsRunning.ShouldBeTrue();

        async Task<(int Status, string Text)> UploadAsync(byte[] file)
        {
            using var body = new ByteArrayContent(file);
            body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            using var answer = await client.PostAsync(new Uri("/api/v1/text-checks/2022/document", UriKind.Relative), body, Token);
            (answer.Headers.RetryAfter is not null).ShouldBe(answer.StatusCode == HttpStatusCode.ServiceUnavailable);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
        }
    }

    /// <summary>The administrator opens an account for somebody who may check drafts, and the client is theirs from then on.</summary>
    private static async Task BecomeLeaderAsync(HttpClient client)
    {
        const string password = "ein-Boot-am-Steg";
        var first = (string)(
            await AskAsync("accounts",
            new { userName = "head", displayName = "负责人", grants = (object[])[new { role = "leader" }] }))["firstPassword"]!;
        foreach (var (path, body) in (
            (string, object)[])[("sign-ins", new { userName = "head", password = first }),
            ("password-changes", new { current = first, @new = password })])
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", (string)(await AskAsync(path, body))["accessToken"]!);
        }

        async Task<JsonNode> AskAsync(string path, object body)
        {
            using var answer = await client.PostAsJsonAsync($"/api/v1/{path}", body, Token);
            var text = await answer.Content.ReadAsStringAsync(Token);
            answer.IsSuccessStatusCode.ShouldBeTrue(text);
            return JsonNode.Parse(text)!;
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1,")]
    [InlineData("（")]
    [InlineData("2022年第1")]
    [InlineData("一千零")]
    [InlineData("100%其中")]
    public async Task A_draft_made_to_be_slow_is_answered_all_the_same(string repeated)
    {
        // What takes seconds, on a slow machine a minute, is answered; what takes the square of its length would take hours, and is not.
        await using var node = await Node.StartAsync(
            await TestServer.CreateDatabaseAsync(), TimeProvider.System, silence: false,
            prepare: x => x.Configuration.AddInMemoryCollection(
                [new("RequestLimits:Seconds", "300"), new("RequestLimits:LongSeconds", "300")]));
        node.Client.Timeout = TimeSpan.FromMinutes(10);
        var text = string.Concat(Enumerable.Repeat(repeated, DraftDocument.LongestText / repeated.Length));
        var (status, _) = await node.PostAsync("text-checks", new { year = 2022, text });
        status.ShouldBeInRange(200, 499);
    }

    [Fact]
    public async Task Text_that_looks_like_code_is_text()
    {
        await using var node =
            await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-02")), silence: false);
        await node.FoundAsync();
        var id = await node.ReceiveAsync("2026-03-02");
        foreach (var title in (
            string[])["'; drop table casetrack.mt_events; --", "<script>alert(1)</script>", "{{7*7}}${7*7}", "../../etc/passwd",
            "=cmd|' /C calc'!A0", "a\r\nSet-Cookie: x=1", "\u202Egnp.exe"])
        {
            await node.DoAsync($"review-applications/{id}/documents", new { occurredOn = "2026-03-02", item = "other", title });
        }

        var items = (await node.GetAsync($"review-applications/{id}"))["record"]!["dossier"]!["items"]!.AsArray();
        items.Select(x => (string)x!["title"]!).ShouldContain("<script>alert(1)</script>");
        foreach (var filter in (
            string[])["office=fy'%20or%20'1'='1", "stage=received;select", "limit=1%20or%201=1", "after=2022-01-01~x", "knownAt=now()"])
        {
            using var answer = await node.Client.GetAsync(new Uri($"/api/v1/review-applications?{filter}", UriKind.Relative), Token);
            var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
            ((int)answer.StatusCode == 400 || body["records"]!.AsArray().Count == 0).ShouldBeTrue(filter);
        }
    }

    private static byte[] Docx(string prolog, string paragraph) => Zip(
        ("[Content_Types].xml", Content, 1), ("_rels/.rels", Relations, 1),
        ("word/document.xml",
        $"""<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:document xmlns:w="{Word}"><w:body>"""
        + $"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p></w:body></w:document>", 1));

    private static byte[] Zip(params (string Name, string Text, int Times)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text, times) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                var bytes = Encoding.UTF8.GetBytes(text);
                for (var i = 0; i < times; i++)
                {
                    entry.Write(bytes);
                }
            }
        }

        return file.ToArray();
    }
}
