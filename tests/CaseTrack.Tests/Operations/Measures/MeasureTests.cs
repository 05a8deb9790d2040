using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine;
using Wolverine.Runtime.Serialization;

namespace CaseTrack.Tests.Operations.Measures;

/// <summary>What the service says of its own state: to a probe, and as metrics.</summary>
[Trait("Speed", "slow")]
public sealed class MeasureTests
{
    [Fact]
    public async Task What_needs_an_eye_is_counted_and_makes_the_service_degraded_but_ready()
    {
        var database = await TestServer.CreateDatabaseAsync();
        var clock = new SetClock(SetClock.At("2026-06-15"));
        await using var node = await MeasuredAsync(database, clock);
        await node.FoundAsync();
        var id = await node.ReceiveAsync("2026-06-15");
        await node.DoAsync($"review-applications/{id}/acceptance", new { occurredOn = "2026-06-15" });
        await node.ReceiveAsync("2026-06-15");

        await Eventually.TrueAsync(() => Read(node).GetValueOrDefault("casetrack.events") == 6, "every event is counted");
        var quiet = Read(node);
        (quiet["casetrack.projections.lag"], quiet["casetrack.dead_letters"], quiet["casetrack.messages.pending"],
            quiet["casetrack.deadlines.overdue 420202"], quiet["casetrack.identities.broken 420202"], quiet["casetrack.refresh.failures"])
            .ShouldBe((0, 0, 0, 0, 0, 0));
        var (status, healthy) = await FreshHealthAsync(node);
        (status, healthy["status"]!.ToString()).ShouldBe((200, "healthy"));
        healthy["checks"]!.AsArray().Select(x => (string)x!["name"]!)
            .ShouldBe(["database", "writing", "ledger", "dead-letters", "queue", "projections", "chain", "deadlines", "identities",
            "webhooks", "mail", "notifications", "refresh"]);

        clock.Set(SetClock.At("2026-12-01"));
        await ExecuteAsync(database,
            "update casetrack.fact_shapes set dimensions = dimensions || '{\"subject\": \"no-such\"}' where fact = 'review.received'");
        await ExecuteAsync(database,
            "insert into casetrack.wolverine_dead_letters (id, body, message_type, exception_message) values (gen_random_uuid(), '', "
                + "'Test', 'marked-secret')");
        await StickAsync(database);
        await ExecuteAsync(database, """
            insert into casetrack.webhook_deliveries (webhook, seq_id, tenant_id, record, attempts, waiting_since, due_at, dead_at)
            select '0193e0a4-7c5e-7b62-9d1f-0a6f5e3c2b1d', n, '420202', gen_random_uuid(), 1, '2026-11-30', '2026-12-02',
              case n when 1 then '2026-12-01'::timestamptz end
            from generate_series(1, 3) n
            """);
        var overdue = (await node.GetAsync("deadlines?status=overdue"))["deadlines"]!.AsArray().Count;
        var broken = (await node.GetAsync("figures/2026/identities"))["identities"]!.AsArray().Count(x => !(bool)x!["holds"]!);
        (overdue, broken).ShouldSatisfyAllConditions(() => overdue.ShouldBeGreaterThan(0), () => broken.ShouldBeGreaterThan(0));

        await Eventually.TrueAsync(() => Read(node).GetValueOrDefault("casetrack.messages.pending") == 1, "the stuck message is seen");
        await Eventually.TrueAsync(
            () => Read(node).GetValueOrDefault("casetrack.identities.broken 420202") == broken, "the broken identities are seen");
        var noisy = Read(node);
        (noisy["casetrack.dead_letters"], noisy["casetrack.deadlines.overdue 420202"], noisy["casetrack.messages.oldest.age"] >= 3600)
            .ShouldBe((1, overdue, true));
        (noisy["casetrack.webhooks.dead_letters"], noisy["casetrack.webhooks.waiting"], noisy["casetrack.webhooks.oldest.age"] >= 86_400)
            .ShouldBe((1, 2, true));

        (status, var degraded) = await FreshHealthAsync(node);
        (status, degraded["status"]!.ToString()).ShouldBe((200, "degraded"));
        var lines = degraded["checks"]!.AsArray().ToDictionary(x => (string)x!["name"]!, x => ((string)x!["status"]!, (long?)x["number"]));
        lines["database"].ShouldBe(("healthy", null));
        lines["dead-letters"].ShouldBe(("degraded", 1));
        lines["webhooks"].ShouldBe(("degraded", 1));
        lines["queue"].Item1.ShouldBe("degraded");
        lines["identities"].ShouldBe(("degraded", broken));
        lines["refresh"].Item1.ShouldBe("healthy");
        lines["deadlines"].ShouldBe(("degraded", overdue));
        lines["projections"].ShouldBe(("healthy", 0));
        degraded.ToJsonString().ShouldNotContain("marked-secret");
    }

    [Fact]
    public async Task A_chain_that_stands_still_is_told_and_some_overdue_deadlines_may_be_let_pass()
    {
        var database = await TestServer.CreateDatabaseAsync();
        var clock = new SetClock(SetClock.At("2026-06-15"));
        await using var node =
            await Node.StartAsync(database, clock, silence: false, prepare: builder => builder.Configuration.AddInMemoryCollection(
            [new("Metrics:RefreshSeconds", "1"), new("Metrics:LagSeconds", "2"), new("Metrics:OverdueDeadlines", "100"),
            new("Proof:Chain", "false")]));
        await node.FoundAsync();
        await node.ReceiveAsync("2026-06-15");
        var chain = node.Services.GetRequiredService<CaseTrack.Proof.Chain>();
        (await chain.ExtendAsync("420202", TestContext.Current.CancellationToken)).ShouldBe(4);
        clock.Set(SetClock.At("2026-12-01"));
        await Eventually.TrueAsync(
            () => Read(node) is var x && x["casetrack.events"] == 4 && x["casetrack.chain.lag"] == 0
            && x["casetrack.deadlines.overdue 420202"] > 0, "everything is linked, something is late");
        var (status, body) = await FreshHealthAsync(node);
        (status, body["status"]!.ToString()).ShouldBe((200, "healthy"), body.ToJsonString());

        // One that nobody could link, and one after it.
        await node.ReceiveAsync("2026-12-01");
        await ExecuteAsync(database,
            "update casetrack.mt_events set headers = '[]' where seq_id = (select max(seq_id) from casetrack.mt_events)");
        await node.ReceiveAsync("2026-12-01");
        (await chain.ExtendAsync("420202", TestContext.Current.CancellationToken)).ShouldBe(0);
        await Eventually.TrueAsync(
            async () => (await HealthAsync(node)).Body["checks"]!.AsArray()
            .Any(x => (string)x!["name"]! == "chain" && (string)x["status"]! == "degraded" && (long)x["number"]! == 2),
            "the chain is late");
        (Read(node)["casetrack.chain.delay"] >= 2, (await HealthAsync(node)).Status).ShouldBe((true, 200));
    }

    [Fact]
    public async Task Without_its_database_the_service_is_not_ready_and_does_not_say_why_to_strangers()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var node = await MeasuredAsync(database, TimeProvider.System);
        await Eventually.TrueAsync(() => Read(node).ContainsKey("casetrack.events"), "a first reading");
        var connection = new NpgsqlConnectionStringBuilder(database);
        await ExecuteAsync(new NpgsqlConnectionStringBuilder(database) { Database = "postgres" }.ConnectionString,
            $"drop database {connection.Database} with (force)");

        var (status, body) = await HealthAsync(node);
        (status, body["status"]!.ToString(), body["checks"]![0]!.ToJsonString())
            .ShouldBe((503, "unhealthy", """{"name":"database","status":"unhealthy"}"""));
        await Eventually.TrueAsync(() => Read(node)["casetrack.refresh.failures"] > 0, "failures are counted");
        await Eventually.TrueAsync(
            async () => (await HealthAsync(node)).Body["checks"]!.AsArray()
            .Any(x => (string)x!["name"]! == "refresh" && (string)x["status"]! == "degraded"), "old numbers are called old");
        using var client = new HttpClient { BaseAddress = new Uri(node.Address) };
        (await client.GetStringAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldBe("Healthy");
    }

    private static Task<Node> MeasuredAsync(string database, TimeProvider clock) => Node.StartAsync(database, clock, silence: false,
        prepare: builder => builder.Configuration.AddInMemoryCollection([new("Metrics:RefreshSeconds", "1")]));

    /// <summary>The instruments of this node's meter, by name and district.</summary>
    private static Dictionary<string, long> Read(Node node)
    {
        var found = new Dictionary<string, long>();
        using var listener = new MeterListener();
        var meters = node.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, x) =>
        {
            if (instrument.Meter.Name == Meters.Name && instrument.Meter.Scope == meters)
            {
                x.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            found[tags.Length == 0 ? instrument.Name : $"{instrument.Name} {tags[0].Value}"] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        found.TryAdd("casetrack.messages.pending", -1);
        return found;
    }

    private static async Task<(int Status, JsonNode Body)> HealthAsync(Node node)
    {
        using var client = Node.LetIn(new HttpClient());
        using var answer = await client.GetAsync(new Uri(node.Address + "/health/ready"));

        // A stranger is told the same, and no number.
        using var stranger = new HttpClient();
        using var told = await stranger.GetAsync(new Uri(node.Address + "/health/ready"));
        (await told.Content.ReadAsStringAsync()).ShouldNotContain("number");
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    /// <summary>What is said while the numbers are new: on a busy machine a reading may come late, which would be told too.</summary>
    private static async Task<(int Status, JsonNode Body)> FreshHealthAsync(Node node)
    {
        (int Status, JsonNode Body) said = default;
        await Eventually.TrueAsync(
            async () =>
            {
                said = await HealthAsync(node);
                return said.Body["checks"]!.AsArray().Any(x => (string)x!["name"]! == "refresh" && (string)x["status"]! == "healthy");
            },
            "the numbers are new");
        return said;
    }

    /// <summary>A message of an hour ago that some node took and never handled.</summary>
    private static async Task StickAsync(string database)
    {
        var envelope = new Envelope
        {
            Id = Guid.CreateVersion7(),
            MessageType = "Test",
            SentAt = DateTimeOffset.UtcNow.AddHours(-1),
            Data = [],
            Destination = new Uri("local://nowhere")
        };
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "insert into casetrack.wolverine_incoming_envelopes (id, status, owner_id, attempts, body, message_type, received_at) values "
                + "($1, 'Incoming', 999, 0, $2, 'Test', 'local://nowhere')", connection);
        command.Parameters.Add(new() { Value = envelope.Id });
        command.Parameters.Add(new() { Value = EnvelopeSerializer.Serialize(envelope) });
        await command.ExecuteNonQueryAsync();
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        (await command.ExecuteNonQueryAsync()).ShouldNotBe(0);
    }
}
