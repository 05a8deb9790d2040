using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTrack.Access.Keys;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Http;

/// <summary>What a client developer reads when a request is not as it should be, or its answer was lost.</summary>
[Trait("Speed", "slow")]
public sealed class AnswerTests(AnswerTests.AnswerHost host) : IClassFixture<AnswerTests.AnswerHost>
{
    /// <summary>A district with a street and a committee.</summary>
    public sealed class AnswerHost : CaseTrackHost
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            foreach (var (code, kind, parent) in (
                (string, string, string?)[])[("420202", "district", null), ("s1", "street", "420202"), ("tw", "mediation-committee", "s1")])
            {
                (await PostAsync("organisations", new
                {
                    id = Guid.CreateVersion7(),
                    occurredOn = "2020-01-01",
                    code,
                    name = code,
                    kind,
                    parent,
                    committeeKind = kind == "mediation-committee" ? "community" : null
                })).Status.ShouldBe(HttpStatusCode.Created);
            }
        }
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_told_from_somebody_elses_change()
    {
        var id = Guid.CreateVersion7();
        (await host.PostAsync("mediation-cases",
            new { id, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" })).Status
            .ShouldBe(HttpStatusCode.Created);
        object body = new { occurredOn = "2026-03-02", mediators = (string[])["m"] };
        async Task<(HttpStatusCode, string?)> AcceptAsync(string ifMatch)
        {
            var (status, answer, _) = await host.PostAsync($"mediation-cases/{id}/acceptance", body, ifMatch);
            return (status, (string?)answer?["type"]);
        }

        (await AcceptAsync("1")).ShouldBe((HttpStatusCode.BadRequest, "urn:casetrack:problem:if-match-form"));
        await host.CorrelatedAsync("entry-of-monday", async () =>
        {
            (await AcceptAsync("\"1\"")).Item1.ShouldBe(HttpStatusCode.OK);
            (await AcceptAsync("\"1\"")).ShouldBe((HttpStatusCode.PreconditionFailed, "urn:casetrack:problem:stale.by-own-request"));
        });
        await host.CorrelatedAsync("entry-of-tuesday", async () =>
            (await AcceptAsync("\"1\"")).ShouldBe((HttpStatusCode.PreconditionFailed, "urn:casetrack:problem:stale")));
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_answered_with_its_field()
    {
        foreach (var (body, pointer) in (
            (string, string)[])[("""{"occurredOn":"2026/11/27"}""", "/occurredOn"), ("""{"people":"three"}""", "/people"), ("{", "")])
        {
            var (status, answer, _) = await host.PostAsync("mediation-cases", body);
            status.ShouldBe(HttpStatusCode.BadRequest, body);
            ((string)answer!["errors"]![0]!["pointer"]!).ShouldBe(pointer, answer.ToString());
        }
    }

    [Fact]
    public async Task Lists_go_on_to_the_next_page_until_all_is_told()
    {
        for (var i = 0; i < 3; i++)
        {
            await host.PostAsync("mediation-cases", new
            {
                id = Guid.CreateVersion7(),
                occurredOn = $"2026-02-0{i + 1}",
                committee = "tw",
                source = "application",
                disputeType = "02"
            });
            await host.GetAsync("figures/2024/mediation.accepted/cases");
        }

        foreach (var (path, list) in ((string, string)[])[("access-log?limit=1", "entries"), ("mediation-cases?limit=2", "records")])
        {
            var (seen, pages) = (new HashSet<string>(), 0);
            for (string? next = $"/api/v1/{path}"; next is not null && pages < 40; pages++)
            {
                var (_, body, answer) = await host.GetAsync(next);
                seen.UnionWith(body![list]!.AsArray().Select(x => (string)x!["id"]!));
                next = (string?)body["next"];
                (answer.Headers.TryGetValues("Link", out var links) ? links.Single() : null).ShouldBe(
                    next is null ? null : $"<{next}>; rel=\"next\"", path);
            }

            seen.Count.ShouldBeGreaterThanOrEqualTo(3, path);
            pages.ShouldBeGreaterThan(1, path);
        }

        var newest = (await host.GetAsync("mediation-cases?limit=200&order=newest"))
            .Body!["records"]!.AsArray().Select(x => (string)x!["id"]!);
        newest.Reverse().ShouldBe((await host.GetAsync("mediation-cases?limit=200&order=oldest"))
            .Body!["records"]!.AsArray().Select(x => (string)x!["id"]!));
        (await host.GetAsync("mediation-cases?order=random")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Every_list_of_records_begins_with_the_latest_and_has_rows_of_one_form()
    {
        (Guid Id, string Day)[] lawsuits = [(Guid.CreateVersion7(), "2026-03-02"), (Guid.CreateVersion7(), "2026-02-02")];
        (await host.PostAsync("organisations", new
        {
            id = Guid.CreateVersion7(),
            occurredOn = "2020-01-01",
            code = "desk",
            name = "desk",
            kind = "department",
            parent = "420202",
        })).Status.ShouldBe(HttpStatusCode.Created);
        foreach (var (id, day) in lawsuits)
        {
            (await host.PostAsync("administrative-lawsuits", new
            {
                id,
                occurredOn = day,
                office = "desk",
                defendantKind = "street",
                subject = "penalty",
                field = "market",
                court = "黄石港区人民法院",
                courtNumber = $"（2026）鄂02行初{day[6]}号",
                instance = "first",
                officer = "li",
            })).Status.ShouldBe(HttpStatusCode.Created);
            foreach (var (kind, body) in ((string, object)[])[
                ("review-applications",
                    new { id = Guid.CreateVersion7(), occurredOn = day, office = "desk", respondentKind = "street", subject = "penalty",
                        field = "market" }),
                ("supervision-files",
                    new { id = Guid.CreateVersion7(), occurredOn = day, office = "desk", source = "complaint", field = "market",
                        manner = "routine" }),
                ("mediation-cases",
                    new { id = Guid.CreateVersion7(), occurredOn = day, committee = "tw", source = "application", disputeType = "02" }),
                ("ledger-entries",
                    new { id = Guid.CreateVersion7(), kind = "publicity", occurredOn = day, unit = "tw", measures = new { events = 1 } })])
            {
                (await host.PostAsync(kind, body)).Status.ShouldBe(HttpStatusCode.Created, customMessage: kind);
            }
        }

        foreach (var kind in (string[])["mediation-cases", "review-applications", "supervision-files", "administrative-lawsuits",
            "ledger-entries"])
        {
            var (_, page, _) = await host.GetAsync($"{kind}?limit=200");
            var rows = page!["rows"]!.AsArray();
            var days = rows.Select(x => (string)x!["on"]!).ToArray();
            string.Join(";", days).ShouldBe(string.Join(";", days.OrderDescending()));
            days.Distinct().Count().ShouldBeGreaterThan(1, customMessage: kind);
            rows.Select(x => (string)x!["id"]!).ShouldBe(page["records"]!.AsArray().Select(x => (string)x!["id"]!), customMessage: kind);
            rows.ShouldAllBe(x => x!["stageName"] != null && x["unitName"] != null && x["names"] != null);
            var paged = new List<string>();
            for (string? next = $"/api/v1/{kind}?limit=1"; next is not null && paged.Count < 300;)
            {
                var (_, one, _) = await host.GetAsync(next);
                paged.AddRange(one!["rows"]!.AsArray().Select(x => (string)x!["id"]!));
                next = (string?)one["next"];
            }

            paged.ShouldBe(rows.Select(x => (string)x!["id"]!), customMessage: kind);
        }

        var row = (await host.GetAsync($"administrative-lawsuits?number={Uri.EscapeDataString("(2026)鄂02行初3号")}&stage=pending&unit=420202"))
            .Body!["rows"]!.AsArray().Single()!;
        ((Guid)row["id"]!, (string)row["number"]!, (string)row["stageName"]!, (string)row["handledBy"]![0]!).ShouldBe(
            (lawsuits[0].Id, "（2026）鄂02行初3号", "审理中", "li"));
        (await host.GetAsync("administrative-lawsuits?stage=judged")).Body!["rows"]!.AsArray().ShouldBeEmpty();
        var entry = (await host.GetAsync("ledger-entries?unit=s1&stage=recorded&limit=1")).Body!["rows"]![0]!;
        ((string)entry["names"]!["entryKind"]!, (string)entry["on"]!).ShouldBe(("普法活动", "2026-03-02"));
    }

    [Fact]
    public async Task A_format_that_is_not_there_is_406_and_an_unknown_filter_names_those_there_are()
    {
        using var client = Node.LetIn(host.App.Server.CreateClient());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/reports/2024");
        request.Headers.TryAddWithoutValidation("Accept", "text/csv");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("text/markdown");
        var (_, body, _) = await host.InEnglishAsync("mediation-cases?comittee=tw");
        ((string)body!["title"]!).ShouldContain("committee");
    }

    [Fact]
    public async Task What_was_opened_is_answered_with_its_version_number_and_tag_and_a_repeat_the_same()
    {
        var (id, key) = (Guid.CreateVersion7(), Guid.NewGuid().ToString());
        object body = new
        {
            id,
            occurredOn = "2026-03-02",
            committee = "tw",
            source = "initiative",
            disputeType = "02",
            mediator = "m",
            performedAtOnce = true,
            parties = new[] { new { id = Guid.CreateVersion7(), role = "applicant", partyKind = "person", name = "张三丰" } },
        };
        var answers = new List<(HttpStatusCode Status, string Body, string? ETag, string? Location)>();
        for (var i = 0; i < 2; i++)
        {
            var (status, answer, response) = await host.PostAsync("mediation-cases/oral-agreements", body, key: key);
            answers.Add((status, answer!.ToJsonString(), response.Headers.ETag?.Tag, response.Headers.Location?.ToString()));
            ((Guid)answer["id"]!, (int)answer["version"]!).ShouldBe((id, 4));
            ((string)answer["number"]!).ShouldContain("黄港民调字");
        }

        answers[0].ShouldBe((HttpStatusCode.Created, answers[0].Body, "\"4\"", $"/api/v1/mediation-cases/{id}"));
        answers[1].ShouldBe(answers[0]);
        var read = await host.GetAsync($"mediation-cases/{id}");
        read.Answer.Headers.ETag!.Tag.ShouldBe("\"4\"");

        // An act, too.
        object closing = new { occurredOn = "2026-03-03" };
        var acted = new List<string?>();
        for (var i = 0; i < 2; i++)
        {
            var (status, answer, response) = await host.PostAsync($"mediation-cases/{id}/closing", closing, "\"4\"", $"{key}-closing");
            status.ShouldBe(HttpStatusCode.OK, answer?.ToString());
            acted.Add(response.Headers.ETag?.Tag);
        }

        acted.ShouldBe(["\"5\"", "\"5\""]);

        // And a list shows it as a person looks for it.
        var number = (string)read.Body!["record"]!["dossier"]!["numbers"]![0]!["number"]!;
        var (_, list, _) = await host.GetAsync($"mediation-cases?number={Uri.EscapeDataString(number)}");
        var row = list!["rows"]!.AsArray().Single()!;
        ((Guid)row["id"]!, (string)row["unitName"]!, (string)row["stageName"]!, (string)row["parties"]![0]!,
            (string)row["names"]!["disputeType"]!).ShouldBe((
            id, "tw", "已办结", "张**",
            CodeList.DisputeTypes.Codes.Single(x => x.Value == "02").Chinese));
    }

    [Fact]
    public async Task Lists_are_narrowed_by_unit_and_by_what_has_changed_and_say_the_days_left()
    {
        var id = Guid.CreateVersion7();
        var before = DateTimeOffset.UtcNow;
        await host.PostAsync("mediation-cases",
            new { id, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" });
        await host.PostAsync($"mediation-cases/{id}/acceptance", new { occurredOn = "2026-03-02", mediators = (string[])["li"] }, "\"1\"");
        async Task<string[]> IdsAsync(string query) =>
            [.. (await host.GetAsync($"mediation-cases?limit=200&{query}")).Body!["rows"]!.AsArray().Select(x => (string)x!["id"]!)];
        (await IdsAsync("unit=s1")).ShouldContain($"{id}");
        (await IdsAsync("unit=420202")).ShouldContain($"{id}");
        (await IdsAsync("unit=no-such")).ShouldBeEmpty();
        (await IdsAsync("stage=in-mediation&mediator=li")).ShouldBe([$"{id}"]);
        var inShanghai = before.AddMinutes(-1).ToOffset(Today.ShanghaiOffset);
        (await IdsAsync($"changedSince={Uri.EscapeDataString(inShanghai.ToString("O"))}")).ShouldContain($"{id}");
        (await IdsAsync($"changedSince={Uri.EscapeDataString(before.AddDays(1).ToString("O"))}")).ShouldBeEmpty();
        var row = (await host.GetAsync("mediation-cases?mediator=li")).Body!["rows"]![0]!;
        var today = Today.Of(TimeProvider.System).Date;
        ((int)row["daysLeft"]!).ShouldBe(DateOnly.Parse((string)row["dueOn"]!).DayNumber - today.DayNumber);
        ((string)row["handledBy"]![0]!).ShouldBe("li");
    }

    [Fact]
    public async Task Every_list_goes_on_or_says_that_it_has_ended()
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(Repository.Folder, "api-docs", "openapi.json"), TestContext.Current.CancellationToken))!;
        var asked = 0;

        // A file of two rows, whose verdicts are a list too.
        var (sent, import, _) = await host.SendAsync(
            "imports?kind=organisations", Import.ImportHost.Csv("机构代码,机构名称", "x,y", "z,w"), type: "application/octet-stream");
        sent.ShouldBe(HttpStatusCode.Accepted, import?.ToJsonString());
        var webhook = await PausedWebhookAsync();
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            if (item!["get"]?["parameters"]?.AsArray().Any(x => (string)x!["name"]! == "limit") is not true)
            {
                continue;
            }

            var real = path.Replace("{year}", "2026", StringComparison.Ordinal)
                .Replace("/imports/{id}", $"/imports/{(string)import!["id"]!}", StringComparison.Ordinal)
                .Replace("{webhook}", $"{webhook}", StringComparison.Ordinal)
                .Replace("{code}", "mediation.accepted", StringComparison.Ordinal);
            var seen = 0;
            // What is due is asked of a kind and a year.
            var of = path.EndsWith("/retention-due", StringComparison.Ordinal) ? "kind=mediation-cases&year=2026&" : "";
            for (string? next = $"{real}?{of}limit=1"; next is not null && seen < 3; seen++)
            {
                var (status, body, answer) = await host.GetAsync(next);
                status.ShouldBe(HttpStatusCode.OK, next);
                body!.AsObject().Select(x => x.Value).OfType<JsonArray>().ShouldAllBe(x => x.Count <= 1, next);
                next = answer.Headers.TryGetValues("Link", out var links) ? links.Single()[1..].Split('>')[0] : null;
                if (body["next"]?.GetValueKind() is not JsonValueKind.Number)
                {
                    ((string?)body["next"]).ShouldBe(next, path);
                }
            }

            asked++;
        }

        asked.ShouldBeGreaterThan(14);
    }

    /// <summary>A subscription that sends nothing.</summary>
    private async Task<Guid> PausedWebhookAsync()
    {
        await using (var session = host.App.Services.GetRequiredService<IDocumentStore>().LightweightSession("420202"))
        {
            session.Insert(new ApiKey
            {
                Name = "city",
                District = "420202",
                Scopes = ["review:read"],
                Hash = ApiKey.HashOf("city"),
                CreatedBy = "one",
                ApprovedBy = "two",
                ExpiresAt = DateTimeOffset.UtcNow.AddYears(1),
            });
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var (status, made, _) = await host.PostAsync(
            "webhooks", new { name = "city", address = "https://city.example/hooks", keyName = "city" });
        ((int)status).ShouldBeInRange(200, 299, made?.ToString());
        var webhook = (Guid)made!["id"]!;
        (await host.PostAsync($"webhooks/{webhook}/pause", new { })).Status.ShouldBe(HttpStatusCode.OK);
        return webhook;
    }

    [Fact]
    public async Task Every_list_is_a_table_that_a_spreadsheet_opens()
    {
        using var client = host.App.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await ReaderAsync());
        async Task<(HttpStatusCode Status, byte[] Bytes, HttpResponseMessage Answer)> AskAsync(string path, string accept)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{path}");
            request.Headers.TryAddWithoutValidation("Accept", accept);
            var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), answer);
        }

        (await host.PostAsync("organisations", new
        {
            id = Guid.CreateVersion7(),
            occurredOn = "2020-01-01",
            code = "formula",
            name = "=HYPERLINK(\"x\")，甲",
            kind = "department",
            parent = "420202",
        })).Status.ShouldBe(HttpStatusCode.Created);
        var (status, bytes, answer) = await AskAsync("organisations", "text/csv");
        (status, answer.Content.Headers.ContentType!.ToString()).ShouldBe((HttpStatusCode.OK, "text/csv; charset=utf-8"));
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        lines[0].ShouldBe("id,code,name,kind,parent,committeeKind");
        lines.ShouldContain(x => x.EndsWith(",formula,\"'=HYPERLINK(\"\"x\"\")，甲\",department,420202,", StringComparison.Ordinal));

        // All pages are in one file, the days as days; with a limit it is one page and says where the next begins.
        for (var i = 0; i < 52; i++)
        {
            (await host.PostAsync("mediation-cases", new
            {
                id = Guid.CreateVersion7(),
                occurredOn = "2026-01-05",
                committee = "tw",
                source = "application",
                disputeType = "01",
            })).Status.ShouldBe(HttpStatusCode.Created);
        }

        (status, bytes, answer) = await AskAsync("mediation-cases?disputeType=01", "text/csv;q=0.9, application/json;q=0.1");
        lines = Encoding.UTF8.GetString(bytes[3..]).TrimEnd().Split("\r\n");
        (lines.Length, answer.Headers.Contains("Link")).ShouldBe((53, false));
        lines[1].ShouldContain(",2026-01-05,");
        (_, bytes, answer) = await AskAsync("mediation-cases?disputeType=01&limit=5", "text/csv");
        Encoding.UTF8.GetString(bytes[3..]).TrimEnd().Split("\r\n").Length.ShouldBe(6);
        answer.Headers.GetValues("Link").Single().ShouldContain("rel=\"next\"");

        // What is refused is refused as ever, and what is not there is not made up.
        (await AskAsync("mediation-cases?comittee=tw", "text/csv")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (status, bytes, _) = await AskAsync("mediation-cases", "application/xml");
        status.ShouldBe(HttpStatusCode.NotAcceptable);
        Encoding.UTF8.GetString(bytes).ShouldContain("application/json、text/csv");
        (await AskAsync("me", "text/html")).Status.ShouldBe(HttpStatusCode.NotAcceptable);
        (await AskAsync("mediation-cases", "text/html, */*;q=0.1")).Answer.Content.Headers.ContentType!.MediaType
            .ShouldBe("application/json");
        (await AskAsync($"organisations/{Guid.CreateVersion7()}", "text/csv")).Status.ShouldBe(HttpStatusCode.NotAcceptable);
    }

    /// <summary>The token of somebody who reads every case.</summary>
    private async Task<string> ReaderAsync()
    {
        using var client = host.App.Server.CreateClient();
        var api = new ApiClient(client);
        var (_, opened, _) = await host.PostAsync("accounts",
            new { userName = "table.reader", displayName = "科员", grants = new[] { new { role = "mediation-desk" } } });
        var first = (string)opened!["firstPassword"]!;
        async Task<string> SignInAsync(string password) =>
            (string)(await api.PostAsync("sign-ins", new { userName = "table.reader", password })).Body!["accessToken"]!;
        (await api.PostAsync("password-changes", new { current = first, @new = "ein-Haus-am-Hang" },
            ("Authorization", $"Bearer {await SignInAsync(first)}"))).Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NoContent);
        return await SignInAsync("ein-Haus-am-Hang");
    }

    [Fact]
    public async Task Organisations_are_set_up_by_a_list_all_of_it_or_none()
    {
        static object Row(string code, string kind, string? parent, string name = "名") => new
        {
            id = Guid.CreateVersion7(),
            occurredOn = "2020-01-01",
            code,
            name,
            kind,
            parent,
            committeeKind = kind == "mediation-committee" ? "community" : null,
        };
        var (status, refused, _) = await host.PostAsync("organisations/list", new
        {
            organisations = new[]
            {
                Row("l1", "street", "420202"), Row("l2", "community", "nowhere"), Row("l1", "street", "420202"),
                Row("tw", "street", "420202"),
            },
        });
        (status, (string)refused!["type"]!)
            .ShouldBe((HttpStatusCode.UnprocessableEntity, "urn:casetrack:problem:organisation.list-refused"));
        refused["errors"]!.AsArray().Select(x => ((string)x!["pointer"]!, (string)x["code"]!)).ShouldBe(
            [("/organisations/1/parent", "organisation.unknown"), ("/organisations/2/code", "code-taken"),
                ("/organisations/3/code", "code-taken")]);
        (await host.GetAsync("organisations")).Body!.ToJsonString().ShouldNotContain("\"l1\"");
        (status, refused, _) = await host.PostAsync("organisations/list",
            new { organisations = new[] { Row("l1", "street", "420202", "") } });
        (status, (string)refused!["errors"]![0]!["pointer"]!).ShouldBe((HttpStatusCode.BadRequest, "/organisations/0/name"));
        object whole = new
        {
            organisations = new[]
            {
                Row("l1", "street", "420202"), Row("l2", "community", "l1"), Row("l2-tw", "mediation-committee", "l2"),
            },
        };
        (status, var done, _) = await host.PostAsync("organisations/list", whole, key: "list-of-three");
        status.ShouldBe(HttpStatusCode.OK, done?.ToString());
        done!["organisations"]!.AsArray().Select(x => (int)x!["version"]!).ShouldBe([1, 1, 1]);
        (await host.PostAsync("organisations/list", whole, key: "list-of-three")).Body!.ToJsonString().ShouldBe(done.ToJsonString());
        (await host.GetAsync($"organisations/{done["organisations"]![2]!["id"]}")).Body!["record"]!["code"]!.ToString().ShouldBe("l2-tw");
    }

    [Fact]
    public async Task Accounts_are_opened_by_a_list_all_of_it_or_none()
    {
        static object Row(string userName, string unit) =>
            new { userName, displayName = "王调解员", grants = new[] { new { role = "mediator", unit } } };
        var (status, refused, _) = await host.PostAsync("accounts/list",
            new { accounts = new[] { Row("list.one", "tw"), Row("LIST.ONE", "tw"), Row("list.two", "nowhere") } });
        (status, (string)refused!["type"]!)
            .ShouldBe((HttpStatusCode.UnprocessableEntity, "urn:casetrack:problem:account.list-refused"));
        refused["errors"]!.AsArray().Select(x => ((string)x!["pointer"]!, (string)x["code"]!)).ShouldBe(
            [("/accounts/1/userName", "account.user-name-taken"), ("/accounts/2/grants", "organisation.unknown")]);
        (await host.GetAsync("accounts")).Body!.ToJsonString().ShouldNotContain("list.one");
        (status, var opened, _) = await host.PostAsync("accounts/list",
            new { accounts = new[] { Row("list.one", "tw"), Row("list.two", "tw") } });
        status.ShouldBe(HttpStatusCode.OK, opened?.ToString());
        var password = (string)opened!["accounts"]![1]!["firstPassword"]!;
        using var client = host.App.Server.CreateClient();
        var signedIn = await new ApiClient(client).PostAsync("sign-ins", new { userName = "list.two", password });
        (signedIn.Status, (bool)signedIn.Body!["mustChangePassword"]!).ShouldBe((HttpStatusCode.OK, true));
    }

    [Fact]
    public async Task Names_in_texts_are_said_when_a_party_joins_and_where_a_text_surely_names_somebody()
    {
        var id = Guid.CreateVersion7();
        await host.PostAsync("mediation-cases",
            new { id, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" });
        await host.PostAsync($"mediation-cases/{id}/acceptance", new { occurredOn = "2026-03-02", mediators = (string[])["赵小兰"] }, "\"1\"");
        var (status, filed, _) = await host.PostAsync($"mediation-cases/{id}/documents",
            new { occurredOn = "2026-03-02", item = "application", title = "赵（小）兰的申请书" }, "\"2\"");
        (status, filed!["warnings"]).ShouldBe((HttpStatusCode.OK, null), filed.ToString());

        // She joins: the title is said, the mediator who is called like her is not.
        (status, var joined, _) = await host.PostAsync($"mediation-cases/{id}/parties", new
        {
            occurredOn = "2026-03-02",
            party = new { id = Guid.CreateVersion7(), role = "applicant", partyKind = "person", name = "赵小兰" },
        }, "\"3\"");
        status.ShouldBe(HttpStatusCode.OK, joined?.ToString());
        joined!["warnings"]!.AsArray().Select(x => ((string)x!["code"]!, (string)x["pointer"]!))
            .ShouldBe([("personal-data.already-in-text", "/events/3/title")]);
        (_, joined, _) = await host.PostAsync($"mediation-cases/{id}/parties", new
        {
            occurredOn = "2026-03-02",
            party = new { id = Guid.CreateVersion7(), role = "respondent", partyKind = "person", name = "和平" },
        }, "\"4\"");
        joined!["warnings"].ShouldBeNull(joined.ToString());

        // A ledger entry has no parties: what its text says by itself is said.
        async Task<string[]> EnterAsync(string text)
        {
            var (entered, body, _) = await host.PostAsync("ledger-entries", new
            {
                id = Guid.CreateVersion7(),
                kind = "screening",
                occurredOn = "2026-03-02",
                unit = "tw",
                measures = new Dictionary<string, int> { ["operations"] = 1, ["disputes-prevented"] = 0 },
                text,
            });
            entered.ShouldBe(HttpStatusCode.Created, body?.ToString());
            return [.. (body!["warnings"]?.AsArray() ?? []).Select(x => $"{x!["code"]} {x["pointer"]}")];
        }

        (await EnterAsync("走访居民李小龙家，排查一次")).ShouldBe(["personal-data.name-in-text /text"]);
        (await EnterAsync("走访居民，和平解决")).ShouldBeEmpty();
    }
}
