using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CaseTrack.Tests.Hosting;

/// <summary>Whatever is sent to whatever path, by the published description of both: the answer is never a fault of the service.</summary>
public sealed partial class AnyBodyTests
{
    [Fact]
    public async Task No_body_of_any_post_makes_the_service_fail()
    {
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-06-15")), silence: false);
        await node.FoundAsync();
        var records = await RecordsAsync(node);
        using var published = await node.Client.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
        var document = JsonNode.Parse(await published.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        var samples = new SampleBody(document);

        var (asked, withBody, failed) = (0, 0, new List<string>());
        foreach (var (template, methods) in document["paths"]!.AsObject())
        {
            if (methods!["post"] is not JsonObject post)
            {
                continue;
            }

            var schema = post["requestBody"]?["content"]?["application/json"]?["schema"];
            withBody += schema is null ? 0 : 1;
            foreach (var body in schema is null ? ["null", "{}"] : samples.Wrong(schema))
            {
                var path = Placeholder().Replace(template, x => x.Groups[1].Value switch
                {
                    "year" => "2026",
                    "id" when records.TryGetValue(template.Split('/')[3], out var record) => record.ToString(),
                    _ => Guid.CreateVersion7().ToString(),
                });
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
                request.Headers.TryAddWithoutValidation("If-Match", "*");
                request.Headers.Add(Demo.LoadingAccess.ActorHeader, "tester");
                using var answer = await node.Client.SendAsync(request, TestContext.Current.CancellationToken);
                asked++;
                if ((int)answer.StatusCode >= 500)
                {
                    failed.Add($"{(int)answer.StatusCode} {template} {body[..Math.Min(body.Length, 200)]}");
                }
                else if (body == "null" && schema is not null && answer.IsSuccessStatusCode)
                {
                    failed.Add($"{template} takes null for a command");
                }
            }
        }

        withBody.ShouldBeGreaterThan(160);
        asked.ShouldBeGreaterThan(40 * withBody);
        failed.ShouldBeEmpty(string.Join('\n', failed.Take(40)));
    }

    [Fact]
    public async Task A_null_is_refused_as_no_command_and_a_partys_id_belongs_to_one_case()
    {
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-06-15")), silence: false);
        await node.FoundAsync();
        var (first, second) = (await node.ReceiveAsync("2026-06-15"), await node.ReceiveAsync("2026-06-15"));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/review-applications/{first}/acceptance") { Content = new StringContent("null", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var answer = await node.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        ((int)answer.StatusCode, (string)problem["type"]!).ShouldBe((400, "urn:casetrack:problem:malformed"));

        var party = new { occurredOn = "2026-06-15", party = new { id = Guid.CreateVersion7(), role = "applicant", partyKind = "person", name = "欧阳一案" } };
        await node.DoAsync($"review-applications/{first}/parties", party);
        foreach (var (path, body) in ((string, object)[])[
            ($"review-applications/{second}/parties", party),
            ("mediation-cases", new { id = Guid.CreateVersion7(), occurredOn = "2026-06-15", committee = "tw", source = "application", disputeType = "02", parties = new[] { party.party } })])
        {
            var (status, refused) = await node.PostAsync(path, body);
            (status, (string)refused!["type"]!).ShouldBe((409, "urn:casetrack:problem:party.id-taken"), refused.ToJsonString());
        }

        (await node.GetAsync($"review-applications/{second}/parties"))["parties"]!.AsArray().ShouldBeEmpty();
    }

    /// <summary>One record of each kind an act can be upon.</summary>
    private static async Task<Dictionary<string, Guid>> RecordsAsync(Node node)
    {
        var mediation = Guid.CreateVersion7();
        await node.DoAsync("mediation-cases", new { id = mediation, occurredOn = "2026-06-10", committee = "tw", source = "application", disputeType = "02" });
        var file = Guid.CreateVersion7();
        await node.DoAsync("supervision-files", new { id = file, occurredOn = "2026-06-10", office = "fy", source = "complaint", field = "market", manner = "routine" });
        var entry = Guid.CreateVersion7();
        var kind = Ledger.LedgerKind.All.First(x => x.Measures.Count > 0);
        await node.DoAsync("ledger-entries", new { id = entry, occurredOn = "2026-06-10", kind = kind.Code, unit = "fy", measures = kind.Measures.ToDictionary(x => x.Code, _ => 1) });
        var unit = Guid.CreateVersion7();
        await node.DoAsync("organisations", new { id = unit, occurredOn = "2020-01-01", code = "zf", name = "城管局", kind = "department", parent = "420202" });
        var release = Guid.CreateVersion7();
        await node.DoAsync("releases", new { id = release, occurredOn = "2026-06-15", year = 2025 });
        var hold = Guid.CreateVersion7();
        await node.DoAsync("legal-holds", new { id = hold, occurredOn = "2026-06-10", kind = "mediation-cases", recordId = mediation, basis = "诉讼中" });
        return new()
        {
            ["mediation-cases"] = mediation,
            ["review-applications"] = await node.ReceiveAsync("2026-06-15"),
            ["supervision-files"] = file,
            ["ledger-entries"] = entry,
            ["organisations"] = unit,
            ["releases"] = release,
            ["legal-holds"] = hold,
        };
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
