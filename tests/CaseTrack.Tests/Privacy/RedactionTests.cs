using System.Text.Json.Nodes;
using CaseTrack.Hosting;
using CaseTrack.Postgres;
using CaseTrack.Tests.House;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace CaseTrack.Tests.Privacy;

/// <summary>A name that came into a text before anybody knew it for one: two people take it out, and everything that is counted or proved
/// stays as it was.</summary>
[Trait("Speed", "slow")]
public sealed class RedactionTests
{
    private const string Name = "轩辕无名";
    private const string On = "2026-03-02";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_people_take_a_name_out_of_every_kind_of_record_and_it_is_nowhere_afterwards()
    {
        // As offices run it: the service owns no table and may change no event; the function of db/roles.sql may, in words alone.
        var owner = await TestServer.CreateEmptyDatabaseAsync();
        await using (var unstarted = WebApplication.CreateBuilder().AddCaseTrack(owner, TimeProvider.System).Build())
        {
            await TestServer.ExecuteAsync(owner, PublishedFilesTests.Schema(unstarted.Services));
        }

        var roles = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "db", "roles.sql"), Token);
        await TestServer.ExecuteAsync(owner, roles);
        await TestServer.ExecuteAsync(owner, roles);
        var (login, password) = ($"service_{Guid.NewGuid():N}", Guid.NewGuid().ToString("N"));
        await TestServer.ExecuteAsync(owner, $"create role {login} login password '{password}' in role casetrack_app");
        await using var node = await Node.StartAsync(
            new NpgsqlConnectionStringBuilder(owner) { Username = login, Password = password }.ConnectionString,
            new SetClock(SetClock.At(On)), prepare: x => x.Configuration[Database.ApplySchemaSetting] = "false");
        await node.FoundAsync();
        var mediation = await HandedOverAsync(node);
        var (entry, lawsuit, advice) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await node.DoAsync("ledger-entries", new
        {
            id = entry,
            kind = "publicity",
            occurredOn = On,
            unit = "fy",
            measures = new { events = 1 },
            text = $"走访{Name}家，{Name}参加",
        });
        await node.DoAsync("administrative-lawsuits", new
        {
            id = lawsuit,
            occurredOn = On,
            office = "fy",
            defendantKind = "street",
            subject = "penalty",
            field = "market",
            court = "黄石港区人民法院",
            courtNumber = "（2026）鄂02行初1号",
            instance = "first",
        });
        await node.DoAsync($"administrative-lawsuits/{lawsuit}/advices",
            new { occurredOn = On, advice, adviser = "court", content = $"向{Name}送达不当" });
        var head = await node.GetAsync("chain-heads/latest");
        await VerifyAsync(node, redacted: 0, head);
        var figures = (await node.GetAsync("figures/2026"))["figures"]!.ToJsonString();
        var last = (long)head["head"]!["sequence"]!;

        (string Kind, Guid Id, int Version, string Field)[] asked =
        [
            ("mediation-cases", mediation, 2, "/reason"), ("ledger-entries", entry, 1, "/content/text"),
            ("administrative-lawsuits", lawsuit, 2, "/content"),
        ];
        var already = 0;
        foreach (var (kind, id, version, field) in asked)
        {
            var redaction = Guid.CreateVersion7();
            var (status, answer) = await node.PostAsync("redactions", Request(redaction, kind, id, version, field, Name), actor: "clerk");
            status.ShouldBe(201, answer?.ToString());
            answer!.Text().ShouldNotContain(Name);
            ((string?)answer!["warnings"]?[0]?["pointer"]).ShouldBe(
                null, "the correction that repeats it is redacted with it");

            // A request alone changes nothing, and repeats nothing.
            (await node.GetAsync($"{kind}/{id}/history")).Text().ShouldContain(Name);
            var requested = await node.GetAsync("redactions");
            requested.ToJsonString().ShouldContain($"{redaction}");
            requested.Text().ShouldNotContain(Name);
            await VerifyAsync(node, already, head);
            var shown = (await node.GetAsync($"redactions/{redaction}"))["texts"]![0]!;
            ((string)shown["stands"]!).ShouldContain(Name);
            ((string)shown["becomes"]!).ShouldNotContain(Name);

            (await node.PostAsync($"redactions/{redaction}/approval", new { occurredOn = On }, actor: "clerk"))
                .Body!["type"]!.ToString().ShouldEndWith("privacy.same-person");
            (await node.PostAsync($"redactions/{redaction}/approval", new { occurredOn = On }, actor: "director")).Status.ShouldBe(200);
            (await node.PostAsync($"redactions/{redaction}/approval", new { occurredOn = On }, actor: "director"))
                .Body!["type"]!.ToString().ShouldEndWith("privacy.not-requested");
            (await node.GetAsync($"redactions/{redaction}"))["texts"]!.AsArray().ShouldBeEmpty();
            already += kind == "mediation-cases" ? 2 : 1;
            var history = await node.GetAsync($"{kind}/{id}/history");
            history.Text().ShouldNotContain(Name);
            var told = history["events"]!.AsArray().Single(x => (string)x!["event"]! == "text-redacted")!["data"]!;
            ((string)told["requestedBy"]!, (string)told["approvedBy"]!, (int)told["events"]![0]!["version"]!,
                (string)told["events"]![0]!["fields"]![0]!).ShouldBe(("clerk", "director", version, field));
        }

        ((string)(await node.GetAsync($"ledger-entries/{entry}"))["record"]!["content"]!["text"]!)
            .ShouldBe("走访[已遮盖]家，[已遮盖]参加");
        ((string)(await node.GetAsync($"mediation-cases/{mediation}"))["record"]!["dossier"]!["handOvers"]![0]!["reason"]!)
            .ShouldBe("[已遮盖]的房屋属征收范围");
        foreach (var path in (string[])["mediation-cases", "ledger-entries", "administrative-lawsuits", "events", "redactions",
            "reports/2026", "access-log?limit=200", "entry-signals/2026"])
        {
            (await node.GetAsync(path)).Text().ShouldNotContain(Name, Case.Sensitive, path);
        }

        (await node.GetAsync("figures/2026"))["figures"]!.ToJsonString().ShouldBe(figures);
        (await node.GetAsync("access-log?action=redacted"))["entries"]!.AsArray().Count
            .ShouldBe(9, "asked, looked at, approved; three times");
        await VerifyAsync(node, redacted: 4, head);
        await node.DoAsync($"ledger-entries/{entry}/voiding", new { occurredOn = On, reason = "误录" });
        await VerifyAsync(node, redacted: 4, head);
        var everything = await Dump.OfAsync(owner);
        foreach (var form in Dump.Forms(Name))
        {
            everything.ShouldNotContain(form);
        }

        // The service's own login cannot do it by itself but in words, and what is done outside of the two-person path is found.
        var service = new NpgsqlConnectionStringBuilder(owner) { Username = login, Password = password }.ConnectionString;
        foreach (var said in (string[])["data || '{\"occurredOn\": \"2026-03-01\"}'", "data || '{\"entryKind\": \"training\"}'",
            "jsonb_set(data, '{content,measures,events}', '2')", "data - 'content'", "data || '{\"more\": \"x\"}'"])
        {
            (await Should.ThrowAsync<PostgresException>(() => TestServer.ExecuteAsync(service,
                $"select casetrack.redact_event(tenant_id, id, {said}, 'x') from casetrack.mt_events "
                    + $"where stream_id = '{entry}' and version = 1"))).MessageText.ShouldContain("only words");
        }

        await TestServer.ExecuteAsync(service, "select casetrack.redact_event(tenant_id, id, jsonb_set(data, '{content,text}', '\"别的\"'), "
            + $"headers ->> 'seal') from casetrack.mt_events where stream_id = '{entry}' and version = 1");
        var verdict = (await node.PostAsync("chain-verifications", new { heads = (object[])[head] })).Body!;
        ((bool)verdict["holds"]!, (string)verdict["first"]!["kind"]!, (int)verdict["differences"]!, (int)verdict["redacted"]!)
            .ShouldBe((false, "changed", 1, 3), verdict.ToJsonString());
        ((long)verdict["first"]!["sequence"]!).ShouldBeLessThanOrEqualTo(last);
    }

    [Fact]
    public async Task What_is_no_text_or_is_not_there_or_counts_is_refused_and_a_correction_that_repeats_it_is_redacted_with_it()
    {
        await using var node = await Node.StartAsync(
            await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At(On)), silence: false);
        await node.FoundAsync();
        var id = await HandedOverAsync(node);
        var head = await node.GetAsync("chain-heads/latest");
        foreach (var (version, field, text, pointer, code) in (
            (int, string, string?, string, string)[])[
            (1, "/disputeType", null, "/field", "privacy.not-free-text"), (1, "/occurredOn", null, "/field", "privacy.not-free-text"),
            (2, "/handOverId", null, "/field", "privacy.not-free-text"), (2, "/to", null, "/field", "privacy.not-free-text"),
            (2, "/nothing", null, "/field", "privacy.no-such-text"), (9, "/reason", null, "/field", "privacy.no-such-text"),
            (2, "/reason", "李四", "/text", "privacy.text-not-there"), (2, "/reason", "房屋", "/reason", "privacy.text-said-again")])
        {
            var (status, answer) = await node.PostAsync(
                "redactions", Request(Guid.CreateVersion7(), "mediation-cases", id, version, field, text, reason: "核对房屋材料"));
            (status, ((string)answer!["type"]!).Split(':')[^1], (string?)answer["errors"]?[0]?["pointer"])
                .ShouldBe((422, code, pointer), answer.ToJsonString());
        }

        (await node.PostAsync("redactions", Request(Guid.CreateVersion7(), "mediation-cases", Guid.CreateVersion7(), 1, "/reason", Name)))
            .Body!["type"]!.ToString().ShouldEndWith("privacy.no-such-record");
        (await node.PostAsync("redactions", Request(Guid.CreateVersion7(), "organisations", id, 1, "/name", Name))).Status.ShouldBe(400);

        // Overtaken by another, and rejected; the whole field this time.
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var redaction in (Guid[])[first, second])
        {
            (await node.PostAsync("redactions", Request(redaction, "mediation-cases", id, 2, "/reason", null), actor: "clerk"))
                .Status.ShouldBe(201);
        }

        (await node.PostAsync($"redactions/{first}/approval", new { occurredOn = On }, actor: "director")).Status.ShouldBe(200);
        (await node.PostAsync($"redactions/{second}/approval", new { occurredOn = On }, actor: "director"))
            .Body!["type"]!.ToString().ShouldEndWith("privacy.redaction-overtaken");
        (await node.PostAsync($"redactions/{second}/rejection", new { occurredOn = On, reason = "已经遮盖" }, actor: "director"))
            .Status.ShouldBe(200);
        var events = (await node.GetAsync($"mediation-cases/{id}/history"))["events"]!.AsArray();
        events.Text().ShouldNotContain(Name);
        ((string)events[1]!["data"]!["reason"]!, (string)events[2]!["data"]!["history"]![1]!["data"]!["reason"]!)
            .ShouldBe(("[已遮盖]", "[已遮盖]"));
        await VerifyAsync(node, redacted: 2, head);
        await node.DoAsync($"mediation-cases/{id}/documents", new { occurredOn = On, item = "agreement", title = "移送函" });
    }

    /// <summary>A case whose hand-over names somebody, repeated by a correction of its history.</summary>
    private static async Task<Guid> HandedOverAsync(Node node)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync("mediation-cases",
            new { id, occurredOn = "2026-02-26", committee = "tw", source = "application", disputeType = "02" });
        await node.DoAsync($"mediation-cases/{id}/hand-overs", new
        {
            occurredOn = "2026-02-27",
            handOver = Guid.CreateVersion7(),
            to = "review-applications",
            reason = $"{Name}的房屋属征收范围",
        });
        await node.DoAsync($"mediation-cases/{id}/step-corrections", new
        {
            occurredOn = On,
            reason = "登记日误录",
            approvedBy = "director",
            steps = (object[])[new { version = 1, occurredOn = "2026-02-25" }],
        });
        return id;
    }

    private static object Request(
        Guid id, string kind, Guid recordId, int version, string field, string? text, string reason = "误写了个人姓名") =>
        new { id, occurredOn = On, kind, recordId, version, field, text, reason };

    private static async Task VerifyAsync(Node node, int redacted, JsonNode? head = null)
    {
        var (status, verdict) = await node.PostAsync("chain-verifications", head is null ? new { } : new { heads = (object[])[head] });
        status.ShouldBe(200, verdict?.ToString());
        ((bool)verdict!["holds"]!, (int)verdict["redacted"]!).ShouldBe((true, redacted), verdict.ToJsonString());
    }
}
