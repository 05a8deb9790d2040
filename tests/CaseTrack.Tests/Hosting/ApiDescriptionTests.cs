using System.Text.Json.Nodes;
using CaseTrack.Exports;

namespace CaseTrack.Tests.Hosting;

/// <summary>The description of the API says what the service does: what can be asked, what has to be sent, what comes back.</summary>
/// <remarks>The document itself is compared with the service by <c>PublishedFilesTests</c>.</remarks>
public sealed class ApiDescriptionTests(ApiDescriptionTests.DescribedHost host) : IClassFixture<ApiDescriptionTests.DescribedHost>
{
    /// <summary>A service to ask.</summary>
    public sealed class DescribedHost : CaseTrackHost;

    private static readonly JsonNode Document =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Folder, "api-docs", "openapi.json")))!;

    private static IEnumerable<(string Path, string Method, JsonNode Operation)> Operations =>
        from path in Document["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select (path.Key, method.Key.ToUpperInvariant(), method.Value!);

    /// <summary>What is said once for all paths is found where it is said.</summary>
    private static JsonNode Answer(JsonNode operation, string status)
    {
        var answer = operation["responses"]![status]!;
        return answer["$ref"] is { } reference ? Document["components"]!["responses"]![((string)reference!).Split('/')[^1]]! : answer;
    }

    private static JsonNode Schema(string name) => Document["components"]!["schemas"]![name]!;

    [Fact]
    public async Task Every_parameter_a_path_takes_is_described_and_no_other()
    {
        var asked = 0;
        foreach (var (path, _, operation) in Operations.Where(x => x.Method == "GET" && !x.Path.Contains("{id}", StringComparison.Ordinal)))
        {
            var described = (operation["parameters"]?.AsArray() ?? []).Where(x => (string)x!["in"]! == "query")
                .Select(x => (string)x!["name"]!).Order(StringComparer.Ordinal).ToArray();

            // What is asked of every list is taken out of the address before the list itself sees it.
            var file = operation["responses"]!["200"]?["content"]?[ExportFormat.JsonLines.MediaType] is not null;
            ExportRequest.Parameters.ShouldAllBe(x => described.Contains(x) == file, path);
            described = [.. described.Except(file ? ExportRequest.Parameters : [])];
            var real = path.Replace("{year}", "2024", StringComparison.Ordinal)
                .Replace("{code}", "mediation.accepted", StringComparison.Ordinal)
                .Replace("{form}", "people-mediation", StringComparison.Ordinal)
                .Replace("{webhook}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
                .Replace("{key}", Guid.NewGuid().ToString(), StringComparison.Ordinal);
            var (status, body, _) = await host.InEnglishAsync($"{real}?there-is-no-such-filter=1");
            if ((string?)body?["type"] != "urn:casetrack:problem:unknown-filter")
            {
                described.ShouldBeEmpty($"{path}: {status}");
                continue;
            }

            asked++;
            var title = (string)body["title"]!;
            var names = title[(title.IndexOf("there are: ", StringComparison.Ordinal) + 11)..];
            (names == "none" ? [] : names.Split(", ").Order(StringComparer.Ordinal).ToArray()).ShouldBe(described, path);
        }

        asked.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Every_list_has_a_next_page_and_says_so()
    {
        var lists = Operations.Where(x => (x.Operation["parameters"]?.AsArray() ?? []).Any(y => (string)y!["name"]! == "limit")).ToArray();
        lists.Length.ShouldBeGreaterThan(14);
        foreach (var (path, _, operation) in lists)
        {
            operation["parameters"]!.AsArray().ShouldContain(x => (string)x!["name"]! == "after", path);
            var answer = operation["responses"]!["200"]!;
            answer["headers"]!["Link"].ShouldNotBeNull(path);
            var schema = ((string)answer["content"]!["application/json"]!["schema"]!["$ref"]!).Split('/')[^1];
            Schema(schema)["properties"]!["next"].ShouldNotBeNull(path);
        }
    }

    [Fact]
    public void What_validators_ask_for_is_in_the_schemas()
    {
        var register = Schema("RegisterMediation");
        register["required"]!.AsArray().Select(x => (string)x!).Order(StringComparer.Ordinal)
            .ShouldBe(["committee", "disputeType", "id", "occurredOn", "source"]);
        var properties = register["properties"]!;
        ((int)properties["committee"]!["maxLength"]!, (int)properties["people"]!["minimum"]!, (int)properties["people"]!["maximum"]!)
            .ShouldBe((40, 1, 100_000));
        properties["disputeType"]!["enum"]!.AsArray().Select(x => (string)x!).ShouldBe(CodeList.DisputeTypes.Codes.Select(x => x.Value));
        ((string)properties["disputeType"]!["description"]!).ShouldContain(CodeList.DisputeTypes.Codes[0].Chinese);
        ((string)Schema("IssueKey")["properties"]!["name"]!["pattern"]!).ShouldStartWith("^[A-Za-z0-9]");
        ((string)Schema("ReleaseStage")["description"]!).ShouldContain("superseded: 已被取代");
        Schema("FigureRow")["required"]!.AsArray().Select(x => (string)x!).ShouldContain("code");
    }

    [Fact]
    public void Refusals_headers_files_and_examples_are_described()
    {
        var problem = Schema("ProblemDetails")["properties"]!.AsObject();
        foreach (var member in (string[])["type", "title", "status", "legalBasis", "errors", "traceId"])
        {
            problem.ContainsKey(member).ShouldBeTrue(member);
        }

        foreach (var (path, method, operation) in Operations)
        {
            var where = $"{method} {path}";
            ((string?)operation["summary"]).ShouldNotBeNullOrWhiteSpace(where);
            operation["operationId"].ShouldNotBeNull(where);
            operation.ToJsonString().ShouldNotContain("POST_api", Case.Sensitive, where);
            var responses = operation["responses"]!.AsObject();
            foreach (var status in (string[])["404", "429", "503"])
            {
                Answer(operation, status)["content"]!["application/problem+json"].ShouldNotBeNull($"{where} {status}");
            }

            Answer(operation, "429")["headers"]!["Retry-After"].ShouldNotBeNull(where);
            if (responses["201"] is { } created)
            {
                created["headers"]!["Location"].ShouldNotBeNull(where);
            }

            if (operation["requestBody"]?["content"]?["application/json"] is { } body)
            {
                // A body without fields has nothing to show.
                (body["example"] is not null || Schema(((string)body["schema"]!["$ref"]!).Split('/')[^1])["properties"] is null)
                    .ShouldBeTrue(where);
                responses.ContainsKey("415").ShouldBeTrue(where);
            }
        }

        var report = Document["paths"]!["/api/v1/reports/{year}"]!["get"]!["responses"]!["200"]!["content"]!.AsObject();
        report.Select(x => x.Key).ShouldContain("text/markdown");
        report.Count(x => (string?)x.Value!["schema"]!["format"] == "binary").ShouldBe(2);
        var acceptance = Document["paths"]!["/api/v1/mediation-cases/{id}/acceptance"]!["post"]!["responses"]!["200"]!;
        acceptance["headers"]!["ETag"].ShouldNotBeNull();
        Document["components"]!["schemas"]!.AsObject().Select(x => x.Key)
            .ShouldNotContain(x => x.Contains("IResult", StringComparison.Ordinal) || x.Contains("ValueTuple", StringComparison.Ordinal)
                || x.Contains("Version", StringComparison.Ordinal) && x.Contains("Culture", StringComparison.Ordinal));
    }
}
