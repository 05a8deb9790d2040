using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CaseTrack.Demo;
using CaseTrack.Exports;
using CaseTrack.Import.Reading;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseTrack.Tests.Exports;

/// <summary>Every list as a file: in each format the rows that its JSON answer has, to whoever may see them, and written down.</summary>
[Trait("Speed", "slow")]
public sealed class ListExportTests(ListExportTests.ExportHost host) : IClassFixture<ListExportTests.ExportHost>
{
    /// <summary>A district with a case of two parties, whose names and texts are awkward in tables.</summary>
    public sealed class ExportHost : CaseTrackHost
    {
        public Guid Case { get; } = Guid.CreateVersion7();

        public Guid Organisation { get; } = Guid.CreateVersion7();

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            foreach (var (id, code, name, kind, parent) in ((Guid, string, string, string, string?)[])
                [
                    (Guid.CreateVersion7(), "420202", "黄石港区", "district", null), (Organisation, "s1", "龴街道", "street", "420202"),
                    (Guid.CreateVersion7(), "tw", "=HYPERLINK(\"x\")，甲", "mediation-committee", "s1"),
                    (Guid.CreateVersion7(), "t2", "乙调委会", "mediation-committee", "s1"),
                ])
            {
                (await PostAsync("organisations", new
                {
                    id,
                    occurredOn = "2020-01-01",
                    code,
                    name,
                    kind,
                    parent,
                    committeeKind = kind == "mediation-committee" ? "community" : null
                })).Status.ShouldBe(HttpStatusCode.Created);
            }

            Reader = await ReaderAsync("export.desk", "mediation-desk", null);
            await RegisterAsync(Case, "tw", new { id = Guid.CreateVersion7(), role = "applicant", partyKind = "person", name = "欧阳震华" });
            for (var i = 0; i < 60; i++)
            {
                await RegisterAsync(Guid.CreateVersion7(), i % 3 == 0 ? "t2" : "tw");
            }
        }

        /// <summary>The token of somebody who reads every case of the district.</summary>
        public string Reader { get; private set; } = "";

        /// <summary>The token of a person with a role.</summary>
        public async Task<string> ReaderAsync(string userName, string role, string? unit)
        {
            using var client = App.Server.CreateClient();
            var api = new ApiClient(client);
            var (_, opened, _) = await PostAsync(
                "accounts", new { userName, displayName = "科员", grants = new[] { new { role, unit } } });
            async Task<string> SignInAsync(string password) =>
                (string)(await api.PostAsync("sign-ins", new { userName, password })).Body!["accessToken"]!;
            var first = (string)opened!["firstPassword"]!;
            var token = await SignInAsync(first);
            await api.PostAsync(
                "password-changes", new { current = first, @new = "ein-Haus-am-Hang" }, ("Authorization", $"Bearer {token}"));
            return await SignInAsync("ein-Haus-am-Hang");
        }

        private async Task RegisterAsync(Guid id, string committee, params object[] parties) =>
            (await PostAsync("mediation-cases", new
            {
                id,
                occurredOn = "2026-01-05",
                committee,
                source = "application",
                disputeType = "01",
                parties,
            })).Status.ShouldBe(HttpStatusCode.Created);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_list_lacks_a_format_and_each_has_the_rows_of_the_answer()
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(Repository.Folder, "api-docs", "openapi.json"), Token))!;
        var (sent, import, _) = await host.SendAsync(
            "imports?kind=organisations", Import.ImportHost.Csv("机构代码,机构名称", "x,y", "z,w"), type: "application/octet-stream");
        sent.ShouldBe(HttpStatusCode.Accepted, import?.ToJsonString());
        var (lists, asked) = (0, 0);
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            if (item!["get"]?["responses"]?["200"]?["content"] is not JsonObject content || ListOf(document, path, content) is not { } list)
            {
                continue;
            }

            lists++;
            content.Select(x => x.Key).Order(StringComparer.Ordinal)
                .ShouldBe(ExportFormat.All.Select(x => x.MediaType).Append("application/json").Order(StringComparer.Ordinal), path);
            var real = path.Replace("{year}", "2026", StringComparison.Ordinal)
                .Replace("{code}", "mediation.accepted", StringComparison.Ordinal)
                .Replace("imports/{id}", $"imports/{(string)import!["id"]!}", StringComparison.Ordinal)
                .Replace("mediation-cases/{id}", $"mediation-cases/{host.Case}", StringComparison.Ordinal)
                .Replace("organisations/{id}", $"organisations/{host.Organisation}", StringComparison.Ordinal);
            if (real.Contains('{', StringComparison.Ordinal) || path.EndsWith("/access-log", StringComparison.Ordinal))
            {
                // Of another kind the same list; and the log grows by each file.
                continue;
            }

            real += path switch
            {
                _ when path.EndsWith("/overlap", StringComparison.Ordinal) => "?codes=mediation.accepted,mediation.community.accepted",
                "/api/v1/numbers" => "?number=x",
                _ when item["get"]!["parameters"]?.AsArray().Any(x => (string)x!["name"]! == "limit") is true => "?limit=200",
                _ => "",
            };
            var (status, body, _) = await host.GetAsync(real);
            if (status != HttpStatusCode.OK)
            {
                // Whoever lets himself in has no account, and no drafts; photos are asked for by the draft they belong to; beneath a county
                // lies no district.
                status.ShouldBe(path switch
                {
                    "/api/v1/me/drafts" => HttpStatusCode.Forbidden,
                    "/api/v1/regions/figures/{year}" => HttpStatusCode.NotFound,
                    _ => HttpStatusCode.BadRequest,
                }, $"{real} {body?.ToJsonString()}");
                continue;
            }

            asked++;
            var (_, lines, _) = await AskAsync($"{real}{(real.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format=jsonl");
            var rows = Encoding.UTF8.GetString(lines).TrimEnd('\n').Split('\n').Select(x => JsonNode.Parse(x)!).ToArray();
            var stamp = rows[0]["export"]!;
            ((string)stamp["list"]!, (long)stamp["rows"]!, (string)stamp["district"]!, (string)stamp["by"]!).ShouldBe(
                (real.Split('?')[0], rows.Length - 1, "420202", "tester"));

            // A list without rows may not be there at all; a tree has more rows than its top.
            rows.Length.ShouldBeGreaterThanOrEqualTo((body![list] as JsonArray ?? []).OfType<JsonObject>().Count() + 1, real);
            var (_, book, answer) = await AskAsync(real, ExportFormat.Workbook.MediaType);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(ExportFormat.Workbook.MediaType, real);
            Sheets(book)[0].Count.ShouldBe(rows.Length, real);
            var (_, table, _) = await AskAsync(real, ExportFormat.Csv.MediaType);
            using var csv = new CsvHelper.CsvParser(
                new StringReader(Encoding.UTF8.GetString(table[3..])), System.Globalization.CultureInfo.InvariantCulture);
            var count = 0;
            while (await csv.ReadAsync())
            {
                count++;
            }

            count.ShouldBe(rows.Length == 1 ? 0 : rows.Length, real);
        }

        lists.ShouldBeGreaterThan(50);
        asked.ShouldBeGreaterThan(35);
    }

    [Fact]
    public async Task A_workbook_has_days_and_numbers_and_says_what_it_is_of()
    {
        var (status, book, answer) = await AskAsync(
            "/api/v1/mediation-cases?disputeType=01&format=xlsx&purpose=supervision", token: host.Reader);
        status.ShouldBe(HttpStatusCode.OK, Encoding.UTF8.GetString(book));
        var name = answer.Content.Headers.ContentDisposition!.FileName!.Trim('"');
        name.ShouldMatch("^mediation-cases-\\d{8}T\\d{6}-\\d+\\.xlsx$");
        var sheets = Sheets(book);
        sheets.Count.ShouldBe(2);
        sheets[0].Count.ShouldBe(62);
        var on = sheets[0][0].IndexOf("on");
        sheets[0].Skip(1).ShouldAllBe(x => x[on] == "46027"); // 2026-01-05, as a spreadsheet counts days
        sheets[0].ShouldContain(x => x.Contains("欧***") || x.Contains("欧阳**"));
        sheets[0].SelectMany(x => x).ShouldNotContain(x => x.Contains("震华", StringComparison.Ordinal));
        sheets[0].SelectMany(x => x).ShouldContain("'=HYPERLINK(\"x\")，甲");
        var about = sheets[1].ToDictionary(x => x[0], x => x[1]);
        (about["清单"], about["筛选条件"], about["导出人"], about["行数"], about["目的"], about["姓名显示"]).ShouldBe(
            ("/api/v1/mediation-cases", "disputeType=01", "export.desk", "61", "supervision", "masked"));
        about["包含至事件序号"].ShouldBe(answer.Headers.GetValues("CaseTrack-Sequence").Single());

        // Who took it is known by the file's own digest.
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(book));
        var line = (await host.GetAsync("access-log?action=exported&limit=200")).Body!["entries"]!.AsArray()
            .Single(x => ((string)x!["detail"]!).Contains(digest, StringComparison.Ordinal))!;
        ((string)line["actor"]!, (string)line["purpose"]!, (string)line["kind"]!).ShouldBe(
            ("export.desk", "supervision", "mediation-cases"));
        ((string)line["detail"]!).ShouldStartWith("/api/v1/mediation-cases?disputeType=01 xlsx: 61 rows, sequence ");
    }

    [Fact]
    public async Task A_table_can_be_had_by_the_national_standard_and_is_read_again_as_it_was()
    {
        var (status, table, answer) = await AskAsync("/api/v1/organisations?format=csv&charset=gb18030");
        (status, answer.Content.Headers.ContentType!.ToString()).ShouldBe((HttpStatusCode.OK, "text/csv; charset=gb18030"));
        ((string)JsonNode.Parse(answer.Headers.GetValues(ExportStamp.Header).Single())!["charset"]!).ShouldBe("GB 18030-2022");
        Gb18030.AsOf2022(Gb18030.Strict.GetString(table)).ShouldContain(",龴街道,");
        table.AsSpan().IndexOf<byte>([0xFE, 0x59]).ShouldBeGreaterThan(0); // the place of 龴 since 2005
        foreach (var (old, today) in Gb18030.Places)
        {
            Gb18030.AsOf2022(Gb18030.Strict.GetString(Gb18030.Strict.GetBytes(Gb18030.Before2022($"{today}字")))).ShouldBe($"{today}字");
            Gb18030.Strict.GetBytes(Gb18030.Before2022($"{old}")).Length.ShouldBe(4);
        }

        (await AskAsync("/api/v1/organisations", "text/csv; charset=GB18030")).Bytes.ShouldBe(table);
    }

    [Fact]
    public async Task What_cannot_be_had_is_refused_in_words()
    {
        foreach (var (path, code, type) in ((string, HttpStatusCode, string)[])
            [
                ("/api/v1/mediation-cases?format=pdf", HttpStatusCode.NotAcceptable, "not-acceptable"),
                ("/api/v1/mediation-cases?format=xlsx&charset=gb18030", HttpStatusCode.BadRequest, "bad-filter"),
                ("/api/v1/mediation-cases?format=csv&charset=big5", HttpStatusCode.BadRequest, "bad-filter"),
                ("/api/v1/mediation-cases?format=csv&purpose=curiosity", HttpStatusCode.BadRequest, "bad-filter"),
                ("/api/v1/mediation-cases?charset=gb18030", HttpStatusCode.BadRequest, "unknown-filter"),
                ("/api/v1/mediation-cases?format=csv&comittee=tw", HttpStatusCode.BadRequest, "unknown-filter"),
                ($"/api/v1/mediation-cases/{Guid.CreateVersion7()}/history?format=xlsx", HttpStatusCode.NotFound, "not-found"),
            ])
        {
            var (status, body, _) = await AskAsync(path);
            (status, (string?)JsonNode.Parse(body)!["type"]).ShouldBe((code, $"urn:casetrack:problem:{type}"), path);
        }

        // One page is one page, and says where the next begins; JSON by name is JSON.
        var (_, page, answer) = await AskAsync("/api/v1/mediation-cases?limit=5&format=jsonl");
        Encoding.UTF8.GetString(page).TrimEnd('\n').Split('\n').Length.ShouldBe(6);
        answer.Headers.GetValues("Link").Single().ShouldContain("after=");
        (await AskAsync("/api/v1/mediation-cases?limit=5&format=json")).Answer.Content.Headers.ContentType!.MediaType
            .ShouldBe("application/json");
    }

    [Fact]
    public async Task A_file_holds_what_its_reader_may_see_and_no_more()
    {
        using var client = host.App.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await host.ReaderAsync("export.reader", "mediator", "t2"));
        foreach (var format in ExportFormat.All)
        {
            using var answer = await client.GetAsync($"/api/v1/mediation-cases?format={format.Name}", Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var stamp = JsonNode.Parse(answer.Headers.GetValues(ExportStamp.Header).Single())!;
            ((long)stamp["rows"]!, (string)stamp["by"]!).ShouldBe((20, "export.reader"));
            using var refused = await client.GetAsync($"/api/v1/review-applications?format={format.Name}", Token);
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    /// <summary>The list that the schema of an answer has, whatever the service thinks of it; null for one thing.</summary>
    private static string? ListOf(JsonNode document, string path, JsonObject content)
    {
        var schema = content["application/json"]?["schema"]?["$ref"] is { } reference
            ? document["components"]!["schemas"]![((string)reference!).Split('/')[^1]] : null;
        var list = (schema?["properties"] as JsonObject)?.FirstOrDefault(x => x.Value?["items"]?["$ref"] is { } row
            && document["components"]!["schemas"]![((string)row!).Split('/')[^1]]!["enum"] is null).Key;
        return path.EndsWith("/{id}", StringComparison.Ordinal) || OneThing.Contains(path) ? null : list;
    }

    /// <summary>What has lists in it and is one thing all the same: a report and a form, which are files of their own, and a signed
    /// release.</summary>
    private static readonly string[] OneThing =
        ["/api/v1/reports/{year}", "/api/v1/statistical-forms/{form}/{year}", "/api/v1/releases/{id}/export", "/api/v1/chain-heads/latest"];

    private async Task<(HttpStatusCode Status, byte[] Bytes, HttpResponseMessage Answer)> AskAsync(
        string path, string? accept = null, string? token = null)
    {
        using var client = token is null ? Node.LetIn(host.App.Server.CreateClient()) : host.App.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = token is null ? client.DefaultRequestHeaders.Authorization : new("Bearer", token);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept ?? "*/*");
        request.Headers.Add(LoadingAccess.ActorHeader, "tester");
        var answer = await client.SendAsync(request, Token);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(Token), answer);
    }

    /// <summary>The cells of each sheet, as text.</summary>
    private static List<List<List<string>>> Sheets(byte[] book)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(book), false);
        var part = document.WorkbookPart!;
        return [.. part.Workbook!.Sheets!.Elements<Sheet>().Select(x => ((WorksheetPart)part.GetPartById(x.Id!)).Worksheet!
            .Descendants<Row>().Select(y => y.Elements<Cell>().Select(z => z.InnerText).ToList()).ToList())];
    }
}
