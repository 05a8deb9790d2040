using System.Text.Json.Nodes;
using CaseTrack.Http;
using CaseTrack.Numbers;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Tests.Numbers;

/// <summary>Numbers from before the service are entered as they are and keep their place; every district and office writes its
/// own.</summary>
[Trait("Speed", "slow")]
public sealed class OldNumberTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_old_number_is_entered_as_it_stands_on_the_paper_and_the_series_goes_on_after_it()
    {
        await using var node = await StartAsync();
        await node.FoundAsync();
        (await AcceptAsync(node, "（2026）黄港民调字第7号")).ShouldBe("（2026）黄港民调字第7号");
        (await AcceptAsync(node, "(2026)黄港民调字第003号")).ShouldBe("(2026)黄港民调字第003号");
        (await AcceptAsync(node, "港调26-12")).ShouldBe("港调26-12"); // of another form: kept, and no place in the series
        (await AcceptAsync(node)).ShouldBe("(2026)黄港民调字第008号");
        var found = (await node.GetAsync($"numbers?number={Uri.EscapeDataString("(2026)黄港民调字第007号")}"))["cases"]!.AsArray();
        found.Count.ShouldBe(1);

        foreach (var taken in (string[])["(2026)黄港民调字7", "〔2026〕黄港民调字第3号", "（2026）黄港民调字第008号", "港调26-12"])
        {
            var id = await RegisterAsync(node);
            var (status, problem) =
                await node.PostAsync($"mediation-cases/{id}/acceptance", new { occurredOn = "2026-03-02", number = taken });
            (status, (string)problem!["type"]!, (string)problem["errors"]![0]!["pointer"]!)
                .ShouldBe((409, "urn:casetrack:problem:number.taken", "/number"), taken);
            (await node.HistoryAsync("mediation-cases", id)).Count.ShouldBe(1);
        }

        (await AcceptAsync(node)).ShouldBe("(2026)黄港民调字第009号");
        (await node.PostAsync(
            $"mediation-cases/{await RegisterAsync(node)}/acceptance",
            new { occurredOn = "2026-03-02", number = " " })).Status.ShouldBe(400);

        // Entered in any order, also below what was given by itself.
        (await AcceptAsync(node, "(2026)黄港民调字第001号")).ShouldBe("(2026)黄港民调字第001号");
    }

    [Fact]
    public async Task Whether_a_number_is_anothers_is_found_without_reading_every_case()
    {
        const int cases = 20_000;
        var database = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(database, new SetClock(SetClock.At("2026-03-02")), silence: false);
        await node.FoundAsync();
        await using (var source = NpgsqlDataSource.Create(database))
        {
            await using var filling = source.CreateCommand("""
                insert into casetrack.mt_doc_mediationcase (tenant_id, id, data)
                select '420202', gen_random_uuid(), jsonb_build_object('registeredOn', '2022-01-01', 'committee', 'tw',
                  'dossier', jsonb_build_object('numberKeys', jsonb_build_array(k), 'filler', repeat('x', 600)))
                from unnest($1) k
                """);
            filling.Parameters.Add(new() { Value = Enumerable.Range(1, cases).Select(x => NumberKey.Of($"old{x}")).ToArray() });
            await filling.ExecuteNonQueryAsync(Token);
            await using var looking = source.CreateCommand("analyze casetrack.mt_doc_mediationcase");
            await looking.ExecuteNonQueryAsync(Token);
        }

        await using var session = node.Services.GetRequiredService<IDocumentStore>().LightweightSession("420202");
        await session.EnterNumbersAsync(Enumerable.Range(0, 50).Select(x => $"new{x}").Append("old7"), Token);
        await TakeAsync("new3").ShouldNotThrowAsync();
        await TakeAsync("new-by-itself").ShouldNotThrowAsync();
        foreach (var taken in (string[])["old7", "old8"])
        {
            (await TakeAsync(taken).ShouldThrowAsync<RefusedException>()).Refusal.Code.ShouldBe("number.taken");
        }

        await using var command = new NpgsqlCommand(
            "select seq_tup_read, idx_scan from pg_stat_xact_user_tables where relname = 'mt_doc_mediationcase'");
        await using var read = await session.ExecuteReaderAsync(command, Token);
        (await read.ReadAsync(Token)).ShouldBeTrue();
        (read.GetInt64(0), read.GetInt64(1) > 50).ShouldBe((0, true), "rows read one after the other, and whether an index was asked");

        Task<string> TakeAsync(string number) => session.NumberAsync(
            number, node.Services.GetRequiredService<NumberTemplates>(), NumberedDocument.MediationCase, "tw", new(2026, 3, 2), Token);
    }

    [Fact]
    public async Task Of_two_who_enter_the_same_number_at_once_one_has_it()
    {
        await using var node = await StartAsync();
        await node.FoundAsync();
        var cases = new List<Guid>();
        for (var i = 0; i < 6; i++)
        {
            cases.Add(await RegisterAsync(node));
        }

        var answers = await Task.WhenAll(
            cases.Select(x => node.PostAsync(
            $"mediation-cases/{x}/acceptance", new { occurredOn = "2026-03-02", number = "(2026)黄港民调字第040号" })));
        answers.Count(x => x.Status == 200).ShouldBe(1);
        answers.Where(x => x.Status != 200).ShouldAllBe(x => x.Status == 409);
    }

    [Fact]
    public async Task Every_district_and_office_writes_its_own_numbers_and_can_look_at_the_next()
    {
        await using var node =
            await StartAsync(("Numbers:420203:review.acceptance", "西塞复〔{year}〕{serial:00}号"),
            ("Numbers:420202:review.acceptance", "{district}{unit}复受〔{year}〕{serial}号"));
        await node.FoundAsync();
        await node.DoAsync("organisations",
            new
            {
                id = Guid.CreateVersion7(),
                occurredOn = "2020-01-01",
                code = "gwh",
                name = "管委会",
                kind = "department",
                parent = "420202",
                numberWord = "新区"
            });
        (await ReviewAsync(node, "fy")).ShouldBe("黄港复受〔2026〕1号");
        (await ReviewAsync(node, "gwh")).ShouldBe("黄港新区复受〔2026〕1号");
        (await ReviewAsync(node, "gwh")).ShouldBe("黄港新区复受〔2026〕2号");
        (await ReviewAsync(node, "fy")).ShouldBe("黄港复受〔2026〕2号");

        var mine = await node.GetAsync("number-templates?unit=gwh");
        ((string)mine["districtWord"]!, (string)mine["unitWord"]!, mine["syntax"]!.ToString()
            .Contains("{serial:000}", StringComparison.Ordinal)).ShouldBe(("黄港", "新区", true));
        Example(mine, "review.acceptance").ShouldBe("黄港新区复受〔2026〕3号");
        Example(mine, "mediation.case").ShouldBe("(2026)黄港新区民调字第001号");
        (await node.GetAsync($"number-templates?template={Uri.EscapeDataString("{district}试〔{year}〕{serial:0000}号")}"))["tried"]!.ToString()
            .ShouldBe("黄港试〔2026〕0001号");
        foreach (var wrong in (string[])["{year}", "{year}{serial}{month}", "号"])
        {
            using var answer = await node.Client.GetAsync(
                new Uri($"/api/v1/number-templates?template={Uri.EscapeDataString(wrong)}", UriKind.Relative),
                TestContext.Current.CancellationToken);
            ((int)answer.StatusCode).ShouldBe(400, wrong);
        }

        // A new district has its own series and never another's name.
        node.Client.DefaultRequestHeaders.Remove(Demo.LoadingAccess.DistrictHeader);
        node.Client.DefaultRequestHeaders.Add(Demo.LoadingAccess.DistrictHeader, "420203");
        await node.DoAsync("organisations",
            new { id = Guid.CreateVersion7(), occurredOn = "2020-01-01", code = "420203", name = "西塞山区", kind = "district" });
        await node.DoAsync("organisations",
            new
            {
                id = Guid.CreateVersion7(),
                occurredOn = "2020-01-01",
                code = "fy",
                name = "区司法局",
                kind = "department",
                parent = "420203"
            });
        await node.DoAsync("organisations",
            new
            {
                id = Guid.CreateVersion7(),
                occurredOn = "2020-01-01",
                code = "tw",
                name = "调委会",
                kind = "mediation-committee",
                committeeKind = "community",
                parent = "420203"
            });
        (await ReviewAsync(node, "fy")).ShouldBe("西塞复〔2026〕01号");
        (await AcceptAsync(node)).ShouldBe("(2026)西塞山区民调字第001号");
        foreach (var document in (await node.GetAsync("number-templates"))["documents"]!.AsArray())
        {
            document!["example"]!.ToString().ShouldNotContain("黄港");
        }
    }

    [Fact]
    public void A_template_that_is_none_stops_the_start()
    {
        foreach (var (key, template) in (
            (string, string)[])[("420203:review.acceptance", "没有年号"), ("420203:no.such", "{year}{serial}"),
            ("review.acceptance", "{year}{serial}{month}")])
        {
            Should.Throw<InvalidOperationException>(() => NumberTemplates.Shipped.With([new(key, template)]));
        }
    }

    private static string Example(JsonNode list, string document) =>
        list["documents"]!.AsArray().Single(x => (string)x!["document"]! == document)!["example"]!.ToString();

    private static async Task<string> ReviewAsync(Node node, string office)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync("review-applications",
            new { id, occurredOn = "2026-03-02", office, respondentKind = "street", subject = "penalty", field = "market" });
        await node.DoAsync($"review-applications/{id}/acceptance", new { occurredOn = "2026-03-02" });
        return NumberOf(await node.GetAsync($"review-applications/{id}"));
    }

    private static async Task<Guid> RegisterAsync(Node node)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync("mediation-cases",
            new { id, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" });
        return id;
    }

    private static async Task<string> AcceptAsync(Node node, string? number = null)
    {
        var id = await RegisterAsync(node);
        await node.DoAsync($"mediation-cases/{id}/acceptance", new { occurredOn = "2026-03-02", number });
        return NumberOf(await node.GetAsync($"mediation-cases/{id}"));
    }

    private static string NumberOf(JsonNode record) => (string)record["record"]!["dossier"]!["numbers"]![0]!["number"]!;

    private static async Task<Node> StartAsync(params (string Key, string Value)[] settings) => await Node.StartAsync(
        await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-02")), silence: false,
        prepare: x => x.Configuration.AddInMemoryCollection(settings.Select(y => KeyValuePair.Create(y.Key, (string?)y.Value))));
}
