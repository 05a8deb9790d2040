using System.Diagnostics;
using System.Text.Json.Nodes;
using CaseTrack.Tests.Access;
using Npgsql;

namespace CaseTrack.Tests.Privacy;

/// <summary>A district of its own, for tests that add to it.</summary>
public sealed class PrivacyHost : AccessHost;

/// <summary>Promise 10 and PIPL: personal data encrypted, masked, shown for a purpose, found by digest, erased by two people.</summary>
[Trait("Speed", "slow")]
public sealed class PrivacyTests(PrivacyHost host) : IClassFixture<PrivacyHost>
{
    private const string Name = "司马秘密";
    private const string Number = "42020219900101001X";
    private const string Phone = "13987654321";
    private const string Address = "黄石港区楠竹林社区11栋909";

    [Fact]
    public async Task The_database_holds_nobody_in_the_clear()
    {
        await host.ReadyAsync();
        await OpenedAsync("mediation-desk");
        var connection = new NpgsqlConnectionStringBuilder(host.ConnectionString);
        using var dump = Process.Start(new ProcessStartInfo("bash",
            ["-c", $"PGPASSWORD='{connection.Password}' $(ls /usr/lib/postgresql/*/bin/pg_dump | tail -1) -h {connection.Host} -p "
                + $"{connection.Port} -U {connection.Username} {connection.Database}"])
        { RedirectStandardOutput = true })!;
        var everything = await dump.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await dump.WaitForExitAsync(TestContext.Current.CancellationToken);
        dump.ExitCode.ShouldBe(0, "the dump is whole");
        everything.Length.ShouldBeGreaterThan(100_000);
        foreach (var secret in (string[])[Name, Number, Phone, "11栋909"])
        {
            everything.ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task With_another_master_key_the_service_does_not_start()
    {
        await host.ReadyAsync();
        await OpenedAsync("mediation-desk");
        var failure = await Should.ThrowAsync<InvalidOperationException>(
            () => Node.StartAsync(host.ConnectionString, TimeProvider.System, silence: false,
            prepare: builder => builder.Configuration["Privacy:MasterKey"] = Convert.ToBase64String(
            System.Security.Cryptography.RandomNumberGenerator.GetBytes(32))));
        failure.Message.ShouldContain("Privacy:MasterKey");
    }

    [Fact]
    public async Task Unmasking_needs_a_purpose_and_the_right_to_the_case_and_is_recorded()
    {
        await host.ReadyAsync();
        var (id, party) = await OpenedAsync("mediation-desk");
        object Ask(string? purpose) => new { kind = "mediation-cases", recordId = id, party, purpose };
        (await host.AsAsync("mediation-desk", HttpMethod.Post, "party-disclosures", Ask(null))).Status.ShouldBe(
            System.Net.HttpStatusCode.BadRequest);
        (await host.AsAsync("mediation-desk", HttpMethod.Post, "party-disclosures", Ask("curiosity"))).Status.ShouldBe(
            System.Net.HttpStatusCode.BadRequest);
        foreach (var (role, status) in (
            (string, int)[])[("mediator", 200), ("review-desk", 404), ("auditor", 403), ("report-author", 403), ("leader", 403),
            ("street-office", 200)])
        {
            ((int)(await host.AsAsync(role, HttpMethod.Post, "party-disclosures", Ask("service"))).Status).ShouldBe(status, role);
        }

        var (_, shown, answer) = await host.AsAsync("mediation-desk", HttpMethod.Post, "party-disclosures", Ask("service"));
        ((string)shown!["name"]!, (string)shown["identityNumber"]!, (string)shown["address"]!).ShouldBe((Name, Number, Address));
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();

        var entries = (await host.AsAsync(
            "auditor", HttpMethod.Get, $"access-log?record={id}&action=disclosed")).Body!["entries"]!.AsArray();
        entries.Select(x => ((string)x!["actor"]!).Split('.')[0]).ShouldBe(["mediation-desk", "street-office", "mediator"]);
        ((string)entries[0]!["purpose"]!).ShouldBe("service");
        (await host.AsAsync("auditor", HttpMethod.Get, $"access-log?record={id}&action=denied")).Body!["entries"]!.AsArray()
            .ShouldHaveSingleItem();
        (await host.AsAsync("auditor", HttpMethod.Get, "access-log?action=denied&actor=leader.420202")).Body!["entries"]!.ToJsonString()
            .ShouldContain("POST /api/v1/party-disclosures");
        var made = new { occurredOn = "2024-05-02", letter = Guid.CreateVersion7(), code = "mediation.registration", purpose = "service" };
        await DoAsync("mediation-desk", $"mediation-cases/{id}/issued-letters", made);
        var read = $"mediation-cases/{id}/issued-letters/{made.letter}?purpose=service";
        foreach (var (role, status) in ((string, int)[])[("mediator", 200), ("auditor", 403), ("leader", 403), ("review-desk", 404)])
        {
            ((int)(await host.AsAsync(role, HttpMethod.Get, read)).Status).ShouldBe(status, role);
        }
    }

    [Fact]
    public async Task Minors_and_restricted_cases_are_masked_further_and_shown_to_fewer()
    {
        await host.ReadyAsync();
        var (id, minor) = await OpenedAsync("mediation-desk", minor: true);
        var party = (await host.AsAsync("mediator", HttpMethod.Get, $"mediation-cases/{id}/parties")).Body!["parties"]![0]!;
        ((string)party["name"]!, (string)party["phone"]!, (string?)party["address"]).ShouldBe(("***", "***", null));
        var ask = new { kind = "mediation-cases", recordId = id, party = minor, purpose = "contact" };
        (await host.AsAsync("mediator", HttpMethod.Post, "party-disclosures", ask)).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        (await host.AsAsync("mediation-desk", HttpMethod.Post, "party-disclosures", ask)).Status.ShouldBe(System.Net.HttpStatusCode.OK);

        var (restricted, _) = await OpenedAsync("mediation-desk");
        await DoAsync("mediation-desk", $"mediation-cases/{restricted}/restriction",
            new { occurredOn = "2024-05-02", ground = "domestic-violence" });
        ((string)(await host.AsAsync("leader", HttpMethod.Get, $"mediation-cases/{restricted}/parties")).Body!["parties"]![0]!["name"]!)
            .ShouldBe("***");
        (await host.AsAsync("mediator", HttpMethod.Get, $"mediation-cases/{restricted}/parties")).Status.ShouldBe(
            System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_takes_a_case_himself_is_not_cleared_by_that_and_finds_no_minor_in_it()
    {
        await host.ReadyAsync();
        var mediator = $"mediator.{AccessHost.Here}";
        foreach (var given in (bool[])[false, true])
        {
            var (id, minor) = await OpenedAsync("mediation-desk", minor: true);
            await DoAsync("mediation-desk", $"mediation-cases/{id}/acceptance", new { occurredOn = "2024-05-01" });
            await DoAsync(given ? "mediation-desk" : "mediator", $"mediation-cases/{id}/assignment",
                new { occurredOn = "2024-05-02", mediator, lead = true });
            (await host.AsAsync(
                "mediator", HttpMethod.Post, "party-disclosures",
                new { kind = "mediation-cases", recordId = id, party = minor, purpose = "contact" })).Status
                .ShouldBe(given ? System.Net.HttpStatusCode.OK : System.Net.HttpStatusCode.Forbidden);
            (await FoundAsync("mediator", new { name = Name })).Contains(id).ShouldBe(given);
            (await FoundAsync("mediation-desk", new { name = Name })).ShouldContain(id);
        }

        async Task<Guid[]> FoundAsync(string role, object asked) =>
            [.. (await host.AsAsync(role, HttpMethod.Post, "party-searches", asked)).Body!["found"]!.AsArray()
                .Select(x => (Guid)x!["recordId"]!)];
    }

    [Fact]
    public async Task A_case_is_assigned_to_no_account_of_another_unit_and_a_restriction_is_lifted_by_those_cleared()
    {
        await host.ReadyAsync();
        await host.AccountAsync("mediator.of.b", AccessHost.Here, new CaseTrack.Access.Grant("mediator", "b-tw"));
        var (id, _) = await OpenedAsync("mediation-desk");
        await DoAsync("mediation-desk", $"mediation-cases/{id}/acceptance", new { occurredOn = "2024-05-01" });
        foreach (var wrong in (string[])["mediator.of.b", $"leader.{AccessHost.Here}", $"mediator.{AccessHost.Elsewhere}"])
        {
            Code(await host.AsAsync(
                "mediation-desk", HttpMethod.Post, $"mediation-cases/{id}/assignment",
                new { occurredOn = "2024-05-02", mediator = wrong, lead = true }, ifMatch: "*"))
                .ShouldBe("mediation.not-of-the-unit", wrong);
        }

        await DoAsync("mediation-desk", $"mediation-cases/{id}/assignment",
            new { occurredOn = "2024-05-02", mediator = $"mediator.{AccessHost.Here}", lead = true });
        await DoAsync("mediation-desk", $"mediation-cases/{id}/restriction",
            new { occurredOn = "2024-05-03", ground = "domestic-violence" });
        (await host.AsAsync("mediator", HttpMethod.Get, $"mediation-cases/{id}")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        object Lifting() => new { occurredOn = "2024-05-04", reason = "不再需要" };
        (await host.AsAsync(
            "mediator", HttpMethod.Post, $"mediation-cases/{id}/restriction-lifting", Lifting(), ifMatch: "*")).Status.ShouldBe(
            System.Net.HttpStatusCode.Forbidden);
        await DoAsync("mediation-desk", $"mediation-cases/{id}/restriction-lifting", Lifting());
    }

    [Fact]
    public async Task A_machine_is_told_nobodys_name()
    {
        await host.ReadyAsync();
        var (id, party) = await OpenedAsync("mediation-desk");
        var issued = (await host.AsAsync(
            "administrator", HttpMethod.Post, "api-keys", new { name = "reader", scopes = (string[])["mediation:write"], days = 1 })).Body!;
        await DoAsync("leader", $"api-keys/{issued["id"]}/approval", new { });
        var key = (string)issued["key"]!;
        (await host.WithTokenAsync(key, HttpMethod.Get, $"mediation-cases/{id}/parties")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        Code(await host.WithTokenAsync(
            key, HttpMethod.Post, "party-disclosures", new { kind = "mediation-cases", recordId = id, party, purpose = "service" }))
            .ShouldBe("access.denied");
    }

    [Fact]
    public async Task Somebody_is_found_by_digest_within_ones_sight_and_the_search_is_recorded()
    {
        await host.ReadyAsync();
        var (mine, _) = await OpenedAsync("mediation-desk");
        var (other, _) = await OpenedAsync("mediation-desk", committee: "b-tw");
        foreach (var asked in (
            object[])[new { name = "司 马 秘密" }, new { identityNumber = Number.ToLowerInvariant() }, new { name = Name, phone = Phone }])
        {
            var found = await SearchAsync("mediator", asked);
            found.ShouldContain(mine);
            found.ShouldNotContain(other);
            (await SearchAsync("mediation-desk", asked)).ShouldContain(other);
            (await SearchAsync("supervision-desk", asked)).ShouldBeEmpty();
        }

        (await SearchAsync("mediator", new { name = "司马" })).ShouldBeEmpty();
        (await host.AsAsync("mediator", HttpMethod.Post, "party-searches", new { name = " " })).Status.ShouldBe(
            System.Net.HttpStatusCode.BadRequest);
        foreach (var refused in (
            object[])[new { phone = Phone }, new { name = "-" }, new { name = "·", identityNumber = Number },
            new { name = "-", phone = Phone }, new { identityNumber = "- -" }])
        {
            (await host.AsAsync("mediator", HttpMethod.Post, "party-searches", refused)).Status.ShouldBe(
                System.Net.HttpStatusCode.BadRequest, refused.ToString());
        }

        (await host.AsAsync("mediator", HttpMethod.Get, $"party-searches?name={Uri.EscapeDataString(Name)}")).Status.ShouldNotBe(
            System.Net.HttpStatusCode.OK);
        var entries = (await host.AsAsync("auditor", HttpMethod.Get, "access-log?action=searched")).Body!.ToJsonString();
        entries.ShouldContain("identityNumber: ");
        entries.ShouldNotContain(Number);

        async Task<Guid[]> SearchAsync(string role, object asked)
        {
            var (status, body, _) = await host.AsAsync(role, HttpMethod.Post, "party-searches", asked);
            status.ShouldBe(System.Net.HttpStatusCode.OK, body?.ToString());
            return [.. body!["found"]!.AsArray().Select(x => (Guid)x!["recordId"]!)];
        }
    }

    [Fact]
    public async Task Erasing_takes_two_people_and_no_hold_and_leaves_every_figure_as_it_was()
    {
        await host.ReadyAsync();
        var (id, party) = await OpenedAsync("mediation-desk");
        var before = await FiguresAsync();
        var hold = Guid.CreateVersion7();
        await DoAsync("mediation-desk", "legal-holds",
            new { id = hold, occurredOn = "2024-06-01", kind = "mediation-cases", recordId = id, basis = "诉讼中" });
        object Request(Guid request, string measure) =>
            new
            {
                id = request,
                occurredOn = "2024-06-02",
                kind = "mediation-cases",
                recordId = id,
                party,
                measure,
                ground = "retention-over"
            };
        Code(await host.AsAsync("mediation-desk", HttpMethod.Post, "erasures", Request(Guid.CreateVersion7(), "erase")))
            .ShouldBe("privacy.legal-hold");
        Code(await host.AsAsync("review-desk", HttpMethod.Post, "erasures", Request(Guid.CreateVersion7(), "erase")))
            .ShouldBe("privacy.no-such-case");
        (await host.AsAsync(
            "review-desk", HttpMethod.Post, $"legal-holds/{hold}/lifting", new { occurredOn = "2024-06-03", reason = "无关" },
            ifMatch: "*")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);

        // Stored only: nobody uses it, though it is still there.
        var storage = Guid.CreateVersion7();
        await DoAsync("mediation-desk", "erasures", Request(storage, "storage-only"));
        (await host.AsAsync(
            "mediation-desk", HttpMethod.Post, $"erasures/{storage}/approval", new { occurredOn = "2024-06-03" },
            ifMatch: "*")).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        await DoAsync("leader", $"erasures/{storage}/approval", new { occurredOn = "2024-06-03" });
        var disclosure = new { kind = "mediation-cases", recordId = id, party, purpose = "contact" };
        Code(await host.AsAsync("mediation-desk", HttpMethod.Post, "party-disclosures", disclosure)).ShouldBe("party.storage-only");

        await DoAsync("mediation-desk", $"legal-holds/{hold}/lifting", new { occurredOn = "2024-06-04", reason = "诉讼终结" });
        var erasure = Guid.CreateVersion7();
        await DoAsync("mediation-desk", "erasures", Request(erasure, "erase"));
        await DoAsync("leader", $"erasures/{erasure}/approval", new { occurredOn = "2024-06-05" });
        Code(await host.AsAsync("mediation-desk", HttpMethod.Post, "party-disclosures", disclosure)).ShouldBe("party.erased");
        Code(await host.AsAsync("leader", HttpMethod.Post, $"erasures/{erasure}/approval", new { occurredOn = "2024-06-05" }, ifMatch: "*"))
            .ShouldBe("privacy.not-requested");
        var masked = (await host.AsAsync("mediation-desk", HttpMethod.Get, $"mediation-cases/{id}/parties")).Body!["parties"]![0]!;
        ((string)masked["name"]!, (bool)masked["erased"]!).ShouldBe(("***", true));
        (await FiguresAsync()).ShouldBe(before);

        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"select count(*) from casetrack.mt_doc_partykey where id = '{party}'", connection);
        ((long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).ShouldBe(0);
        (await host.AsAsync("auditor", HttpMethod.Get, $"mediation-cases/{id}/history")).Body!["events"]!.AsArray()
            .Count(x => (string)x!["event"]! == "party-erased").ShouldBe(2);
    }

    [Fact]
    public async Task Nobodys_name_or_number_gets_into_an_event_by_way_of_a_text()
    {
        await host.ReadyAsync();
        var (id, _) = await OpenedAsync("mediation-desk");
        foreach (var reason in (string[])[$"{Name}不同意", $"身份证{Number}", $"电话{Phone}联系", $"电话：{Phone}"])
        {
            var (status, body, _) =
                await host.AsAsync("mediation-desk", HttpMethod.Post, $"mediation-cases/{id}/voiding",
                new { occurredOn = "2024-05-03", reason }, ifMatch: "*");
            ((int)status, (string)body!["type"]!, (string)body["errors"]![0]!["pointer"]!)
                .ShouldBe((422, "urn:casetrack:problem:personal-data.in-text", "/reason"), reason);
            body.ToJsonString().ShouldNotContain(Phone);
        }

        await DoAsync("mediation-desk", $"mediation-cases/{id}/voiding", new { occurredOn = "2024-05-03", reason = "申请人重复登记，卷号20240503" });
    }

    [Fact]
    public async Task What_is_handed_over_is_known_to_the_desk_that_has_to_answer()
    {
        await host.ReadyAsync();
        var (id, _) = await OpenedAsync("mediation-desk");
        await DoAsync("mediation-desk", $"mediation-cases/{id}/restriction", new { occurredOn = "2024-05-02", ground = "privacy" });
        (await host.AsAsync("review-desk", HttpMethod.Get, $"mediation-cases/{id}")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        var handOver = Guid.CreateVersion7();
        await DoAsync("mediation-desk", $"mediation-cases/{id}/hand-overs",
            new { occurredOn = "2024-05-03", handOver, to = "review-applications", reason = "属复议范围" });

        (await host.AsAsync("review-desk", HttpMethod.Get, $"mediation-cases/{id}")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        (await host.AsAsync("supervision-desk", HttpMethod.Get, $"mediation-cases/{id}")).Status.ShouldBe(
            System.Net.HttpStatusCode.NotFound);
        (await host.AsAsync(
            "review-desk", HttpMethod.Post, $"mediation-cases/{id}/closing", new { occurredOn = "2024-05-04" },
            ifMatch: "*")).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);

        // It links a case of its own; one it may not act upon is none.
        var supervision = host.Targets.First(x => x.Kind == "supervision-files" && x.District == AccessHost.Here);
        Code(await host.AsAsync(
            "review-desk", HttpMethod.Post, $"mediation-cases/{id}/hand-over-receipts",
            new { occurredOn = "2024-05-05", handOver, receivingId = supervision.Id }, ifMatch: "*"))
            .ShouldBe("hand-over.no-such-receiver");
        var review = host.Targets.First(x => x.Kind == "review-applications" && x.District == AccessHost.Here);
        await DoAsync("review-desk", $"mediation-cases/{id}/hand-over-receipts",
            new { occurredOn = "2024-05-05", handOver, receivingId = review.Id });
        await DoAsync("review-desk", $"mediation-cases/{id}/hand-over-returns",
            new { occurredOn = "2024-05-06", handOver, result = "accepted" });
    }

    private async Task<string> FiguresAsync() =>
        (await host.AsAsync("leader", HttpMethod.Get, "figures/2024")).Body!["figures"]!.ToJsonString();

    private async Task<(Guid Case, Guid Party)> OpenedAsync(string role, string committee = "a-tw", bool minor = false)
    {
        var (id, party) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await DoAsync(role, "mediation-cases", new
        {
            id,
            occurredOn = "2024-05-01",
            committee,
            source = "application",
            disputeType = "02",
            parties = (object[])[new { id = party, role = "applicant", partyKind = "person", name = Name, identityKind = "resident-id",
            identityNumber = Number, phone = Phone, address = Address, minor }],
        });
        return (id, party);
    }

    private async Task DoAsync(string role, string path, object body)
    {
        var (status, answer, _) = await host.AsAsync(role, HttpMethod.Post, path, body, ifMatch: "*");
        ((int)status).ShouldBeInRange(200, 299, $"{role} {path}: {answer}");
    }

    private static string Code((System.Net.HttpStatusCode, JsonNode? Body, HttpResponseMessage) answer) =>
        ((string)answer.Body!["type"]!)["urn:casetrack:problem:".Length..];
}
