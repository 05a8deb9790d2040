using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using CaseTrack.Tests.Figures;

namespace CaseTrack.Tests.Access;

/// <summary>How often a request waits for the database: each time costs more than what is asked, so one more is a regression that no
/// clock has to show. Heard from the database driver itself, by the trace of the request.</summary>
public sealed class QuestionCountTests(AccessHost host) : IClassFixture<AccessHost>
{
    [Theory]
    [InlineData("leader", "mediation-cases/{mine}", 3)]
    [InlineData("mediator", "mediation-cases/{mine}", 3)]
    [InlineData("mediator", "mediation-cases/{mine}/history", 3)]
    [InlineData("leader", "mediation-cases", 3)]
    [InlineData("mediator", "mediation-cases", 3)]
    [InlineData("leader", "deadlines", 4)]
    [InlineData("leader", "organisations", 1)]
    [InlineData("leader", "figures/2022", 2)]
    public async Task A_request_asks_the_database_no_more_often_than_it_has_to(string role, string path, int questions)
    {
        await host.ReadyAsync();
        var mine = host.Targets.First(x => x is { Kind: "mediation-cases", Own: true, Restricted: false, District: AccessHost.Here }).Id;
        path = path.Replace("{mine}", $"{mine}", StringComparison.Ordinal);

        // What is read at first use, and kept, belongs to no request; nor what a figure is carried on from, once that is settled.
        await Settled.KnownAsync(host.App.Services, () => AskedAsync(role, path));
        var asked = await AskedAsync(role, path);
        asked.Count.ShouldBe(questions, string.Join("\n---\n", asked));
    }

    [Fact]
    public async Task Whose_cases_they_are_is_asked_along_with_their_terms()
    {
        await host.ReadyAsync();
        var mine = host.Targets.First(x => x is { Kind: "mediation-cases", Own: true, Restricted: false, District: AccessHost.Here }).Id;
        await host.DoAsync($"mediation-cases/{mine}/parties", new
        {
            occurredOn = "2024-03-04",
            party = new { id = Guid.CreateVersion7(), role = "applicant", partyKind = "person", name = "夏商周" },
        }, AccessHost.Here);
        await Settled.KnownAsync(host.App.Services, () => AskedAsync("leader", "mediation-cases"));
        var asked = await AskedAsync("leader", "mediation-cases");
        asked.Count.ShouldBe(3, string.Join("\n---\n", asked));
        string.Join('\n', asked).ShouldContain("partykey");
    }

    private async Task<IReadOnlyCollection<string>> AskedAsync(string role, string path)
    {
        var (trace, asked) = (ActivityTraceId.CreateRandom(), new ConcurrentQueue<string>());
        using var listener = new ActivityListener
        {
            ShouldListenTo = x => x.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> x) =>
                x.TraceId == trace ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = x =>
            {
                if (x.Source.Name == "Npgsql" && x.TraceId == trace)
                {
                    asked.Enqueue((string?)x.GetTagItem("db.query.text") ?? (string?)x.GetTagItem("db.statement") ?? x.DisplayName);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var client = host.App.Server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{path}");
        request.Headers.Authorization = new("Bearer", host.TokenOf(role));
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return asked;
    }
}
