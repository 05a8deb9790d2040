using System.Text.Json.Nodes;
using CaseTrack.Figures;
using CaseTrack.Terms;
using CaseTrack.Tests.Photos;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Privacy.Retention;

/// <summary>A service that has been at work for eleven years, and says how long it keeps its backups.</summary>
public sealed class RetentionHost : IAsyncLifetime
{
    public string Database { get; private set; } = "";

    public SetClock Clock { get; } = new(SetClock.At("2015-05-06"));

    public Node Node { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestServer.CreateDatabaseAsync();
        Node = await Node.StartAsync(Database, Clock, silence: false, prepare: x => x.Configuration["Retention:BackupDays"] = "90");
        await Node.FoundAsync("2010-01-01");
        Clock.Set(SetClock.At("2026-03-02"));
    }

    public ValueTask DisposeAsync() => Node.DisposeAsync();
}

/// <summary>保管期限与销毁: rules by kind and day, what is due, two people, the list of what went; what is counted and proved stays.</summary>
[Trait("Speed", "slow")]
public sealed class RetentionTests(RetentionHost host) : IClassFixture<RetentionHost>
{
    private const string On = "2026-03-02";
    private const string Name = "慕容无双";
    private const string Word = "楼道渗水";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Node Node => host.Node;

    [Fact]
    public async Task What_is_due_goes_on_the_word_of_two_and_everything_that_is_counted_or_proved_stays()
    {
        const string kind = "mediation-cases";
        var gone = await ArchivedAsync(2015, "short", photo: true);
        var forever = await ArchivedAsync(2015, "permanent");
        var held = await ArchivedAsync(2015, "short");
        var touched = await ArchivedAsync(2015, "short");
        var open = await OpenedAsync(2015);
        var (figures, head) = (await FiguresAsync(2015), await Node.GetAsync("chain-heads/latest"));

        // No rule: for ever.
        (await DueAsync(kind, 2015)).Values.Distinct().Order().ShouldBe(["no-rule", "permanent", "unfinished"]);
        Code(await ProposeAsync(Guid.CreateVersion7(), kind, 2015)).ShouldBe("retention.nothing-due");
        await RuleAsync(kind, "2016-01-01", 10);
        Code(await Node.PostAsync("retention-rules", Rule(kind, "2016-01-01", 5))).ShouldBe("retention.rule-stands");
        Code(await Node.PostAsync("retention-rules", Rule(kind, "2017-01-01", 5, "permanent"))).ShouldBe("retention.permanent-stays");
        (await DueAsync(kind, 2015, "2025-12-31"))[gone].ShouldBe("term-running");
        (await DueAsync(kind, 2015))[gone].ShouldBeNull("the tenth year was over at the end of 2025");
        await HoldAsync(kind, held);
        var due = await DueAsync(kind, 2015);
        (due[gone], due[forever], due[held], due[touched], due[open])
            .ShouldBe((null, "permanent", "legal-hold", null, "unfinished"));

        var list = Guid.CreateVersion7();
        (await ProposeAsync(list, kind, 2015)).Status.ShouldBe(201);
        (await DueAsync(kind, 2015))[gone].ShouldBe("on-another-list");
        (await Node.GetAsync($"destruction-lists/{list}/records"))["records"]!.AsArray()
            .Select(x => ((Guid)x!["id"]!, (string)x["outcome"]!)).ShouldBe([(gone, "listed"), (touched, "listed")], ignoreOrder: true);
        Code(await ApproveAsync(list, "archivist")).ShouldBe("retention.same-person");
        (await Node.GetAsync($"{kind}/{gone}/history")).Text().ShouldContain(Word);

        // Something happens in between: it is looked at again.
        await Node.DoAsync($"{kind}/{touched}/documents", new { occurredOn = On, item = "note", title = Word });
        var (status, answer) = await ApproveAsync(list, "director");
        status.ShouldBe(200, answer?.ToString());
        answer!["warnings"]!.Text().ShouldContain("2026-05-31");
        Code(await ApproveAsync(list, "director")).ShouldBe("retention.decided");
        Code(await Node.PostAsync($"destruction-lists/{list}/rejection", new { occurredOn = On, reason = "误提" }))
            .ShouldBe("retention.decided");

        // What went stays listed.
        var record = (await Node.GetAsync($"destruction-lists/{list}"))["record"]!;
        ((string)record["proposedBy"]!, (string)record["decidedBy"]!, (string)record["stage"]!, (string)record["backupsUntil"]!)
            .ShouldBe(("archivist", "director", "carried", "2026-05-31"));
        ((string)record["digest"]!).Length.ShouldBe(64);
        var rows = (await Node.GetAsync($"destruction-lists/{list}/records"))["records"]!.AsArray()
            .ToDictionary(x => (Guid)x!["id"]!, x => x!);
        ((string)rows[gone]["outcome"]!, (int)rows[gone]["people"]!, (int)rows[gone]["photos"]!, (int)rows[gone]["textsLeft"]!)
            .ShouldBe(("destroyed", 1, 1, 0));
        ((int)rows[gone]["texts"]!).ShouldBeGreaterThan(0);
        ((string)rows[touched]["outcome"]!, (string)rows[touched]["keptBack"]!).ShouldBe(("kept-back", "changed"));
        var csv = await Node.Client.GetStringAsync(
            new Uri($"/api/v1/destruction-lists/{list}/records?format=csv", UriKind.Relative), Token);
        csv.ShouldContain(gone.ToString());
        (await Node.GetAsync("destruction-lists"))["lists"]!.Text().ShouldContain(list.ToString());

        // Nobody knows who it was, and no word says it; of the others all is there.
        var history = await Node.GetAsync($"{kind}/{gone}/history");
        history.Text().ShouldNotContain(Word);
        history["events"]!.AsArray().Select(x => (string)x!["event"]!).ToArray()[^2..]
            .ShouldBe(["text-redacted", "personal-part-destroyed"]);
        var party = (await Node.GetAsync($"{kind}/{gone}/parties"))["parties"]![0]!;
        ((string)party["name"]!, (bool)party["erased"]!).ShouldBe(("***", true));
        ((string)(await Node.GetAsync($"{kind}/{held}/parties"))["parties"]![0]!["name"]!).ShouldStartWith("慕");
        (await CountAsync("partykey", "id in (select id from casetrack.mt_doc_party where data ->> 'recordId' = '{0}')", gone)).ShouldBe(0);
        (await CountAsync("photofile", "data ->> 'recordId' = '{0}'", gone)).ShouldBe(0);
        (await Node.GetAsync($"{kind}/{gone}")).Text().ShouldNotContain(Word);
        (await DueAsync(kind, 2015))[gone].ShouldBe("destroyed");

        // Figures, ledger and chain as before, against a head from before, too.
        (await FiguresAsync(2015)).ShouldBe(figures);
        (await Replay.CompareAsync(Node.Services.GetRequiredService<IDocumentStore>(), TermRules.Shipped, null, Token)).Agrees
            .ShouldBeTrue();
        var (_, verdict) = await Node.PostAsync("chain-verifications", new { heads = (object[])[head] });
        ((bool)verdict!["holds"]!, (int)verdict["redacted"]! > 0).ShouldBe((true, true), verdict.ToJsonString());

        // What was kept back stands on the next list; a rule that changes in between keeps it back, and where all is there is nothing to
        // approve.
        var next = Guid.CreateVersion7();
        (await ProposeAsync(next, kind, 2015)).Status.ShouldBe(201);
        await RuleAsync(kind, "2020-01-01", 9);
        Code(await ApproveAsync(next, "director")).ShouldBe("retention.nothing-left");
        (await Node.PostAsync($"destruction-lists/{next}/rejection", new { occurredOn = On, reason = "期限有变" }, actor: "director"))
            .Status.ShouldBe(200);
        (await ProposeAsync(next = Guid.CreateVersion7(), kind, 2015)).Status.ShouldBe(201);
        await HoldAsync(kind, touched);
        Code(await ApproveAsync(next, "director")).ShouldBe("retention.nothing-left");
        ((string)(await Node.GetAsync($"{kind}/{touched}/parties"))["parties"]![0]!["name"]!).ShouldStartWith("慕");
    }

    [Theory]
    [InlineData("review-applications")]
    [InlineData("supervision-files")]
    public async Task Every_kind_of_case_has_its_rule_and_one_that_was_never_archived_counts_from_its_end(string kind)
    {
        var (id, other) = (await VoidedAsync(kind), await VoidedAsync(kind));
        await RuleAsync(kind, "2016-01-01", 3);
        (await DueAsync(kind, 2015))[id].ShouldBeNull();

        // An erasure that somebody has asked for is decided first.
        var erasure = Guid.CreateVersion7();
        await Node.DoAsync("erasures", new
        {
            id = erasure,
            occurredOn = On,
            kind,
            recordId = other,
            party = await PartyOfAsync(kind, other),
            measure = "erase",
            ground = "retention-over",
        });
        (await DueAsync(kind, 2015))[other].ShouldBe("request-pending");
        var list = Guid.CreateVersion7();
        (await ProposeAsync(list, kind, 2015)).Status.ShouldBe(201);
        (await ApproveAsync(list, "director")).Status.ShouldBe(200);
        var rows = (await Node.GetAsync($"destruction-lists/{list}/records"))["records"]!.AsArray();
        ((Guid)rows.ShouldHaveSingleItem()!["id"]!, (int)rows[0]!["people"]!).ShouldBe((id, 1));
        (await Node.PostAsync("chain-verifications", new { })).Body!["holds"]!.GetValue<bool>().ShouldBeTrue();
        foreach (var query in (string[])[$"kind={kind}", "year=2015", "kind=ledger-entries&year=2015", $"kind={kind}&year=1"])
        {
            using var refused = await Node.Client.GetAsync(new Uri($"/api/v1/retention-due?{query}", UriKind.Relative), Token);
            ((int)refused.StatusCode).ShouldBe(400, query);
        }
    }

    private async Task<Guid> OpenedAsync(int year)
    {
        var id = Guid.CreateVersion7();
        await Node.DoAsync("mediation-cases", new
        {
            id,
            occurredOn = $"{year}-03-02",
            committee = "tw",
            source = "application",
            disputeType = "02",
            parties = Parties(),
        });
        return id;
    }

    /// <summary>A dispute settled, its file complete and archived; a paper in it says what it was about.</summary>
    private async Task<Guid> ArchivedAsync(int year, string retention, bool photo = false)
    {
        var id = Guid.CreateVersion7();
        await Node.DoAsync("mediation-cases/oral-agreements", new
        {
            id,
            occurredOn = $"{year}-03-02",
            committee = "tw",
            source = "application",
            disputeType = "02",
            mediator = "tester",
            performedAtOnce = true,
            parties = Parties(),
        });
        foreach (var item in (string[])["application", "rights-notice", "identity", "session-record", "agreement"])
        {
            await Node.DoAsync($"mediation-cases/{id}/documents", new { occurredOn = $"{year}-03-03", item, title = $"{Word}一案材料" });
        }

        if (photo)
        {
            using var content = new ByteArrayContent(Pictures.Of(5_000));
            var (status, _, answer) = await new ApiClient(Node.Client).SendAsync(
                HttpMethod.Post, $"mediation-cases/{id}/photo-files?takenOn={year}-03-02", content);
            answer.Dispose();
            status.ShouldBe(System.Net.HttpStatusCode.OK);
        }

        await Node.DoAsync($"mediation-cases/{id}/closing", new { occurredOn = $"{year}-03-04" });
        await Node.DoAsync($"mediation-cases/{id}/archiving", new { occurredOn = $"{year}-03-05", retention });
        return id;
    }

    private async Task<Guid> VoidedAsync(string kind)
    {
        var (id, occurredOn) = (Guid.CreateVersion7(), "2015-03-02");
        await Node.DoAsync(kind, kind == "review-applications"
            ? new { id, occurredOn, office = "fy", respondentKind = "street", subject = "penalty", field = "market", parties = Parties() }
            : new { id, occurredOn, office = "fy", source = "complaint", field = "market", manner = "routine", parties = Parties() });
        await Node.DoAsync($"{kind}/{id}/voiding", new { occurredOn = "2015-03-02", reason = "重复登记" });
        return id;
    }

    private static object[] Parties() =>
        [new { id = Guid.CreateVersion7(), role = "applicant", partyKind = "person", name = Name }];

    private async Task<Guid> PartyOfAsync(string kind, Guid id) =>
        (Guid)(await Node.GetAsync($"{kind}/{id}/parties"))["parties"]![0]!["id"]!;

    private Task<JsonNode?> HoldAsync(string kind, Guid recordId) =>
        Node.DoAsync("legal-holds", new { id = Guid.CreateVersion7(), occurredOn = On, kind, recordId, basis = "诉讼中" });

    private Task<JsonNode?> RuleAsync(string kind, string from, int years) => Node.DoAsync("retention-rules", Rule(kind, from, years));

    private static object Rule(string kind, string inForceFrom, int? years, string? retention = null) =>
        new { id = Guid.CreateVersion7(), occurredOn = On, kind, inForceFrom, basis = "本区保管期限表", retention, years };

    private Task<(int Status, JsonNode? Body)> ProposeAsync(Guid id, string kind, int year) => Node.PostAsync(
        "destruction-lists", new { id, occurredOn = On, kind, year, reason = "经鉴定无继续保存价值" }, actor: "archivist");

    private Task<(int Status, JsonNode? Body)> ApproveAsync(Guid list, string actor) =>
        Node.PostAsync($"destruction-lists/{list}/approval", new { occurredOn = On }, actor: actor);

    private async Task<Dictionary<Guid, string?>> DueAsync(string kind, int year, string? on = null) =>
        (await Node.GetAsync($"retention-due?kind={kind}&year={year}&limit=200{(on is null ? "" : $"&on={on}")}"))["records"]!.AsArray()
            .ToDictionary(x => (Guid)x!["id"]!, x => (string?)x!["keptBack"]);

    private async Task<string> FiguresAsync(int year) => (await Node.GetAsync($"figures/{year}"))["figures"]!.ToJsonString();

    private async Task<long> CountAsync(string document, string where, Guid record)
    {
        await using var connection = new Npgsql.NpgsqlConnection(host.Database);
        await connection.OpenAsync(Token);
        await using var command = new Npgsql.NpgsqlCommand(
            $"select count(*) from casetrack.mt_doc_{document} where {where.Replace("{0}", record.ToString(), StringComparison.Ordinal)}",
            connection);
        return (long)(await command.ExecuteScalarAsync(Token))!;
    }

    private static string Code((int Status, JsonNode? Body) answer) => ((string)answer.Body!["type"]!).Split(':')[^1];
}
