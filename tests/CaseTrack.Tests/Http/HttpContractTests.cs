using System.Net;
using System.Text.Json.Nodes;
using Npgsql;

namespace CaseTrack.Tests.Http;

/// <summary>What the contract promises of every request: safe retries, no lost updates, bad input refused and nothing written.</summary>
public sealed class HttpContractTests(HttpContractTests.TwoDistricts host) : IClassFixture<HttpContractTests.TwoDistricts>
{
    private const string Committee = "community-tw";

    /// <summary>Two districts with a committee each.</summary>
    public sealed class TwoDistricts : CaseTrackHost
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await FoundAsync("420202", "district", null, "420202");
            await FoundAsync(Committee, "mediation-committee", "420202", "420202");
            await FoundAsync("420203", "district", null, "420203");
            await FoundAsync("other-tw", "mediation-committee", "420203", "420203");
        }

        private async Task FoundAsync(string code, string kind, string? parent, string district)
        {
            var (status, body, _) = await PostAsync("organisations", Organisation(code, kind, parent), district: district);
            status.ShouldBe(HttpStatusCode.Created, $"{code}: {body}");
        }
    }

    [Fact]
    public async Task A_repeated_request_has_one_effect_and_the_first_answer()
    {
        var (body, key) = (Case(), Guid.NewGuid().ToString());
        var answers = new List<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)>();
        for (var i = 0; i < 3; i++)
        {
            answers.Add(await host.PostAsync("mediation-cases", body, key: key));
        }

        answers.ShouldAllBe(x => x.Status == HttpStatusCode.Created);
        answers.Select(x => x.Body!.ToJsonString()).Distinct().Count().ShouldBe(1);
        var (_, history, _) = await host.GetAsync($"mediation-cases/{body["id"]}/history");
        history!["events"]!.AsArray().Count.ShouldBe(1);
        ((string)history["events"]![0]!["actor"]!).ShouldBe("tester");
    }

    [Fact]
    public async Task An_event_keeps_the_correlation_of_its_request()
    {
        var correlation = $"made/{Guid.NewGuid():N}";
        await host.CorrelatedAsync(correlation, async () =>
        {
            var id = await RegisterAsync();
            (await host.PostAsync($"mediation-cases/{id}/acceptance", Day(), "\"1\"")).Status.ShouldBe(HttpStatusCode.OK);
        });
        (await EventsAsync()).Count(x => x.Correlation == correlation && x.User == "tester").ShouldBe(2);
    }

    [Fact]
    public async Task A_key_with_another_body_is_refused()
    {
        var key = Guid.NewGuid().ToString();
        (await host.PostAsync("mediation-cases", Case(), key: key)).Status.ShouldBe(HttpStatusCode.Created);
        await NothingIsWritten(
            async () => await Refused(await host.PostAsync("mediation-cases", Case(), key: key), 422, "idempotency-key-reused"));
    }

    [Fact]
    public async Task An_act_needs_the_current_version()
    {
        var id = await RegisterAsync();
        await NothingIsWritten(async () =>
        {
            await Refused(await host.PostAsync($"mediation-cases/{id}/acceptance", Day()), 428, "if-match-missing");
            await Refused(await host.PostAsync($"mediation-cases/{id}/acceptance", Day(), "\"7\""), 412, "stale");
        });
        var (status, _, answer) = await host.PostAsync($"mediation-cases/{id}/acceptance", Day(), "\"1\"");
        status.ShouldBe(HttpStatusCode.OK);
        answer.Headers.ETag!.Tag.ShouldBe("\"2\"");
        var (_, record, read) = await host.GetAsync($"mediation-cases/{id}");
        read.Headers.ETag!.Tag.ShouldBe("\"2\"");
        record!["actions"]!.AsArray().Select(x => (string)x!).ShouldContain("assignment");
        await NothingIsWritten(
            async () => await Refused(
            await host.PostAsync($"mediation-cases/{id}/acceptance", Day(), "\"2\""), 422, "act.not-in-this-stage"));
    }

    [Fact]
    public async Task Of_many_at_once_one_wins()
    {
        var id = await RegisterAsync();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => host.PostAsync($"mediation-cases/{id}/acceptance", Day(), "\"1\"")));
        answers.Count(x => x.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(x => x.Status != HttpStatusCode.OK)
            .ShouldAllBe(x => (int)x.Status == 409 || (int)x.Status == 412 || (int)x.Status == 422);
        var (_, history, _) = await host.GetAsync($"mediation-cases/{id}/history");
        history!["events"]!.AsArray().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("{\"occurredOn\"", "malformed")]
    [InlineData("{\"occurredOn\":\"2022-02-30\"}", "malformed")]
    [InlineData("{\"occurredOn\":\"99999-01-01\"}", "malformed")]
    [InlineData("{\"occurredOn\":\"2022-01-02\",\"mistyped\":1}", "malformed")]
    [InlineData("{}", "invalid")]
    public async Task A_body_of_the_wrong_shape_is_refused(string body, string problem)
    {
        var id = await RegisterAsync();
        await NothingIsWritten(
            async () => await Refused(await host.PostAsync($"mediation-cases/{id}/acceptance", body, "\"1\""), 400, problem));
    }

    [Fact]
    public async Task An_unknown_enum_a_future_date_a_foreign_unit_and_a_taken_id_are_refused()
    {
        var id = await RegisterAsync();
        await host.PostAsync($"mediation-cases/{id}/acceptance", new { occurredOn = "2022-01-02", mediators = new[] { "m" } }, "\"1\"");
        await NothingIsWritten(async () =>
        {
            await Refused(await host.PostAsync(
                $"mediation-cases/{id}/agreement", "{\"occurredOn\":\"2022-01-03\",\"form\":\"shouted\"}", "\"2\""), 400, "malformed");
            await Refused(await host.PostAsync(
                $"mediation-cases/{id}/agreement", new { occurredOn = "2199-01-01", form = "oral" }, "\"2\""), 422, "date.in-the-future");
            await Refused(await host.PostAsync(
                $"mediation-cases/{id}/agreement", new { occurredOn = "2021-01-01", form = "oral" }, "\"2\""), 422,
                "date.before-earlier-step");
            var foreign = Case();
            foreign["committee"] = "other-tw";
            await Refused(await host.PostAsync("mediation-cases", foreign), 422, "organisation.unknown");
            var unknown = Case();
            unknown["disputeType"] = "77";
            await Refused(await host.PostAsync("mediation-cases", unknown), 400, "invalid");
            var taken = Case();
            taken["id"] = id.ToString();
            await Refused(await host.PostAsync("mediation-cases", taken), 409, "id-taken");
            await Refused(await host.PostAsync("organisations", Organisation(Committee, "department", "420202")), 409, "code-taken");
        });
    }

    [Fact]
    public async Task A_body_of_ten_megabytes_is_refused()
    {
        var id = await RegisterAsync();
        await NothingIsWritten(async () =>
            await Refused(await host.PostAsync($"mediation-cases/{id}/acceptance", new string(' ', 10_000_000) + "{}", "\"1\""), 413,
                "too-large"));
    }

    [Fact]
    public async Task Another_district_sees_nothing()
    {
        var id = await RegisterAsync();
        await Refused(await host.GetAsync($"mediation-cases/{id}", "420203"), 404, "not-found");
        await Refused(await host.GetAsync($"mediation-cases/{id}/history", "420203"), 404, "not-found");
        await Refused(await host.PostAsync($"mediation-cases/{id}/acceptance", Day(), "\"1\"", district: "420203"), 404, "not-found");
        await Refused(await host.GetAsync($"figures/2022?unit={Committee}", "420203"), 404, "organisation.unknown");
        (await host.GetAsync("mediation-cases", "420203")).Body!["records"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("figures/2022?mistyped=1", 400, "unknown-filter")]
    [InlineData("figures/99999", 400, "bad-filter")]
    [InlineData("figures/2022?from=2022-13-01", 400, "bad-filter")]
    [InlineData("figures/2022?knownAt=2022-01-01", 400, "bad-filter")]
    [InlineData("figures/2022/no-such-figure", 404, "not-found")]
    [InlineData("figures/2022/review.received?by=height", 400, "not-a-dimension-of-the-figure")]
    [InlineData("mediation-cases?limit=100000", 400, "bad-filter")]
    [InlineData("mediation-cases?stage=asleep", 400, "bad-filter")]
    [InlineData("figures/2022?minSequence=999999999", 503, "sequence-not-reached")]
    public async Task A_question_that_cannot_be_read_is_refused(string path, int status, string problem) =>
        await Refused(await host.GetAsync(path), status, problem);

    [Fact]
    public async Task A_reader_may_ask_for_what_it_has_just_written()
    {
        var id = await RegisterAsync();
        var (_, _, answer) = await host.PostAsync($"mediation-cases/{id}/acceptance", Day(), "\"1\"");
        var sequence = long.Parse(
            answer.Headers.GetValues("CaseTrack-Sequence").Single(), System.Globalization.CultureInfo.InvariantCulture);
        var (status, body, _) = await host.GetAsync($"figures/2022?minSequence={sequence}");
        status.ShouldBe(HttpStatusCode.OK);
        ((long)body!["includesSequence"]!).ShouldBeGreaterThanOrEqualTo(sequence);
    }

    [Fact]
    public async Task Problems_speak_the_readers_language()
    {
        var id = await RegisterAsync();
        var chinese = await host.PostAsync($"mediation-cases/{id}/closing", Day(), "\"1\"");
        var english = await host.PostAsync($"mediation-cases/{id}/closing", Day(), "\"1\"", language: "en");
        ((string)chinese.Body!["title"]!).ShouldStartWith("现处“登记”阶段，不能办理“办结”");
        ((string)english.Body!["title"]!).ShouldStartWith("In the stage 'registered' there is no closing");
        ((string)english.Body!["legalBasis"]!).ShouldContain("人民调解法");
    }

    [Fact]
    public async Task A_list_is_paged_without_gaps()
    {
        var mine = new HashSet<string>();
        for (var i = 0; i < 5; i++)
        {
            mine.Add((await RegisterAsync()).ToString());
        }

        var seen = new List<string>();
        string? next = "/api/v1/mediation-cases?limit=2";
        while (next is not null)
        {
            var (_, page, _) = await host.GetAsync(next);
            seen.AddRange(page!["records"]!.AsArray().Select(x => (string)x!["id"]!));
            next = (string?)page["next"];
        }

        seen.ShouldBeUnique();
        mine.ShouldBeSubsetOf(seen);
    }

    private async Task<Guid> RegisterAsync()
    {
        var body = Case();
        (await host.PostAsync("mediation-cases", body)).Status.ShouldBe(HttpStatusCode.Created);
        return Guid.Parse((string)body["id"]!);
    }

    private static JsonObject Case() => new()
    {
        ["id"] = Guid.CreateVersion7().ToString(),
        ["occurredOn"] = "2022-01-01",
        ["committee"] = Committee,
        ["source"] = "application",
        ["disputeType"] = "02",
    };

    private static object Day() => new { occurredOn = "2022-01-02" };

    private static JsonObject Organisation(string code, string kind, string? parent)
    {
        var body = new JsonObject
        {
            ["id"] = Guid.CreateVersion7().ToString(),
            ["occurredOn"] = "2015-01-01",
            ["code"] = code,
            ["name"] = code,
            ["kind"] = kind
        };
        if (parent is not null)
        {
            body["parent"] = parent;
        }

        if (kind == "mediation-committee")
        {
            body["committeeKind"] = "community";
        }

        return body;
    }

    private static Task Refused((HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer) answer, int status, string problem)
    {
        ((int)answer.Status).ShouldBe(status, answer.Body?.ToString());
        answer.Answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        ((string)answer.Body!["type"]!).ShouldBe($"urn:casetrack:problem:{problem}");
        ((string)answer.Body!["title"]!).ShouldNotBeNullOrWhiteSpace();
        return Task.CompletedTask;
    }

    /// <summary>No event comes of the requests made in it, by the correlation each event keeps of its request; nor of anything that is no
    /// request.</summary>
    private async Task NothingIsWritten(Func<Task> act)
    {
        var correlation = $"refused/{Guid.NewGuid():N}";
        var before = await EventsAsync();
        await host.CorrelatedAsync(correlation, act);
        (await EventsAsync()).Except(before).Where(x => x.Correlation == correlation || x.Correlation.Length == 0 || x.User != "tester")
            .ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<(string Event, string User, string Correlation)>> EventsAsync()
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        // A tombstone is no event: where an append that the database refused (a code taken) has left a gap in the sequence, the event
        // store fills it later, in the background,
        // with neither the user nor the correlation of the request.
        await using var command = new NpgsqlCommand(
            "select concat_ws(' ', seq_id, tenant_id, type, stream_id, version, timestamp), coalesce(user_name, ''), "
                + "coalesce(correlation_id, '') from casetrack.mt_events where type <> 'tombstone'", connection);
        await using var rows = await command.ExecuteReaderAsync();
        var events = new List<(string, string, string)>();
        while (await rows.ReadAsync())
        {
            events.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        }

        return events;
    }
}
