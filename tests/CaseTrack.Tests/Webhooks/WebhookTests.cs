using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTrack.Webhooks;

namespace CaseTrack.Tests.Webhooks;

/// <summary>Whoever subscribes is told everything it may know of, in order, whatever it does; and nobody else is.</summary>
[Trait("Speed", "slow")]
public sealed class WebhookTests(WebhookHost host) : IClassFixture<WebhookHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happens_arrives_as_a_signed_cloud_event_and_the_feed_has_the_same()
    {
        await using var subscriber = await TestSubscriber.StartAsync();
        var webhook = await host.RegisterAsync(subscriber.Address);
        var from = (long)(await host.ViewAsync(webhook))["sequence"]!;
        var id = await host.AcceptedAsync();
        await host.SendAsync();
        await host.SendAsync();

        subscriber.Taken.Select(x => (string)x.Event["data"]!["event"]!).ShouldBe(["review-received", "review-accepted"]);
        var feed = (await host.Node.GetAsync($"events/cloud-events?after={from}"))["events"]!.AsArray();
        subscriber.Taken.Select(x => x.Event.ToJsonString()).ShouldBe(feed.Select(x => x!.ToJsonString()));
        (await host.Node.GetAsync($"events?after={from}"))["changes"]!.AsArray().Select(x => x!.ToJsonString())
            .ShouldBe(feed.Select(x => x!["data"]!.ToJsonString()));

        var first = subscriber.Taken.First();
        first.Headers["content-type"].ShouldBe("application/cloudevents+json");
        first.Event.AsObject().Select(x => x.Key).ShouldBe(["specversion", "id", "source", "type", "subject", "time", "datacontenttype",
            "sequence", "partitionkey", "data"]);
        first.Event["data"]!.AsObject().Select(x => x.Key)
            .ShouldBe(["sequence", "kind", "record", "version", "event", "occurredOn", "recordedAt"]);
        ((string)first.Event["specversion"]!, (string)first.Event["id"]!, (string)first.Event["source"]!, (string)first.Event["type"]!,
            (string)first.Event["subject"]!)
            .ShouldBe(("1.0", $"{first.Sequence}", "urn:casetrack:420202", "casetrack.review-applications.review-received",
                $"review-applications/{id}"));
        foreach (var message in subscriber.Taken)
        {
            (await VerifiesAsync(message, subscriber.Address)).ShouldBeTrue();
        }

        (await VerifiesAsync(first with { Body = subscriber.Taken.Last().Body }, subscriber.Address)).ShouldBeFalse();
        (await VerifiesAsync(first, subscriber.Address.Replace("/hooks", "/other", StringComparison.Ordinal))).ShouldBeFalse();
        (await PageVerifiesAsync(first, first.Body, subscriber.Address)).ShouldBe((string)first.Event["id"]!);
        (await PageVerifiesAsync(first, subscriber.Taken.Last().Body, subscriber.Address)).ShouldBe("not as it should be");
        (await PageVerifiesAsync(first, first.Body, subscriber.Named)).ShouldBe("not signed by it");
        var view = await host.ViewAsync(webhook);
        ((long)view["delivered"]!, (long)view["waiting"]!, (string)view["state"]!).ShouldBe((2, 0, "sending"));
        await host.RemoveAsync(webhook);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("redirected")]
    [InlineData("timeout")]
    [InlineData("connection")]
    [InlineData("connection", "half-way")]
    public async Task A_record_waits_for_its_first_event_while_others_go_on_and_nothing_is_lost(string failure, string? how = null)
    {
        await using var subscriber = await TestSubscriber.StartAsync();
        var webhook = await host.RegisterAsync(subscriber.Address);
        var stuck = await host.AcceptedAsync();
        var free = await host.AcceptedAsync();
        subscriber.Answer = (context, message) => message.Record != stuck ? Task.CompletedTask : (how ?? failure) switch
        {
            "status" => Set(() => context.Response.StatusCode = 500),
            "redirected" => Set(() =>
            {
                context.Response.StatusCode = 307;
                context.Response.Headers.Location = "/elsewhere";
            }),
            "timeout" => Task.Delay(Timeout.Infinite, context.RequestAborted),
            "half-way" => HalfWayAsync(context),
            _ => Set(() => TestSubscriber.Close(context)),
        };
        await host.SendAsync();
        subscriber.Taken.Select(x => x.Record).ShouldBe([free, free]);
        subscriber.Asked.Count(x => x.Record == stuck).ShouldBe(1);
        subscriber.Asked.ShouldAllBe(x => x.Path == "/hooks");
        var view = await host.ViewAsync(webhook);
        ((string)view["failure"]!, (long)view["waiting"]!, (int?)view["status"])
            .ShouldBe((failure, 2, failure switch { "status" => 500, "redirected" => 307, _ => null }));

        // Not before its time; then both, in order.
        await host.SendAfterAsync(WebhookHost.Ladder[0] / 2);
        subscriber.Asked.Count(x => x.Record == stuck).ShouldBe(1);
        subscriber.Answer = null;
        await host.SendAfterAsync(WebhookHost.Ladder[0]);
        subscriber.Taken.Where(x => x.Record == stuck).Select(x => (string)x.Event["data"]!["event"]!)
            .ShouldBe(["review-received", "review-accepted"]);
        ((long)(await host.ViewAsync(webhook))["waiting"]!).ShouldBe(0);
        await host.RemoveAsync(webhook);

        static Task Set(Action act)
        {
            act();
            return Task.CompletedTask;
        }

        static async Task HalfWayAsync(Microsoft.AspNetCore.Http.HttpContext context)
        {
            context.Response.StatusCode = 200;
            context.Response.ContentLength = 100;
            await context.Response.Body.WriteAsync(new byte[10]);
            await context.Response.Body.FlushAsync();
            TestSubscriber.Close(context);
        }
    }

    [Fact]
    public async Task Who_is_down_longer_than_the_ladder_has_dead_letters_that_are_seen_and_sent_again_in_order()
    {
        await using var subscriber = await TestSubscriber.StartAsync();
        var webhook = await host.RegisterAsync(subscriber.Address);
        Guid[] records = [await host.AcceptedAsync(), await host.AcceptedAsync(), await host.AcceptedAsync()];
        subscriber.Answer = (context, _) =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        await host.SendAsync();
        foreach (var wait in WebhookHost.Ladder)
        {
            (await LettersAsync(webhook)).ShouldBeEmpty();
            await host.SendAfterAsync(wait);
        }

        // One for each record, and what waits behind it is not tried.
        subscriber.Asked.GroupBy(x => x.Record).Select(x => (x.Count(), x.Select(y => y.Sequence).Distinct().Count()))
            .ShouldBe(Enumerable.Repeat((WebhookHost.Ladder.Length + 1, 1), 3));
        var letters = await LettersAsync(webhook);
        letters.Select(x => ((string)x["kind"]!, (string)x["event"]!, (int)x["attempts"]!, (string)x["failure"]!, (int)x["status"]!,
            (long)x["behind"]!)).ShouldBe(Enumerable.Repeat(("review-applications", "review-received", 4, "status", 503, 1L), 3));
        string.Concat(letters.Select(x => x.ToJsonString())).ShouldNotContain($"{records[0]}");

        // Days later there is still nothing lost, and nothing tried.
        var asked = subscriber.Asked.Count;
        await host.SendAfterAsync(TimeSpan.FromDays(4));
        subscriber.Asked.Count.ShouldBe(asked);
        subscriber.Answer = null;
        await host.Node.DoAsync($"webhooks/{webhook}/dead-letter-replays", new { sequence = (long)letters[0]["sequence"]! });
        await host.SendAsync();
        subscriber.Taken.Select(x => x.Record).ShouldBe([records[0], records[0]]);

        // Without one of them the rest of that record goes on.
        await host.Node.DoAsync($"webhooks/{webhook}/dead-letter-dismissals", new { sequence = (long)letters[1]["sequence"]! });
        await host.SendAsync();
        subscriber.Taken.Skip(2).Select(x => (x.Record, (string)x.Event["data"]!["event"]!)).ShouldBe([(records[1], "review-accepted")]);
        foreach (var act in (string[])["dead-letter-dismissals", "dead-letter-replays"])
        {
            var (status, refused) = await host.Node.PostAsync(
                $"webhooks/{webhook}/{act}", new { sequence = (long)letters[1]["sequence"]! });
            (status, WebhookHost.Problem(refused)).ShouldBe((422, "webhook.no-dead-letter"));
        }

        await host.Node.DoAsync($"webhooks/{webhook}/dead-letter-replays", new { });
        await host.SendAsync();
        subscriber.Taken.Skip(3).Select(x => (x.Record, (string)x.Event["data"]!["event"]!))
            .ShouldBe([(records[2], "review-received"), (records[2], "review-accepted")]);
        ((long)(await host.ViewAsync(webhook))["deadLetters"]!).ShouldBe(0);
        await host.RemoveAsync(webhook);
    }

    [Fact]
    public async Task It_is_paused_resumed_changed_sent_again_from_a_sequence_and_removed()
    {
        await using var subscriber = await TestSubscriber.StartAsync();
        await using var other = await TestSubscriber.StartAsync();
        var webhook = await host.RegisterAsync(subscriber.Address);
        await host.Node.DoAsync($"webhooks/{webhook}/pause", new { });
        await host.AcceptedAsync();
        await host.SendAsync();
        subscriber.Asked.ShouldBeEmpty();
        ((string)(await host.ViewAsync(webhook))["state"]!).ShouldBe("paused");
        await host.Node.DoAsync($"webhooks/{webhook}/resumption", new { });
        await host.SendAsync();
        subscriber.Taken.Count.ShouldBe(2);

        var sequences = subscriber.Taken.Select(x => x.Sequence).ToList();
        await host.Node.DoAsync($"webhooks/{webhook}/replays", new { from = sequences[0] });
        await host.SendAsync();
        subscriber.Taken.Select(x => x.Sequence).ShouldBe([.. sequences, .. sequences]);
        subscriber.Taken.Select(x => (string)x.Event["id"]!).Distinct().Count().ShouldBe(2);
        var (status, ahead) = await host.Node.PostAsync($"webhooks/{webhook}/replays", new { from = sequences[^1] + 1000 });
        (status, WebhookHost.Problem(ahead)).ShouldBe((422, "webhook.ahead"));

        // What waits goes to the new address.
        subscriber.Answer = (context, _) =>
        {
            TestSubscriber.Close(context);
            return Task.CompletedTask;
        };
        await host.AcceptedAsync();
        await host.SendAsync();
        await host.Node.DoAsync($"webhooks/{webhook}/change", new
        {
            name = "省平台",
            address = other.Named,
            keyName = WebhookHost.Key,
            kinds = (string[])["review-applications"],
            events = (string[])["review-accepted"],
        });
        await host.AcceptedAsync();
        await host.SendAfterAsync(WebhookHost.Ladder[0]);
        other.Taken.Select(x => (string)x.Event["data"]!["event"]!).Order(StringComparer.Ordinal)
            .ShouldBe(["review-accepted", "review-accepted", "review-received"]);

        await host.Node.DoAsync($"webhooks/{webhook}/pause", new { });
        await host.AcceptedAsync();
        await host.RemoveAsync(webhook);
        await host.SendAsync();
        other.Taken.Count.ShouldBe(3);
        (await host.Node.PostAsync($"webhooks/{webhook}/resumption", new { })).Status.ShouldBe(404);
        (await host.Node.GetAsync("webhooks"))["webhooks"]!.AsArray().ShouldNotContain(x => (Guid)x!["id"]! == webhook);
    }

    [Fact]
    public async Task Two_processes_send_each_message_once_and_in_order()
    {
        await using var subscriber = await TestSubscriber.StartAsync();
        var webhook = await host.RegisterAsync(subscriber.Address);
        for (var i = 0; i < 8; i++)
        {
            await host.AcceptedAsync();
        }

        // Each record is asked to be taken by one of them at a time, and both are at work.
        var (underWay, both) = (new ConcurrentDictionary<Guid, int>(), new TaskCompletionSource());
        var count = 0;
        subscriber.Answer = async (_, message) =>
        {
            underWay.AddOrUpdate(message.Record, 1, (_, now) => now + 1).ShouldBe(1);
            if (Interlocked.Increment(ref count) > 4)
            {
                both.TrySetResult();
            }

            await both.Task.WaitAsync(Token);
            underWay[message.Record] = 0;
        };
        var options = new WebhookOptions { PlainHttp = true, PrivateNetworks = ["127.0.0.0/8"], AtOnce = 4, TimeoutSeconds = 30 };
        await Task.WhenAll(host.Other(options).SendAsync(Token), host.Other(options).SendAsync(Token));
        subscriber.Asked.Count.ShouldBe(16);
        subscriber.Taken.Select(x => x.Sequence).Distinct().Count().ShouldBe(16);
        subscriber.Taken.GroupBy(x => x.Record)
            .ShouldAllBe(x => x.Select(y => y.Sequence).SequenceEqual(x.Select(y => y.Sequence).Order()));
        ((long)(await host.ViewAsync(webhook))["delivered"]!).ShouldBe(16);
        await host.RemoveAsync(webhook);
    }

    [Fact]
    public async Task What_is_not_everybodys_is_not_asked_without_the_setting()
    {
        await using var subscriber = await TestSubscriber.StartAsync();
        foreach (var (address, problem) in (
            (string, string)[])[("https://10.1.2.3/hooks", "webhook.private-address"),
            ("https://[::ffff:a01:203]/", "webhook.private-address"),
            ("https://192.168.1.1/", "webhook.private-address"), ("https://me:secret@city.example/", "webhook.no-address"),
            ("ftp://city.example/", "webhook.no-address"), ("/hooks", "webhook.no-address"),
            ("https://city.example/#x", "webhook.no-address")])
        {
            var (status, refused) = await host.Node.PostAsync("webhooks", new { name = "x", address, keyName = WebhookHost.Key });
            (status, WebhookHost.Problem(refused)).ShouldBe((422, problem), address);
        }

        foreach (var (address, failure, options) in (
            (string, string, WebhookOptions)[])[(subscriber.Named, "private-address", new() { PlainHttp = true }),
            (subscriber.Address, "private-address", new() { PlainHttp = true }),
            (subscriber.Address, "plain-http", new() { PrivateNetworks = ["127.0.0.0/8"] })])
        {
            var webhook = await host.RegisterAsync(address);
            await host.AcceptedAsync();
            await host.Other(options).SendAsync(Token);
            subscriber.Asked.ShouldBeEmpty();
            var view = await host.ViewAsync(webhook);
            ((string)view["failure"]!, (long)view["waiting"]!).ShouldBe((failure, 2));
            await host.RemoveAsync(webhook);
        }
    }

    [Fact]
    public async Task Only_what_its_key_may_know_of_is_told_and_nothing_once_the_key_has_ended()
    {
        await host.GiveKeyAsync("short", ["review:read"], host.Clock.GetUtcNow().AddHours(1));
        await host.GiveKeyAsync("blind", ["figures:read"]);
        foreach (var key in (string[])["blind", "nobody"])
        {
            var (status, refused) = await host.Node.PostAsync(
                "webhooks", new { name = "x", address = "https://city.example/", keyName = key });
            (status, WebhookHost.Problem(refused)).ShouldBe((422, "webhook.no-key"));
        }

        foreach (var (wanted, problem) in (
            (object, string)[])[(new { name = "x", address = "https://city.example/", keyName = "short", kinds = (string[])["no-such"] },
                "webhook.unknown-kind"),
            (new
            {
                name = "x",
                address = "https://city.example/",
                keyName = "short",
                kinds = (string[])["mediation-cases"],
                events = (string[])["review-received"]
            }, "webhook.unknown-event")])
        {
            var (status, refused) = await host.Node.PostAsync("webhooks", wanted);
            (status, WebhookHost.Problem(refused)).ShouldBe((422, problem));
        }

        await using var subscriber = await TestSubscriber.StartAsync();
        var webhook = await host.RegisterAsync(subscriber.Address, "short");
        var open = await host.Node.ReceiveAsync("2026-03-02");
        var restricted = await host.Node.ReceiveAsync("2026-03-02");
        await host.Node.DoAsync($"review-applications/{restricted}/restriction", new { occurredOn = "2026-03-02", ground = "minor" });
        await host.SendAsync();
        subscriber.Taken.Select(x => x.Record).ShouldBe([open]);

        // What was in line when the case was closed to it is not told either.
        subscriber.Answer = (context, _) =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        await host.AcceptAsync(open);
        await host.SendAsync();
        ((long)(await host.ViewAsync(webhook))["waiting"]!).ShouldBe(1);
        await host.Node.DoAsync($"review-applications/{open}/restriction", new { occurredOn = "2026-03-02", ground = "minor" });
        subscriber.Answer = null;
        await host.SendAfterAsync(WebhookHost.Ladder[0]);
        subscriber.Taken.Count.ShouldBe(1);
        ((long)(await host.ViewAsync(webhook))["waiting"]!).ShouldBe(0);

        var told = await host.Node.ReceiveAsync("2026-03-02");
        host.Clock.Set(host.Clock.GetUtcNow().AddHours(2));
        await host.SendAsync();
        subscriber.Taken.Count.ShouldBe(1);
        ((string)(await host.ViewAsync(webhook))["state"]!).ShouldBe("without-key");
        await host.Node.DoAsync($"webhooks/{webhook}/change", new
        {
            name = "市平台",
            address = subscriber.Address,
            keyName = WebhookHost.Key,
            kinds = (string[])["review-applications"],
        });
        await host.SendAsync();
        subscriber.Taken.Skip(1).Select(x => x.Record).ShouldBe([told]);
        await host.RemoveAsync(webhook);
    }

    private async Task<JsonNode[]> LettersAsync(Guid webhook) =>
        [.. (await host.Node.GetAsync($"webhooks/{webhook}/dead-letters"))["deadLetters"]!.AsArray().Select(x => x!)];

    /// <summary>What the script on the page for subscribers says of a message: its id, or why not.</summary>
    private async Task<string> PageVerifiesAsync(Message message, byte[] body, string address)
    {
        using var folder = new TemporaryFolder();
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "api-docs", "webhooks.md"), Token);
        var script = page[(page.IndexOf("```js\n", StringComparison.Ordinal) + 6)..];
        await File.WriteAllTextAsync(folder["verify.mjs"], script[..script.IndexOf("```", StringComparison.Ordinal)], Token);
        await File.WriteAllTextAsync(folder["asked.json"], JsonSerializer.Serialize(new
        {
            headers = message.Headers,
            body,
            address,
            jwks = $"{host.Node.Address}/.well-known/jwks.json",
            now = host.Clock.GetUtcNow().ToUnixTimeSeconds(),
        }), Token);
        await File.WriteAllTextAsync(folder["ask.mjs"], """
            import { readFileSync } from 'node:fs';
            import { read } from './verify.mjs';
            const said = JSON.parse(readFileSync('asked.json'));
            try {
              console.log((await read(said.headers, Buffer.from(said.body, 'base64'), said.address, said.jwks, said.now)).id);
            } catch (no) {
              console.log(no.message);
            }
            """, Token);
        using var node = Process.Start(
            new ProcessStartInfo("node", ["ask.mjs"]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true })!;
        var answer = await node.StandardOutput.ReadToEndAsync(Token);
        await node.WaitForExitAsync(Token);
        return answer.Trim();
    }

    /// <summary>As a receiver does it, from RFC 9421 and RFC 9530 and the published keys alone.</summary>
    private async Task<bool> VerifiesAsync(Message message, string address)
    {
        using var client = new HttpClient();
        var keys = JsonNode.Parse(await client.GetStringAsync($"{host.Node.Address}/.well-known/jwks.json", Token))!["keys"]!.AsArray();
        var input = message.Headers["signature-input"];
        input.ShouldStartWith("casetrack=(\"@method\" \"@target-uri\" \"content-type\" \"content-digest\" \"content-length\");");
        var parameters = input["casetrack=".Length..];
        var named = parameters.Split(';').Skip(1).Select(x => x.Split('=', 2)).ToDictionary(x => x[0], x => x[1].Trim('"'));
        (named["alg"], named["tag"]).ShouldBe(("ecdsa-p256-sha256", "casetrack-webhook"));
        var age = host.Clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(named["created"], CultureInfo.InvariantCulture));
        age.ShouldBeInRange(TimeSpan.FromSeconds(-5), TimeSpan.FromDays(1));
        var jwk = keys.Single(x => (string)x!["kid"]! == named["keyid"])!;
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = Base64Url.DecodeFromChars((string)jwk["x"]!), Y = Base64Url.DecodeFromChars((string)jwk["y"]!) },
        });
        var signed = $"""
            "@method": {message.Method}
            "@target-uri": {address}
            "content-type": {message.Headers["content-type"]}
            "content-digest": {message.Headers["content-digest"]}
            "content-length": {message.Headers["content-length"]}
            "@signature-params": {parameters}
            """.ReplaceLineEndings("\n");
        var signature = message.Headers["signature"]["casetrack=:".Length..^1];
        return key.VerifyData(Encoding.UTF8.GetBytes(signed), Convert.FromBase64String(signature), HashAlgorithmName.SHA256)
            && message.Headers["content-digest"] == $"sha-256=:{Convert.ToBase64String(SHA256.HashData(message.Body))}:";
    }
}
