using System.Net;
using System.Text.Json.Nodes;
using CaseTrack.Access;

namespace CaseTrack.Tests.Access;

/// <summary>Districts of their own, for tests that add records.</summary>
public sealed class SightHost : AccessHost;

/// <summary>查阅范围 beyond the matrix: what is no case, what is told in numbers, what moves between units, and what reading leaves
/// behind.</summary>
[Trait("Speed", "slow")]
public sealed class SightTests(SightHost host) : IClassFixture<SightHost>
{
    private static readonly string[] Roles = [.. Role.All.Select(x => x.Code)];

    [Fact]
    public async Task The_feed_tells_of_what_is_no_case_to_those_only_who_may_read_it()
    {
        await host.ReadyAsync();
        var made = new Dictionary<Guid, (string Kind, Target? About)>();
        async Task MakeAsync(string path, Guid id, object body, Target? about = null)
        {
            var (status, answer, _) = await host.PostAsync(path, body, "*");
            ((int)status).ShouldBeInRange(200, 299, $"{path}: {answer}");
            made[id] = (path, about);
        }

        foreach (var target in host.Targets.Where(x => x.District == AccessHost.Here && x.IsCase))
        {
            var (hold, erasure, party) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
            await MakeAsync("legal-holds", hold,
                new { id = hold, occurredOn = "2024-06-01", kind = target.Kind, recordId = target.Id, basis = "诉讼中" }, target);
            ((int)(await host.PostAsync(
                $"{target.Kind}/{target.Id}/parties",
                new { occurredOn = "2024-06-01", party = new { id = party, role = "applicant", partyKind = "person", name = "某甲" } },
                "*")).Status).ShouldBe(200);
            await MakeAsync("erasures", erasure,
                new
                {
                    id = erasure,
                    occurredOn = "2024-06-01",
                    kind = target.Kind,
                    recordId = target.Id,
                    party,
                    measure = "storage-only",
                    ground = "retention-over"
                }, target);
        }

        var (release, template, notice, layout) =
            (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await MakeAsync("releases", release, new { id = release, occurredOn = "2025-06-01", year = 2019 });
        await MakeAsync("report-templates", template, new { id = template, occurredOn = "2025-06-01", text = "全年平稳。" });
        await MakeAsync("statistical-form-layouts", layout, new { id = layout, occurredOn = "2025-06-01", form = "people-mediation" });
        await MakeAsync("holiday-notices", notice,
            new
            {
                id = notice,
                occurredOn = "2025-06-01",
                year = 2031,
                source = "试行安排",
                off = (string[])["2031-01-01"],
                work = Array.Empty<string>()
            });

        foreach (var role in Roles.Where(x => x is not ("administrator" or "importer")))
        {
            var told = new HashSet<Guid>();
            for (var after = 0L; ;)
            {
                var (_, page, _) = await host.AsAsync(role, HttpMethod.Get, $"events?limit=200&after={after}");
                told.UnionWith(Ids(page!["changes"]!, "record"));
                foreach (var kind in page["changes"]!.AsArray().Select(x => (string)x!["kind"]!).Distinct())
                {
                    KnowsKind(role, kind).ShouldBeTrue($"{role} {kind}");
                }

                if ((long)page["next"]! == after)
                {
                    break;
                }

                after = (long)page["next"]!;
            }

            foreach (var (id, (kind, about)) in made)
            {
                told.Contains(id).ShouldBe(
                    KnowsKind(role, kind) && (about is null || AccessMatrixTests.Sees(role, about)), $"{role} {kind} {about}");
                if (about is not null && kind == "legal-holds" && role.EndsWith("-desk", StringComparison.Ordinal))
                {
                    // Without If-Match: who may know of the hold is asked for it, and who may not is not told that there is one.
                    var (status, _, _) =
                        await host.AsAsync(role, HttpMethod.Post, $"legal-holds/{id}/lifting",
                        new { occurredOn = "2024-06-02", reason = "终结" });
                    ((int)status).ShouldBe(AccessMatrixTests.Sees(role, about) ? 428 : 404, $"{role} {about}");
                }
            }
        }

        static bool KnowsKind(string role, string kind) => kind switch
        {
            "legal-holds" or "erasures" => role is "mediation-desk" or "review-desk" or "supervision-desk" or "leader" or "auditor",
            "releases" or "report-templates" or "statistical-form-layouts" => role is "report-author" or "leader" or "auditor",
            _ => true,
        };
    }

    [Fact]
    public async Task A_notice_tells_an_administrator_how_many_terms_it_moves_and_not_whose()
    {
        await host.ReadyAsync();
        var notice = new
        {
            id = Guid.CreateVersion7(),
            occurredOn = "2024-03-01",
            year = 2024,
            source = "临时安排",
            off = (string[])["2024-03-04/2024-03-08"],
            work = Array.Empty<string>()
        };
        var (status, preview, _) = await host.AsAsync("administrator", HttpMethod.Post, "holiday-notices/preview", notice);
        status.ShouldBe(HttpStatusCode.OK, preview?.ToString());
        preview!["moves"]!.AsArray().ShouldBeEmpty();
        ((int)preview["withheld"]!).ShouldBeGreaterThan(0);
        var (_, all, _) = await host.PostAsync("holiday-notices/preview", notice);
        all!["moves"]!.AsArray().Count.ShouldBe((int)preview["withheld"]!);
        ((int)all["withheld"]!).ShouldBe(0);
    }

    [Fact]
    public async Task A_breakdown_by_what_cases_are_like_is_for_those_who_may_know_of_every_one()
    {
        await host.ReadyAsync();
        foreach (var (role, unit, whole) in (
            (string, string, bool)[])[("mediator", "a-tw", false), ("street-office", "a", false), ("report-author", "a", false),
            ("mediation-desk", "a", true), ("leader", "a", true), ("review-desk", "a", false)])
        {
            foreach (var path in (
                string[])["mediation.community.accepted?by=disputeType&", "mediation.community.accepted/cases?by=disputeType&key=14&"])
            {
                var (status, body, _) =
                    await host.AsAsync(role, HttpMethod.Get, $"figures/2024/{path}unit={unit}&from=2024-03-01&to=2024-03-03");
                ((int)status).ShouldBe(whole ? 200 : 403, $"{role} {path}: {body}");
                if (!whole)
                {
                    ((string)body!["type"]!).ShouldBe("urn:casetrack:problem:access.list-withheld");
                }
            }

            (await host.AsAsync(role, HttpMethod.Get, $"figures/2024/mediation.community.accepted?by=month&unit={unit}")).Status.ShouldBe(
                HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_correction_moves_a_record_only_into_ones_own_unit_and_what_is_transferred_is_read_and_no_longer_changed()
    {
        await host.ReadyAsync();
        async Task<Guid> OpenedAsync()
        {
            var id = Guid.CreateVersion7();
            var (status, answer, _) =
                await host.AsAsync("mediator", HttpMethod.Post, "mediation-cases",
                new { id, occurredOn = "2020-03-01", committee = "a-tw", source = "application", disputeType = "02" });
            status.ShouldBe(HttpStatusCode.Created, answer?.ToString());
            (await host.AsAsync(
                "mediator", HttpMethod.Post, $"mediation-cases/{id}/acceptance", new { occurredOn = "2020-03-01" },
                ifMatch: "*")).Status.ShouldBe(HttpStatusCode.OK);
            return id;
        }

        object Correction(object corrected) =>
            new { occurredOn = "2020-03-02", reason = "登记错误", approvedBy = $"leader.{AccessHost.Here}", corrected };
        var corrected = await OpenedAsync();
        var (refused, problem, _) =
            await host.AsAsync("mediator", HttpMethod.Post, $"mediation-cases/{corrected}/corrections",
            Correction(new { committee = "b-tw" }), ifMatch: "*");
        (refused, (string)problem!["type"]!, (string)problem["errors"]![0]!["pointer"]!)
            .ShouldBe((HttpStatusCode.Forbidden, "urn:casetrack:problem:access.other-unit", "/corrected/committee"));
        (await host.AsAsync(
            "mediator", HttpMethod.Post, $"mediation-cases/{corrected}/corrections", Correction(new { disputeType = "14" }),
            ifMatch: "*")).Status.ShouldBe(HttpStatusCode.OK);
        (await host.AsAsync(
            "mediation-desk", HttpMethod.Post, $"mediation-cases/{corrected}/corrections", Correction(new { committee = "b-tw" }),
            ifMatch: "*")).Status.ShouldBe(HttpStatusCode.OK);

        var entry = Guid.CreateVersion7();
        (await host.AsAsync(
            "clerk", HttpMethod.Post, "ledger-entries",
            new { id = entry, kind = "publicity", occurredOn = "2020-03-01", unit = "a", measures = new { events = 1 } })).Status.ShouldBe(
            HttpStatusCode.Created);
        (await host.AsAsync(
            "clerk", HttpMethod.Post, $"ledger-entries/{entry}/corrections", Correction(new { unit = "b" }), ifMatch: "*")).Status.ShouldBe(
            HttpStatusCode.Forbidden);
        (await host.AsAsync(
            "clerk", HttpMethod.Post, $"ledger-entries/{entry}/corrections", Correction(new { unit = "a-c" }),
            ifMatch: "*")).Status.ShouldBe(HttpStatusCode.OK);

        var transferred = await OpenedAsync();
        (await host.AsAsync(
            "mediator", HttpMethod.Post, $"mediation-cases/{transferred}/transfer",
            new { occurredOn = "2020-03-02", committee = "b-tw", reason = "属该社区" }, ifMatch: "*")).Status.ShouldBe(HttpStatusCode.OK);
        (await host.AsAsync("mediator", HttpMethod.Get, $"mediation-cases/{transferred}")).Status.ShouldBe(HttpStatusCode.OK);
        (await host.AsAsync(
            "mediator", HttpMethod.Post, $"mediation-cases/{transferred}/voiding", new { occurredOn = "2020-03-03", reason = "重复" },
            ifMatch: "*")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Whatever_lists_records_leaves_a_line_each_time_and_a_refusal_too()
    {
        await host.ReadyAsync();
        var release = Guid.CreateVersion7();
        ((int)(await host.PostAsync("releases", new { id = release, occurredOn = "2025-06-01", year = 2018 }, "*")).Status).ShouldBe(201);
        foreach (var (path, said) in ((string, string)[])
        [
            ("figures/2024/mediation.community.accepted/cases", "2024 mediation.community.accepted"),
            ("figures/2024/mediation.community.accepted/cases?after=0001-01-01~00000000-0000-0000-0000-000000000000",
            "2024 mediation.community.accepted?after="),
            ("figures/2024/overlap", "2024 overlap"),
            ($"releases/{release}/differences", "differences: "), ("entry-signals/2024", "entry signals 2024: "),
            ("entry-signal-reviews", "entry signal reviews: "), ("numbers?number=X1", "number: 0"),
        ])
        {
            var before = await LinesAsync("drilled-down", said);
            var (status, body, _) = await host.AsAsync("leader", HttpMethod.Get, path);
            status.ShouldBe(HttpStatusCode.OK, $"{path} {body}");
            (await LinesAsync("drilled-down", said)).ShouldBe(before + 1, path);
        }

        var refused = await LinesAsync("denied", "mediation.community.accepted?unit=a-tw", "mediator");
        (await host.AsAsync("mediator", HttpMethod.Get, "figures/2024/mediation.community.accepted/cases?unit=a-tw")).Status.ShouldBe(
            HttpStatusCode.Forbidden);
        (await LinesAsync("denied", "mediation.community.accepted?unit=a-tw", "mediator")).ShouldBe(refused + 1);

        async Task<int> LinesAsync(string action, string detail, string role = "leader") =>
            (await host.AsAsync(
                "auditor", HttpMethod.Get,
                $"access-log?limit=200&action={action}&actor={role}.{AccessHost.Here}")).Body!["entries"]!.AsArray()
                .Count(x => ((string?)x!["detail"])?.StartsWith(detail, StringComparison.Ordinal) is true);
    }

    private static IEnumerable<Guid> Ids(JsonNode list, string member) => list.AsArray().Select(x => (Guid)x![member]!).Distinct();
}
