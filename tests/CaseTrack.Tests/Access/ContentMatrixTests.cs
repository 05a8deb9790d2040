using System.Net;
using System.Text.Json.Nodes;
using CaseTrack.Access;

namespace CaseTrack.Tests.Access;

/// <summary>Two districts of their own, with a release, for the test of what answers say.</summary>
public sealed class ContentHost : AccessHost;

/// <summary>Promise 9 by content: whatever a role asks of whatever can be read, no answer names a case it may not know of – by id, by
/// number, by a word out of it.</summary>
/// <remarks>The endpoints are those of <c>access-matrix.tsv</c>, in which every endpoint has to stand; a new one is asked here too without
/// being named.</remarks>
[Trait("Speed", "slow")]
public sealed class ContentMatrixTests(ContentHost host) : IClassFixture<ContentHost>
{
    private static readonly string[] Roles = [.. Role.All.Select(x => x.Code)];

    private static readonly string[] Districts = [AccessHost.Here, AccessHost.Elsewhere];

    /// <summary>What is asked beside the bare path, where the endpoint takes it.</summary>
    private static readonly string[] Questions = ["?limit=200", "?status=all", "?by=unit", "?by=street", "?unit=a"];

    /// <summary>What tells of a record: whoever finds it in an answer knows that the record is there.</summary>
    private sealed record Told(Target Target, string Title, string Name, string? Number)
    {
        public bool In(string text) =>
            new[] { Target.Id.ToString(), Title, Name, Number }.Any(
            x => x is not null && text.Contains(x, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task No_answer_of_any_endpoint_names_a_case_one_may_not_know_of()
    {
        await host.ReadyAsync();
        var told = new List<Told>();
        foreach (var target in host.Targets)
        {
            told.Add(await FilledAsync(target));
        }

        Guid[] releases = [await ReleasedAsync(AccessHost.Here), await ReleasedAsync(AccessHost.Elsewhere)];
        var (leaks, named, asked) = (new List<string>(), new HashSet<(string Role, Guid Id, string Route)>(), 0);
        foreach (var (route, paths) in await PathsAsync(releases))
        {
            foreach (var role in Roles)
            {
                foreach (var path in paths)
                {
                    var (status, body, answer) = await host.AsAsync(role, HttpMethod.Get, path);
                    if (status == HttpStatusCode.BadRequest)
                    {
                        continue; // the question is not one for this endpoint
                    }

                    asked++;
                    ((int)status).ShouldBeLessThan(500, $"{role} {path}");
                    var text = body is null ? await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
                        : Unescaped(body);
                    foreach (var found in told.Where(x => !path.Contains(x.Target.Id.ToString(), StringComparison.Ordinal) && x.In(text)))
                    {
                        named.Add((role, found.Target.Id, route));
                        if (!AccessMatrixTests.Sees(role, found.Target))
                        {
                            leaks.Add($"{role} {path}: {found.Target}");
                        }
                    }
                }
            }
        }

        foreach (var role in Roles)
        {
            foreach (var found in told.Where(x => x.Target.District == AccessHost.Here && x.Target.IsCase))
            {
                var (status, answer, _) = await host.AsAsync(role, HttpMethod.Post, "party-searches", new { name = found.Name });
                asked++;
                if (status == HttpStatusCode.OK)
                {
                    answer!["found"]!.AsArray().Select(x => (Guid)x!["recordId"]!)
                        .ShouldBe(AccessMatrixTests.Sees(role, found.Target) ? [found.Target.Id] : [], $"{role} {found.Target}");
                }
            }
        }

        // Files say no more than answers.
        foreach (var (role, query, type) in from role in (string[])["report-author", "leader", "auditor"]
                                            from query in (string[])["", "?from=2024-03-01&to=2024-03-03&unit=a-tw", "?unit=b"]
                                            from type in (string[])["wordprocessingml.document", "spreadsheetml.sheet"]
                                            select (role, query, type))
        {
            using var client = host.App.Server.CreateClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/reports/2024{query}");
            request.Headers.Authorization = new("Bearer", host.TokenOf(role));
            request.Headers.Accept.Add(new($"application/vnd.openxmlformats-officedocument.{type}"));
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{role} {query}");
            asked++;
            var text = await NarrowQuestionTests.UnpackedAsync(answer);
            leaks.AddRange(told.Where(x => x.In(text) && !AccessMatrixTests.Sees(role, x.Target))
                .Select(x => $"{role} {type}{query}: {x.Target}"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{asked} questions; {named.Count} times a case was named, by "
                + $"{string.Join(", ", named.Select(x => x.Route).Distinct().Order(StringComparer.Ordinal))}");
        leaks.ShouldBeEmpty();

        // What may be known is told, in more than one place: a test that finds nothing anywhere would hold too.
        foreach (var (role, target) in Roles.SelectMany(x => host.Targets, (role, target) => (role, target))
            .Where(x => AccessMatrixTests.Sees(x.role, x.target)))
        {
            named.Where(x => x.Role == role && x.Id == target.Id).Select(x => x.Route).Distinct().Count()
                .ShouldBeGreaterThanOrEqualTo(2, $"{role} {target}");
        }
    }

    /// <summary>A party, a paper, a hold and a request for erasure in each; each with a mark of its own.</summary>
    private async Task<Told> FilledAsync(Target target)
    {
        var mark = target.Id.ToString("N")[^8..];
        var (title, name) = ($"卷宗{mark}号", $"钱{mark}");
        if (!target.IsCase)
        {
            return new(target, title, name, null);
        }

        var path = $"{target.Kind}/{target.Id}";
        var (party, hold, erasure) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.DoAsync($"{path}/documents",
            new
            {
                occurredOn = "2024-03-05",
                item = CodeList.Of($"{target.Kind[..target.Kind.IndexOf('-', StringComparison.Ordinal)]}Item").Codes[0].Value,
                title
            },
            target.District);
        await host.DoAsync($"{path}/parties",
            new { occurredOn = "2024-03-05", party = new { id = party, role = "applicant", partyKind = "person", name } }, target.District);
        await host.DoAsync("legal-holds",
            new { id = hold, occurredOn = "2024-06-01", kind = target.Kind, recordId = target.Id, basis = title }, target.District);
        await host.DoAsync("erasures",
            new
            {
                id = erasure,
                occurredOn = "2024-06-01",
                kind = target.Kind,
                recordId = target.Id,
                party,
                measure = "storage-only",
                ground = "retention-over"
            }, target.District);
        var record = (await host.GetAsync(path, target.District)).Body!["record"]!;
        // Each district counts for itself: a number of the one is a number of the other.
        return new(target, title, name, target.District == AccessHost.Here ? (string?)record["dossier"]?["numbers"]?.AsArray()
            .FirstOrDefault()?["number"] : null);
    }

    /// <summary>A release of the year, and every case changed after it, so that it tells of each.</summary>
    private async Task<Guid> ReleasedAsync(string district)
    {
        var release = Guid.CreateVersion7();
        await host.DoAsync("releases", new { id = release, occurredOn = "2025-06-01", year = 2024 }, district);
        var (status, answer, _) =
            await host.AsAsync("leader", HttpMethod.Post, $"releases/{release}/approval", new { occurredOn = "2025-06-01" }, district, "*");
        ((int)status).ShouldBeInRange(200, 299, answer?.ToString());
        foreach (var target in host.Targets.Where(x => x.District == district))
        {
            object? corrected = target.Kind switch
            {
                "mediation-cases" => new { registeredOn = "2023-12-30", acceptedOn = "2023-12-30" },
                "review-applications" => new { receivedOn = "2023-12-30" },
                "supervision-files" => new { leadOn = "2023-12-30" },
                _ => null,
            };
            if (corrected is not null)
            {
                await host.DoAsync($"{target.Kind}/{target.Id}/corrections",
                    new { occurredOn = "2025-07-01", reason = "日期登记错误", approvedBy = "director", corrected }, district);
            }
        }

        return release;
    }

    /// <summary>Every way to read there is, with every id, year and figure that can stand in it.</summary>
    private async Task<IReadOnlyList<(string Route, IReadOnlyList<string> Paths)>> PathsAsync(Guid[] releases)
    {
        var organisations = new List<Guid>();
        foreach (var district in Districts)
        {
            organisations.AddRange(
                (await host.GetAsync("organisations", district)).Body!["organisations"]!.AsArray().Select(x => (Guid)x!["id"]!));
        }

        var figures = new List<string>();
        foreach (var year in (int[])[2023, 2024])
        {
            figures.AddRange((await host.GetAsync($"figures/{year}")).Body!["figures"]!.AsArray()
                .Where(x => (decimal?)x!["value"] is not (null or 0)).Select(x => $"{year}/{x!["code"]}"));
        }

        figures.Count.ShouldBeGreaterThan(8);
        var all = new List<(string, IReadOnlyList<string>)>();
        foreach (var line in AccessMatrixTests.Matrix.Where(x => x.Method == "GET"))
        {
            string[] routes = line.Route.Contains("{year}/{code}", StringComparison.Ordinal)
                ? [.. figures.Select(x => line.Route.Replace("{year}/{code}", x, StringComparison.Ordinal))]
                : line.Route.Contains("{year}", StringComparison.Ordinal)
                    ? [line.Route.Replace("{year}", "2023", StringComparison.Ordinal),
                    line.Route.Replace("{year}", "2024", StringComparison.Ordinal)]
                : [line.Route.Replace("{photo}", $"{AccessHost.Photo}", StringComparison.Ordinal)];
            IEnumerable<Guid> ids = line.Kind.StartsWith("record:", StringComparison.Ordinal)
                ? host.Targets.Where(x => line.Kind == $"record:{x.Kind}").Select(x => x.Id)
                : line.Route.Contains("organisations/{id}", StringComparison.Ordinal) ? organisations
                : line.Route.Contains("releases/{id}", StringComparison.Ordinal) ? releases
                : [Guid.CreateVersion7()];
            string[] paths = line.Route.Contains("{id}", StringComparison.Ordinal)
                ? [.. routes.SelectMany(x => ids, (x, id) => x.Replace("{id}", id.ToString(), StringComparison.Ordinal))] : routes;
            all.Add((line.Route,
                [.. paths, .. line.Route.Contains("{id}", StringComparison.Ordinal) ? []
                : paths.SelectMany(x => Questions, (x, question) => x + question)]));
        }

        return all;
    }

    /// <summary>As it reads: JSON writes Chinese as escapes.</summary>
    private static string Unescaped(JsonNode body) =>
        body.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
