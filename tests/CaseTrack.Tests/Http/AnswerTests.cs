using System.Net;

namespace CaseTrack.Tests.Http;

/// <summary>What a client developer reads when a request is not as it should be, or its answer was lost.</summary>
[Trait("Speed", "slow")]
public sealed class AnswerTests(AnswerTests.AnswerHost host) : IClassFixture<AnswerTests.AnswerHost>
{
    /// <summary>A district with a street and a committee.</summary>
    public sealed class AnswerHost : CaseTrackHost
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            foreach (var (code, kind, parent) in (
                (string, string, string?)[])[("420202", "district", null), ("s1", "street", "420202"), ("tw", "mediation-committee", "s1")])
            {
                (await PostAsync("organisations", new
                {
                    id = Guid.CreateVersion7(),
                    occurredOn = "2020-01-01",
                    code,
                    name = code,
                    kind,
                    parent,
                    committeeKind = kind == "mediation-committee" ? "community" : null
                })).Status.ShouldBe(HttpStatusCode.Created);
            }
        }
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_told_from_somebody_elses_change()
    {
        var id = Guid.CreateVersion7();
        (await host.PostAsync("mediation-cases",
            new { id, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" })).Status
            .ShouldBe(HttpStatusCode.Created);
        object body = new { occurredOn = "2026-03-02", mediators = (string[])["m"] };
        async Task<(HttpStatusCode, string?)> AcceptAsync(string ifMatch)
        {
            var (status, answer, _) = await host.PostAsync($"mediation-cases/{id}/acceptance", body, ifMatch);
            return (status, (string?)answer?["type"]);
        }

        (await AcceptAsync("1")).ShouldBe((HttpStatusCode.BadRequest, "urn:casetrack:problem:if-match-form"));
        await host.CorrelatedAsync("entry-of-monday", async () =>
        {
            (await AcceptAsync("\"1\"")).Item1.ShouldBe(HttpStatusCode.OK);
            (await AcceptAsync("\"1\"")).ShouldBe((HttpStatusCode.PreconditionFailed, "urn:casetrack:problem:stale.by-own-request"));
        });
        await host.CorrelatedAsync("entry-of-tuesday", async () =>
            (await AcceptAsync("\"1\"")).ShouldBe((HttpStatusCode.PreconditionFailed, "urn:casetrack:problem:stale")));
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_answered_with_its_field()
    {
        foreach (var (body, pointer) in (
            (string, string)[])[("""{"occurredOn":"2026/11/27"}""", "/occurredOn"), ("""{"people":"three"}""", "/people"), ("{", "")])
        {
            var (status, answer, _) = await host.PostAsync("mediation-cases", body);
            status.ShouldBe(HttpStatusCode.BadRequest, body);
            ((string)answer!["errors"]![0]!["pointer"]!).ShouldBe(pointer, answer.ToString());
        }
    }

    [Fact]
    public async Task Lists_go_on_to_the_next_page_until_all_is_told()
    {
        for (var i = 0; i < 3; i++)
        {
            await host.PostAsync("mediation-cases", new
            {
                id = Guid.CreateVersion7(),
                occurredOn = $"2026-02-0{i + 1}",
                committee = "tw",
                source = "application",
                disputeType = "02"
            });
            await host.GetAsync("figures/2024/mediation.accepted/cases");
        }

        foreach (var (path, list) in ((string, string)[])[("access-log?limit=1", "entries"), ("mediation-cases?limit=2", "records")])
        {
            var (seen, pages) = (new HashSet<string>(), 0);
            for (string? next = $"/api/v1/{path}"; next is not null && pages < 40; pages++)
            {
                var (_, body, answer) = await host.GetAsync(next);
                seen.UnionWith(body![list]!.AsArray().Select(x => (string)x!["id"]!));
                next = (string?)body["next"];
                (answer.Headers.TryGetValues("Link", out var links) ? links.Single() : null).ShouldBe(
                    next is null ? null : $"<{next}>; rel=\"next\"", path);
            }

            seen.Count.ShouldBeGreaterThanOrEqualTo(3, path);
            pages.ShouldBeGreaterThan(1, path);
        }

        var newest = (await host.GetAsync("mediation-cases?order=newest")).Body!["records"]!.AsArray().Select(x => (string)x!["id"]!);
        newest.Reverse().ShouldBe((await host.GetAsync("mediation-cases?order=oldest"))
            .Body!["records"]!.AsArray().Select(x => (string)x!["id"]!));
        (await host.GetAsync("mediation-cases?order=random")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_format_that_is_not_there_is_406_and_an_unknown_filter_names_those_there_are()
    {
        using var client = Node.LetIn(host.App.Server.CreateClient());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/reports/2024");
        request.Headers.TryAddWithoutValidation("Accept", "text/csv");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("text/markdown");
        var (_, body, _) = await host.InEnglishAsync("mediation-cases?comittee=tw");
        ((string)body!["title"]!).ShouldContain("committee");
    }
}
