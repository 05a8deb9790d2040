using System.Net;
using System.Text.Json.Nodes;
using CaseTrack.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Access;

/// <summary>Promise 9: no role sees through list, search, count, drill-down, export, feed or error text what it may not see by
/// id.</summary>
/// <remarks>Every endpoint there is stands in <c>access-matrix.tsv</c> with the roles it is for, written by hand and not derived from the
/// rules; what each
/// role sees of each record is said once more below. An endpoint that is not in the file fails the test.</remarks>
[Trait("Speed", "slow")]
public sealed class AccessMatrixTests(AccessHost host) : IClassFixture<AccessHost>
{
    private static readonly string[] Roles = [.. Role.All.Select(x => x.Code)];

    internal sealed record Line(string Method, string Route, string Kind, string[] For);

    internal static IReadOnlyList<Line> Matrix
    {
        get;
    } = [.. File.ReadAllLines(Path.Combine(Repository.Folder, "tests", "CaseTrack.Tests", "Access", "access-matrix.tsv"))
        .Where(x => x.Length > 0 && x[0] != '#').Select(x => x.Split('\t')).Select(x => new Line(x[0], x[1], x[2], x[3].Split(',')))];

    [Fact]
    public async Task Every_endpoint_is_in_the_matrix()
    {
        await host.ReadyAsync();
        var there = host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(x => x.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal))
            .SelectMany(x => x.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(y => $"{y} {x.RoutePattern.RawText}"))
                .Order(StringComparer.Ordinal);
        Matrix.Select(x => $"{x.Method} {x.Route}").Order(StringComparer.Ordinal).ShouldBe(there);
    }

    [Fact]
    public async Task Nobody_gets_in_without_signing_in()
    {
        await host.ReadyAsync();
        foreach (var line in Matrix.Where(x => x.Kind != "anonymous"))
        {
            var (status, body, _) = await host.AsAsync(null, new HttpMethod(line.Method), Filled(line.Route, Guid.CreateVersion7()));
            status.ShouldBe(HttpStatusCode.Unauthorized, $"{line.Method} {line.Route}");
            ((string)body!["type"]!).ShouldBe("urn:casetrack:problem:not-signed-in");
        }
    }

    [Fact]
    public async Task Every_endpoint_answers_each_role_as_the_matrix_says()
    {
        await host.ReadyAsync();
        var wrong = new List<string>();
        foreach (var line in Matrix.Where(x => x.Kind is "signed-in" or "area"))
        {
            foreach (var role in Roles)
            {
                var allowed = line.Kind == "signed-in" || line.For.Contains(role);
                var (status, body, _) = await host.AsAsync(role, new HttpMethod(line.Method), Filled(line.Route, Guid.CreateVersion7()));
                if ((string?)body?["type"] == "urn:casetrack:problem:access.list-withheld")
                {
                    status = HttpStatusCode.OK; // the number may be seen; what the list holds has a test of its own
                }

                if (allowed == status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized
                    || status == HttpStatusCode.InternalServerError)
                {
                    wrong.Add($"{role} {line.Method} {line.Route}: {(int)status}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_endpoint_of_a_record_knows_it_only_to_those_who_may_see_it()
    {
        await host.ReadyAsync();
        var wrong = new List<string>();
        foreach (var line in Matrix.Where(x => x.Kind.StartsWith("record:", StringComparison.Ordinal)))
        {
            var kind = line.Kind["record:".Length..];
            foreach (var target in host.Targets.Where(x => x.Kind == kind))
            {
                foreach (var role in Roles)
                {
                    var sees = Sees(role, target);
                    var expected = !sees ? 404 : line.Method == "POST"
                        && (!Writes(role, kind)
                        || (line.Route.EndsWith("/restriction-lifting", StringComparison.Ordinal) && !IsCleared(role))) ? 403 : 0;
                    var (status, body, _) = await host.AsAsync(role, new HttpMethod(line.Method), Filled(line.Route, target.Id));
                    var fits = expected > 0 ? (int)status == expected : line.Method == "GET" ? (int)status == 200 : (int)status is 400
                        or 428 or 422;
                    if (!fits || (!sees && body!.ToJsonString().Contains(target.Restricted ? "minor" : "tw", StringComparison.Ordinal)))
                    {
                        wrong.Add($"{role} {line.Method} {line.Route} own={target.Own} restricted={target.Restricted} {target.District}: "
                            + $"{(int)status}, expected {expected}");
                    }
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lists_hold_what_each_role_may_see_and_nothing_else()
    {
        await host.ReadyAsync();
        foreach (var role in Roles)
        {
            foreach (var kind in host.Targets.Select(x => x.Kind).Distinct())
            {
                var (status, body, _) = await host.AsAsync(role, HttpMethod.Get, $"{kind}?limit=200");
                var expected = Visible(role).Where(x => x.Kind == kind).Select(x => x.Id).Order().ToArray();
                if (expected.Length == 0)
                {
                    status.ShouldBe(HttpStatusCode.Forbidden, $"{role} {kind}");
                    continue;
                }

                Ids(body!["records"]!, "id").ShouldBe(expected, $"{role} {kind}");
            }

            await HoldsAsync(role, "events?limit=200", "changes", "record", x => true);
            await HoldsAsync(role, "deadlines?limit=200", "deadlines", "recordId", x => x.IsCase, subset: true);
            await HoldsAsync(role, "review-applications/work-list?limit=200", "rows", "id", x => x.Kind == "review-applications", true);
            await HoldsAsync(role, "supervision-files/work-list?limit=200", "rows", "id", x => x.Kind == "supervision-files", true);
        }
    }

    [Fact]
    public async Task How_often_terms_were_kept_is_told_of_those_cases_only_that_one_may_see()
    {
        await host.ReadyAsync();
        async Task<Dictionary<string, int>> OverdueAsync(string role) =>
            (await host.AsAsync(role, HttpMethod.Get, "deadlines/timeliness?from=2024-01-01")).Body!["terms"]!.AsArray()
                .ToDictionary(x => $"{x!["kind"]} {x["code"]}", x => (int)x!["overdue"]!);
        var (mediator, desk, reviewers, auditor) =
            (await OverdueAsync("mediator"), await OverdueAsync("mediation-desk"), await OverdueAsync("review-desk"),
            await OverdueAsync("auditor"));
        mediator.Keys.Concat(desk.Keys).ShouldAllBe(x => x.StartsWith("mediation-cases ", StringComparison.Ordinal));
        reviewers.Keys.ShouldAllBe(x => x.StartsWith("review-applications ", StringComparison.Ordinal));
        reviewers.ShouldNotBeEmpty();
        mediator.Values.Sum().ShouldBeLessThan(desk.Values.Sum());
        foreach (var (term, count) in desk.Concat(reviewers))
        {
            auditor[term].ShouldBeGreaterThanOrEqualTo(count, term);
        }
    }

    [Fact]
    public async Task A_number_is_found_only_by_those_who_may_see_its_case()
    {
        await host.ReadyAsync();
        foreach (var target in host.Targets.Where(x => x is { Kind: "mediation-cases", District: AccessHost.Here }))
        {
            var (_, record, _) = await host.AsAsync("leader", HttpMethod.Get, $"mediation-cases/{target.Id}");
            var number = (string)record!["record"]!["dossier"]!["numbers"]![0]!["number"]!;
            foreach (var role in Roles.Where(x => MayList(x)))
            {
                var (_, body, _) = await host.AsAsync(role, HttpMethod.Get, $"numbers?number={Uri.EscapeDataString(number)}");
                Ids(body!["cases"]!, "id").Contains(target.Id).ShouldBe(Sees(role, target), $"{role} {number}");
            }
        }
    }

    [Fact]
    public async Task A_figure_shows_its_number_and_its_list_only_whole()
    {
        await host.ReadyAsync();
        foreach (var (code, kind) in (
            (string, string)[])[("mediation.community.accepted", "mediation-cases"), ("review.received", "review-applications"),
            ("publicity.events", "ledger-entries")])
        {
            foreach (var unit in (string[])["", "?unit=a", "?unit=b"])
            {
                var counted = host.Targets.Where(x => x.District == AccessHost.Here && x.Kind == kind
                    && (unit.Length == 0 || (kind == "review-applications" ? false : x.Own == (unit == "?unit=a")))).ToArray();
                foreach (var role in Roles.Where(x => x is not ("administrator" or "importer")))
                {
                    // One bound to a unit reads that unit's figures and what is beneath it; asked about no unit, he is told of his own.
                    var (told, figure, _) = await host.AsAsync(role, HttpMethod.Get, $"figures/2024/{code}{unit}");
                    var bound = Role.Find(role) is { WholeDistrict: false };
                    if (bound && (unit == "?unit=b" || (unit == "?unit=a" && role == "mediator")))
                    {
                        told.ShouldBe(HttpStatusCode.Forbidden, $"{role} {code}{unit}");
                        (await host.AsAsync(role, HttpMethod.Get, $"figures/2024/{code}/cases{unit}")).Status
                            .ShouldBe(HttpStatusCode.Forbidden, $"{role} {code}{unit}");
                        continue;
                    }

                    var his = !bound ? counted : [.. host.Targets.Where(x => x.District == AccessHost.Here && x.Kind == kind && x.Own
                        && kind != "review-applications" && (kind == "mediation-cases" || role != "mediator"))];
                    ((decimal)figure!["figure"]!["value"]!).ShouldBe(his.Length, $"{role} {code}{unit}");
                    var (status, list, _) = await host.AsAsync(role, HttpMethod.Get, $"figures/2024/{code}/cases{unit}");
                    if (his.All(x => Sees(role, x)))
                    {
                        Ids(list!["cases"]!, "id").ShouldBe(his.Select(x => x.Id).Order());
                    }
                    else
                    {
                        status.ShouldBe(HttpStatusCode.Forbidden, $"{role} {code}{unit}");
                        ((string)list!["type"]!).ShouldBe("urn:casetrack:problem:access.list-withheld");
                    }
                }
            }
        }
    }

    [Fact]
    public async Task A_token_of_one_district_sees_nothing_of_another()
    {
        await host.ReadyAsync();
        foreach (var role in Roles)
        {
            foreach (var (path, list, id) in (
                (string, string, string)[])[("mediation-cases?limit=200", "records", "id"),
                ("review-applications?limit=200", "records", "id"), ("events?limit=200", "changes", "record"),
                ("deadlines?limit=200", "deadlines", "recordId")])
            {
                var (status, body, _) = await host.AsAsync(role, HttpMethod.Get, path, district: AccessHost.Elsewhere);
                if (status == HttpStatusCode.OK)
                {
                    Ids(body![list]!, id).ShouldNotContain(x => host.Targets.Any(y => y.Id == x && y.District == AccessHost.Here));
                }
            }
        }

        var (here, there) = (await AccountsAsync(AccessHost.Here), await AccountsAsync(AccessHost.Elsewhere));
        foreach (var role in Roles)
        {
            here.Keys.ShouldContain($"{role}.{AccessHost.Here}");
            here.Keys.ShouldNotContain($"{role}.{AccessHost.Elsewhere}");
            there.Keys.ShouldContain($"{role}.{AccessHost.Elsewhere}");
        }

        here.Values.Intersect(there.Values).ShouldBeEmpty();
        var foreign = there.Values.First();
        foreach (var (act, change) in (
            (string, object)[])[("grants", new { grants = Array.Empty<object>() }), ("disabling", new { disabled = true }),
            ("password-reset", new { })])
        {
            (await host.AsAsync("administrator", HttpMethod.Post, $"accounts/{foreign}/{act}", change)).Status.ShouldBe(
                HttpStatusCode.NotFound, act);
        }
    }

    [Fact]
    public async Task Who_a_restricted_case_is_assigned_to_sees_it()
    {
        await host.ReadyAsync();
        await host.AccountAsync("assigned.person", AccessHost.Here, new Grant("mediator", "a-tw"));
        var token = await host.SignInAsync("assigned.person");
        using var client = host.App.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        foreach (var target in host.Targets.Where(x => x is { Kind: "mediation-cases", District: AccessHost.Here }))
        {
            using var answer = await client.GetAsync(
                new Uri($"/api/v1/mediation-cases/{target.Id}", UriKind.Relative), TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(target.Own ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Records_are_opened_only_in_ones_own_unit()
    {
        await host.ReadyAsync();
        object Case(string committee) =>
            new { id = Guid.CreateVersion7(), occurredOn = "2023-03-01", committee, source = "application", disputeType = "02" };
        (await host.AsAsync("mediator", HttpMethod.Post, "mediation-cases", Case("b-tw"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await host.AsAsync("street-office", HttpMethod.Post, "mediation-cases", Case("b-tw"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await host.AsAsync(
            "clerk", HttpMethod.Post, "ledger-entries",
            new
            {
                id = Guid.CreateVersion7(),
                kind = "publicity",
                occurredOn = "2023-03-01",
                unit = "b",
                measures = new { events = 1 }
            })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await host.AsAsync("review-desk", HttpMethod.Post, "mediation-cases", Case("a-tw"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<Dictionary<string, string>> AccountsAsync(string district) =>
        (await host.AsAsync("administrator", HttpMethod.Get, "accounts", district: district)).Body!["accounts"]!.AsArray()
            .ToDictionary(x => (string)x!["userName"]!, x => (string)x!["id"]!);

    /// <summary>What each role sees, said once more than in the rules.</summary>
    internal static bool Sees(string role, Target target) => target.District == AccessHost.Here && (target.Kind, role) switch
    {
        (_, "leader" or "auditor") => true,
        ("mediation-cases", "mediator" or "street-office") => target is { Own: true, Restricted: false },
        ("mediation-cases", "mediation-desk") => true,
        ("mediation-cases", "report-author") => !target.Restricted,
        ("review-applications", "review-desk") => true,
        ("supervision-files", "supervision-desk") => true,
        ("administrative-lawsuits", "review-desk") => true,
        ("ledger-entries", "street-office" or "clerk") => target.Own,
        ("ledger-entries", "mediation-desk" or "report-author") => true,
        _ => false,
    };

    private static bool Writes(string role, string kind) => (kind, role) switch
    {
        ("mediation-cases", "mediator" or "street-office" or "mediation-desk") => true,
        ("review-applications", "review-desk") => true,
        ("supervision-files", "supervision-desk") => true,
        ("administrative-lawsuits", "review-desk") => true,
        ("ledger-entries", "street-office" or "clerk" or "mediation-desk") => true,
        _ => false,
    };

    private static bool IsCleared(string role) => role is "mediation-desk" or "review-desk" or "supervision-desk" or "leader" or "auditor";

    private static bool MayList(string role) => role is not ("clerk" or "administrator" or "importer");

    private IEnumerable<Target> Visible(string role) => host.Targets.Where(x => Sees(role, x));

    private async Task HoldsAsync(string role, string path, string list, string id, Func<Target, bool> which, bool subset = false)
    {
        var expected = Visible(role).Where(which).Select(x => x.Id).ToHashSet();
        var (status, body, _) = await host.AsAsync(role, HttpMethod.Get, path);
        if (status == HttpStatusCode.Forbidden)
        {
            expected.ShouldBeEmpty($"{role} {path}");
            return;
        }

        var found = Ids(body![list]!, id).ToHashSet();
        foreach (var other in body[list]!.AsArray().Where(x => host.Targets.All(y => y.Id != (Guid)x![id]!)))
        {
            ((string)other!["kind"]!).ShouldBe("organisations", $"{role} {path}");
        }

        found.IntersectWith(host.Targets.Select(x => x.Id));
        (subset ? found.IsSubsetOf(expected) : found.SetEquals(expected)).ShouldBeTrue($"{role} {path}");
    }

    private static string Filled(string route, Guid id) => route.Replace("{id}", id.ToString(), StringComparison.Ordinal)
        .Replace("{account}", id.ToString(), StringComparison.Ordinal).Replace("{key}", id.ToString(), StringComparison.Ordinal)
        .Replace("{photo}", $"{AccessHost.Photo}", StringComparison.Ordinal).Replace("{form}", "people-mediation", StringComparison.Ordinal)
        .Replace("{letter}", $"{AccessHost.Letter}", StringComparison.Ordinal).Replace("{index}", "0", StringComparison.Ordinal)
        .Replace("{year}", "2024", StringComparison.Ordinal).Replace("{code}", "review.received", StringComparison.Ordinal);

    private static IEnumerable<Guid> Ids(JsonNode list, string member) => list.AsArray().Select(x => (Guid)x![member]!).Distinct().Order();
}
