using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CaseTrack.Access;

namespace CaseTrack.Tests.Access;

/// <summary>Districts of their own, for cases with amounts.</summary>
public sealed class NarrowHost : AccessHost;

/// <summary>小单元: what no narrow question, no file and no difference of two of them tells of a case one may not know of.</summary>
/// <remarks>Open cases have amounts below a million, which add up to less; each restricted case has whole millions. So whatever an answer
/// holds of restricted cases is its millions.</remarks>
[Trait("Speed", "slow")]
public sealed class NarrowQuestionTests(NarrowHost host) : IClassFixture<NarrowHost>
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const decimal Million = 1_000_000;

    private static readonly string[] Tell =
        ["mediation.agreed-amount", "mediation.people", "mediation.complex", "mediation.oral", "mediation.written", "mediation.succeeded",
            "mediation.success-rate", "mediation.average-days", "mediation.linkage.succeeded"];

    private static readonly SemaphoreSlim Once = new(1);
    private static bool filled;

    [Fact]
    public async Task No_answer_to_a_narrow_question_and_no_difference_of_two_tells_of_one_restricted_case()
    {
        await ReadyAsync();
        string?[] units = [null, "a", "a-c", "a-tw", "b", "b-c", "b-tw"];
        string?[] periods =
            [null, "from=2022-03-15&to=2022-03-15", "from=2022-03-01&to=2022-03-31", "from=2022-01-01&to=2022-06-30",
                "from=2022-01-01&to=2022-03-14", "from=2022-03-15&to=2022-12-31", "from=2021-01-01&to=2022-12-31",
                "from=2022-02-01&to=2023-01-31"];
        string?[] instants = [null, "asOf=2022-03-14", "asOf=2022-03-15", "knownAt=2030-01-01T00:00:00Z"];
        foreach (var role in (string[])["report-author", "street-office", "mediator"])
        {
            var told = new List<(decimal Value, string Query)>();
            var withheld = 0;
            foreach (var (unit, period, instant) in from u in units from p in periods from i in instants select (u, p, i))
            {
                var query = string.Join('&', new[] { unit is null ? null : $"unit={unit}", period, instant }.OfType<string>());
                var (status, body, _) = await host.AsAsync(role, HttpMethod.Get, $"figures/2022/mediation.agreed-amount?{query}");
                if (status == HttpStatusCode.Forbidden)
                {
                    continue; // another unit than one's own
                }

                status.ShouldBe(HttpStatusCode.OK, $"{role} {query}: {body}");
                if ((bool)body!["figure"]!["withheld"]!)
                {
                    body["figure"]!["value"].ShouldBeNull();
                    withheld++;
                }
                else
                {
                    told.Add(((decimal)body["figure"]!["value"]!, query));
                }
            }

            withheld.ShouldBeGreaterThan(5, role);
            told.Count.ShouldBeGreaterThan(1, role);
            // Three millions are of one case, four of another, five of the five of 2021: a year's are told together or not at all.
            foreach (var (value, query) in told)
            {
                decimal.Floor(value / Million).ShouldBeOneOf([0m, 5m, 7m, 12m], $"{role} {query}: {value}");
            }

            var millions = told.Select(x => decimal.Floor(x.Value / Million)).Distinct().ToArray();
            (from x in millions from y in millions select x - y).ShouldNotContain(x => x == 3 || x == 4, $"{role}: one case alone");
        }
    }

    [Fact]
    public async Task What_states_a_property_is_withheld_together_and_what_counts_cases_is_told()
    {
        await ReadyAsync();
        const string day = "from=2022-03-15&to=2022-03-15&unit=a-tw";
        foreach (var role in Role.All.Where(x => x.Reads.Concat(x.Writes).Contains(CaseTrack.Records.Area.Figures)).Select(x => x.Code))
        {
            var (_, body, _) = await host.AsAsync(role, HttpMethod.Get, $"figures/2022?{day}");
            var rows = body!["figures"]!.AsArray().ToDictionary(x => (string)x!["code"]!, x => x!);
            var cleared = role is "mediation-desk" or "leader" or "auditor";
            foreach (var code in Tell)
            {
                ((bool)rows[code]["withheld"]!).ShouldBe(!cleared, $"{role} {code}");
                (rows[code]["value"] is null && rows[code]["numerator"] is null).ShouldBe(!cleared, $"{role} {code}");
            }

            ((decimal)rows["mediation.closed"]["value"]!).ShouldBe(0, role);
            ((decimal)rows["mediation.accepted"]["value"]!).ShouldBe(0, role);
            if (cleared)
            {
                ((decimal)rows["mediation.agreed-amount"]["value"]!).ShouldBe(3 * Million, role);
                ((decimal)rows["mediation.oral"]["value"]!).ShouldBe(1, role);
            }
        }

        foreach (var path in (string[])[$"figures/2022/comparison?{day}", $"figures/2022/identities?{day}", $"figures/2022/overlap?{day}"])
        {
            var (status, body, _) = await host.AsAsync("report-author", HttpMethod.Get, path);
            status.ShouldBe(HttpStatusCode.OK, path);
            body!.ToJsonString().ShouldNotContain("3000000", Case.Sensitive, path);
        }

        var compared = (await host.AsAsync("report-author", HttpMethod.Get, $"figures/2022/comparison?{day}")).Body!["figures"]!.AsArray()
            .First(x => (string)x!["code"]! == "mediation.agreed-amount")!;
        (compared["value"], (string?)compared["samePeriodLastYear"]!["whyNot"]).ShouldBe((null, "withheld"));
    }

    [Fact]
    public async Task A_group_of_enough_cases_is_told_whole_and_its_parts_are_not()
    {
        await ReadyAsync();
        async Task<JsonNode> AskAsync(string role, string query) =>
            (await host.AsAsync(role, HttpMethod.Get, $"figures/2021/mediation.agreed-amount?{query}")).Body!;
        // Five restricted cases of 2021 in b, one a month: the year of b is one group.
        ((decimal)(await AskAsync("report-author", "unit=b"))["figure"]!["value"]!).ShouldBe(5 * Million);
        ((bool)(await AskAsync("report-author", "unit=b&from=2021-01-01&to=2021-06-30"))["figure"]!["withheld"]!).ShouldBeTrue();
        var months = (await AskAsync("report-author", "unit=b&by=month"))["groups"]!.AsArray();
        months.Count.ShouldBe(5);
        months.ShouldAllBe(x => (bool)x!["withheld"]! && x["value"] == null);
        // The other unit has nothing restricted in that year, and is told as it is.
        ((decimal)(await AskAsync("report-author", "unit=a&from=2021-05-01&to=2021-05-31"))["figure"]!["value"]!).ShouldBe(700);
        var units = (await AskAsync("report-author", "by=unit"))["groups"]!.AsArray();
        units.ShouldAllBe(x => !(bool)x!["withheld"]!);
        // The office's own view is exact, whatever it asks.
        ((decimal)(await AskAsync("mediation-desk", "unit=b&from=2021-01-01&to=2021-02-28"))["figure"]!["value"]!).ShouldBe(Million);
    }

    [Fact]
    public async Task A_figure_is_broken_down_by_two_things_at_once()
    {
        await ReadyAsync();
        var (_, body, _) = await host.AsAsync("leader", HttpMethod.Get, "figures/2022/mediation.accepted?by=unit,disputeType");
        body!["groups"]!.AsArray().Select(x => ((string)x!["key"]!, (decimal)x["value"]!))
            .ShouldBe([("a-tw,01", 3), ("a-tw,02", 1), ("b-tw,01", 3), ("b-tw,02", 1)]);
        var cases = (await host.AsAsync("leader", HttpMethod.Get, ((string)body["groups"]![1]!["cases"]!)["/api/v1/".Length..])).Body!;
        cases["cases"]!.AsArray().Count.ShouldBe(1);
        (await host.AsAsync("report-author", HttpMethod.Get, "figures/2022/mediation.accepted?by=unit,disputeType")).Status
            .ShouldBe(HttpStatusCode.Forbidden);
        var months = (await host.AsAsync("report-author", HttpMethod.Get, "figures/2022/mediation.agreed-amount?by=unit,month")).Body!;
        months["groups"]!.AsArray().Where(x => (bool)x!["withheld"]!).Select(x => (string)x!["key"]!)
            .ShouldBe(["a-tw,2022-03", "b-tw,2022-08"]);
        (await host.AsAsync("leader", HttpMethod.Get, "figures/2022/mediation.accepted?by=unit,nothing")).Status
            .ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Whole_years_of_the_whole_district_are_exact_for_everybody()
    {
        await ReadyAsync();
        var exact = (await host.AsAsync("leader", HttpMethod.Get, "figures/2022")).Body!["figures"]!.AsArray();
        foreach (var role in Role.All.Where(x => x.Reads.Concat(x.Writes).Contains(CaseTrack.Records.Area.Figures)).Select(x => x.Code))
        {
            var (status, body, _) = await host.AsAsync(role, HttpMethod.Get, $"figures/2022?unit={AccessHost.Here}");
            status.ShouldBe(HttpStatusCode.OK, role);
            body!["figures"]!.AsArray().Select(x => ((string)x!["code"]!, (decimal?)x["value"], (bool)x["withheld"]!))
                .ShouldBe(exact.Select(x => ((string)x!["code"]!, (decimal?)x["value"], false)), role);
        }
    }

    [Fact]
    public async Task A_workbook_a_document_and_the_check_of_a_text_tell_no_more_than_the_API()
    {
        await ReadyAsync();
        const string day = "reports/2022?from=2022-03-15&to=2022-03-15&unit=a-tw";
        foreach (var (role, told) in ((string, bool)[])[("report-author", false), ("leader", true)])
        {
            var book = await FileAsync(role, day, Sheets);
            // Amount, type and source of the case: 家庭暴力 is what nobody else had that day.
            (book.Contains("3000000", StringComparison.Ordinal), book.Contains("不予显示", StringComparison.Ordinal))
                .ShouldBe((told, !told), role);
            book.Contains(Chinese("disputeType", "02"), StringComparison.Ordinal).ShouldBe(told, role);
            var document = await FileAsync(role, day, Word);
            document.Contains("不予显示", StringComparison.Ordinal).ShouldBe(!told, role);

            var (_, verdict, _) = await host.AsAsync(role, HttpMethod.Post, "text-checks",
                new { year = 2022, from = "2022-03-15", to = "2022-03-15", unit = "a-tw", text = "协议涉及金额300万元。调解成功1件。" });
            var said = verdict!["numbers"]!.AsArray().Select(x => ((string)x!["verdict"]!, (string?)x["because"])).Distinct().ToArray();
            said.ShouldBe(told ? [("matched", null)] : [("unknown", "withheld")], $"{role} {verdict}");
            verdict["numbers"]!.AsArray().ShouldAllBe(x => told || x!["value"] == null);
        }

        (await host.AsAsync("report-author", HttpMethod.Get, "figures/2022/review.concluded?by=decision")).Status
            .ShouldBe(HttpStatusCode.OK);
        (await host.AsAsync("report-author", HttpMethod.Get, "figures/2024/review.received?by=subject")).Status.ShouldBe(
            HttpStatusCode.Forbidden);
        var year = await FileAsync("report-author", "reports/2024", Sheets);
        year.ShouldNotContain(">penalty<");
        (await FileAsync("leader", "reports/2024", Sheets)).ShouldContain(">penalty<");
    }

    [Fact]
    public async Task A_draft_of_a_release_is_a_question_like_any_other_until_it_is_approved()
    {
        await ReadyAsync();
        var id = Guid.CreateVersion7();
        await host.DoAsync("releases",
            new { id, occurredOn = "2025-06-01", year = 2022, from = "2022-03-15", to = "2022-03-15" }, AccessHost.Here);
        async Task<decimal?> AmountAsync(string role) =>
            (decimal?)(await host.AsAsync(role, HttpMethod.Get, $"releases/{id}")).Body!["record"]!["content"]!["figures"]!.AsArray()
                .First(x => (string)x!["code"]! == "mediation.agreed-amount")!["value"];
        (await AmountAsync("leader")).ShouldBe((3 * Million) + 10_000);
        (await AmountAsync("report-author")).ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_is_bound_to_a_unit_reads_the_figures_of_that_unit_only()
    {
        await ReadyAsync();
        var issued = (await host.AsAsync("administrator", HttpMethod.Post, "api-keys",
            new { name = "street-b", scopes = (string[])["figures:read", "reports:read"], days = 1, unit = "b" })).Body!;
        ((bool)issued["waiting"]!).ShouldBeTrue();
        var key = (string)issued["key"]!;
        Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage)> With(string path, object? body = null) =>
            host.WithTokenAsync(key, body is null ? HttpMethod.Get : HttpMethod.Post, path, body);
        var waiting = await With("figures/2021");
        (waiting.Status, (string)waiting.Body!["type"]!).ShouldBe((HttpStatusCode.Unauthorized, "urn:casetrack:problem:key.waits"));
        (await host.AsAsync("leader", HttpMethod.Post, $"api-keys/{issued["id"]}/approval")).Status.ShouldBe(HttpStatusCode.OK);

        var own = (await With("figures/2021")).Body!;
        ((string)own["unit"]!).ShouldBe("b");
        var office = (await host.AsAsync("leader", HttpMethod.Get, "figures/2021?unit=b")).Body!["figures"]!.AsArray()
            .ToDictionary(x => (string)x!["code"]!, x => (decimal?)x!["value"]);
        own["figures"]!.AsArray().Where(x => !(bool)x!["withheld"]!).ShouldAllBe(x => (decimal?)x!["value"] == office[(string)x["code"]!]);
        ((decimal)own["figures"]!.AsArray().First(x => (string)x!["code"]! == "mediation.accepted")!["value"]!).ShouldBe(5);
        (await With("figures/2021/mediation.accepted?by=unit")).Body!["groups"]!.AsArray().Select(x => (string)x!["key"]!)
            .ShouldBe(["b-tw"]);
        foreach (var path in (string[])[
            "figures/2021?unit=a", $"figures/2021?unit={AccessHost.Here}", "figures/2021/mediation.accepted?unit=a-tw",
            "figures/2021/mediation.accepted/cases?unit=a", "figures/2021/comparison?unit=a", "figures/2021/overlap?unit=a",
            "figures/2021/identities?unit=a", "reports/2021?unit=a"])
        {
            var refused = await With(path);
            (refused.Status, (string)refused.Body!["type"]!).ShouldBe(
                (HttpStatusCode.Forbidden, "urn:casetrack:problem:access.other-units-figures"), path);
        }

        (await With("text-checks", new { year = 2021, unit = "a", text = "受理调解案件1件。" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await With("text-checks", new { year = 2021, text = "受理调解案件5件。" })).Body!["numbers"]!.AsArray()
            .Count(x => (string)x!["verdict"]! == "matched").ShouldBe(1);

        // A person too: his unit's by default, and of the district what is published.
        ((string)(await host.AsAsync("mediator", HttpMethod.Get, "figures/2021")).Body!["unit"]!).ShouldBe("a-tw");
        (await host.AsAsync("mediator", HttpMethod.Get, $"figures/2021?unit={AccessHost.Here}&from=2021-01-01&to=2021-06-30")).Status
            .ShouldBe(HttpStatusCode.Forbidden);
        (await host.AsAsync("mediator", HttpMethod.Get, $"figures/2021/mediation.accepted?unit={AccessHost.Here}&by=unit")).Status
            .ShouldBe(HttpStatusCode.Forbidden);
    }

    private static string Chinese(string list, string code) => CodeList.Of(list).Codes.First(x => x.Value == code).Chinese;

    private async Task<string> FileAsync(string role, string path, string type)
    {
        using var client = host.App.Server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", host.TokenOf(role));
        request.Headers.Accept.Add(new(type));
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{role} {path}");
        return await UnpackedAsync(answer);
    }

    /// <summary>Everything an office document says.</summary>
    public static async Task<string> UnpackedAsync(HttpResponseMessage answer)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var zip = new ZipArchive(stream);
        var text = new System.Text.StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.AppendLine(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return text.ToString();
    }

    /// <summary>2021: five restricted in b, two open in a. 2022: one restricted in a of three millions, one in b of four; open ones in
    /// both.</summary>
    private async Task ReadyAsync()
    {
        await host.ReadyAsync();
        await Once.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (filled)
            {
                return;
            }

            for (var i = 1; i <= 5; i++)
            {
                await SettledAsync("b-tw", $"2021-{2 * i:00}-03", Million, true, i);
            }

            await SettledAsync("a-tw", "2021-05-06", 300, false, 2);
            await SettledAsync("a-tw", "2021-05-07", 400, false, 3);
            await SettledAsync("a-tw", "2022-03-15", 3 * Million, true, 4);
            await SettledAsync("b-tw", "2022-08-01", 4 * Million, true, 2);
            foreach (var (committee, day) in (
                (string, string)[])[("a-tw", "2022-02-01"), ("a-tw", "2022-03-10"), ("a-tw", "2022-03-20"), ("b-tw", "2022-03-15"),
                ("b-tw", "2022-08-02"), ("b-tw", "2022-09-01")])
            {
                await SettledAsync(committee, day, 10_000, false, 2);
            }

            filled = true;
        }
        finally
        {
            Once.Release();
        }
    }

    private async Task SettledAsync(string committee, string day, decimal amount, bool restricted, int people)
    {
        var id = Guid.CreateVersion7();
        var before = DateOnly.ParseExact(day, "yyyy-MM-dd", null).AddDays(-2);
        await host.DoAsync("mediation-cases",
            new
            {
                id,
                occurredOn = before,
                committee,
                source = "application",
                disputeType = restricted ? "02" : "01",
                people,
                difficulty = "complex"
            }, AccessHost.Here);
        await host.DoAsync($"mediation-cases/{id}/acceptance", new { occurredOn = before, mediators = (string[])["assigned.person"] },
            AccessHost.Here);
        await host.DoAsync($"mediation-cases/{id}/agreement", new { occurredOn = day, form = "oral", amountYuan = amount },
            AccessHost.Here);
        if (restricted)
        {
            await host.DoAsync($"mediation-cases/{id}/restriction", new { occurredOn = day, ground = "minor" }, AccessHost.Here);
        }
    }
}
