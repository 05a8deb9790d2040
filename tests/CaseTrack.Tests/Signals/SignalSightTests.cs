using System.Net;
using System.Text.Json.Nodes;
using CaseTrack.Tests.Access;

namespace CaseTrack.Tests.Signals;

/// <summary>Districts of their own: each committee has an open and a restricted case of 2024, entered years late.</summary>
public sealed class SignalHost : AccessHost;

/// <summary>Who sees a signal, of which cases, and who reviews it.</summary>
[Trait("Speed", "slow")]
public sealed class SignalSightTests(SignalHost host) : IClassFixture<SignalHost>
{
    [Fact]
    public async Task The_desk_and_the_leader_review_the_auditor_reads_and_nobody_reviews_what_he_entered_himself()
    {
        await host.ReadyAsync();
        var (entered, _, _) =
            await host.AsAsync("mediation-desk", HttpMethod.Post, "mediation-cases",
            new { id = Guid.CreateVersion7(), occurredOn = "2022-03-01", committee = "a-tw", source = "application", disputeType = "02" });
        entered.ShouldBe(HttpStatusCode.Created);
        var signal = (await SignalsAsync("auditor", 2022)).ShouldHaveSingleItem()!;
        foreach (var role in (
            string[])["auditor", "mediator", "street-office", "review-desk", "supervision-desk", "clerk", "report-author", "administrator"])
        {
            (await ReviewAsync(role, 2022, signal)).ShouldBe((403, "access.denied"), role);
        }

        (await ReviewAsync("leader", 2022, signal, AccessHost.Elsewhere)).ShouldBe((404, "not-found"));
        (await ReviewAsync("mediation-desk", 2022, signal)).ShouldBe((403, "signal.own-entries"));
        (await host.AsAsync(
            "auditor", HttpMethod.Get, $"access-log?action=denied&actor=mediation-desk.{AccessHost.Here}")).Body!.ToJsonString()
            .ShouldContain((string)signal["id"]!);
        (await ReviewAsync("leader", 2022, signal)).ShouldBe((201, null));
        (await SignalsAsync("mediation-desk", 2022)).ShouldBeEmpty();
        ((string)(await SignalsAsync("auditor", 2022, "?status=all")).ShouldHaveSingleItem()!["reviews"]![0]!["reviewedBy"]!)
            .ShouldBe($"leader.{AccessHost.Here}");
    }

    [Fact]
    public async Task A_signal_holds_and_counts_those_cases_only_that_the_caller_may_know_of_and_so_do_its_reviews()
    {
        await host.ReadyAsync();
        var restricted = host.Targets.Where(x => x is { Kind: "mediation-cases", District: AccessHost.Here, Restricted: true })
            .Select(x => x.Id).ToArray();
        var blind = await KeyAsync("signals-alone", "signals:write");
        var open = await KeyAsync("signals-of-open-cases", "signals:write", "mediation:read");
        (await AskAsync(blind, "entry-signals/2024?status=all"))["signals"]!.AsArray().ShouldBeEmpty();

        var all = (await SignalsAsync("mediation-desk", 2024)).ToDictionary(x => (string)x!["unit"]!, x => x!);
        all.Values.ShouldAllBe(x => (int)x["count"]! == 2 && (string)x["kind"]! == "late-entry");
        (await ReviewAsync("mediation-desk", 2024, all["a-tw"])).ShouldBe((201, null));
        var review = (Guid)(await host.AsAsync("auditor", HttpMethod.Get, "entry-signal-reviews")).Body!["reviews"]!.AsArray()
            .Single(x => (int)x!["year"]! == 2024)!["id"]!;

        foreach (var (unit, told) in (await AskAsync(open, "entry-signals/2024"))["signals"]!.AsArray()
            .ToDictionary(x => (string)x!["unit"]!, x => x!))
        {
            ((string)told["id"]!, (int)told["count"]!, told["reviews"]!.AsArray().Count).ShouldBe(((string)all[unit]["id"]!, 1, 0));
        }

        foreach (var key in (string[])[blind, open])
        {
            foreach (var path in (string[])["entry-signals/2024?status=all", "entry-signal-reviews"])
            {
                var text = (await AskAsync(key, path)).ToJsonString();
                restricted.Select(x => x.ToString()).Append(review.ToString())
                    .ShouldAllBe(x => !text.Contains(x, StringComparison.Ordinal), path);
            }

            // No machine finds anything out.
            var (status, _, _) =
                await host.WithTokenAsync(key, HttpMethod.Post, $"entry-signals/2024/{all["b-tw"]["id"]}/reviews", Body(1));
            status.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await FeedAsync(open)).ShouldNotContain(review);
        (await FeedAsync(host.TokenOf("auditor"))).ShouldContain(review);
        (await FeedAsync(host.TokenOf("review-desk"))).ShouldNotContain(review);
    }

    private async Task<JsonArray> SignalsAsync(string role, int year, string query = "")
    {
        var (status, body, _) = await host.AsAsync(role, HttpMethod.Get, $"entry-signals/{year}{query}");
        status.ShouldBe(HttpStatusCode.OK, body?.ToString());
        return body!["signals"]!.AsArray();
    }

    private async Task<(int Status, string? Code)> ReviewAsync(string role, int year, JsonNode signal, string district = AccessHost.Here)
    {
        var (status, body, _) =
            await host.AsAsync(role, HttpMethod.Post, $"entry-signals/{year}/{signal["id"]}/reviews", Body((int)signal["count"]!),
            district);
        return ((int)status, ((string?)body?["type"])?["urn:casetrack:problem:".Length..]);
    }

    private static object Body(int count) =>
        new { id = Guid.CreateVersion7(), occurredOn = "2025-06-01", finding = "explained", note = "补录", count };

    private async Task<string> KeyAsync(string name, params string[] scopes)
    {
        var (_, issued, _) = await host.AsAsync("administrator", HttpMethod.Post, "api-keys", new { name, scopes, days = 1 });
        (await host.AsAsync("leader", HttpMethod.Post, $"api-keys/{issued!["id"]}/approval")).Status.ShouldBe(HttpStatusCode.OK);
        return (string)issued["key"]!;
    }

    private async Task<JsonNode> AskAsync(string token, string path)
    {
        var (status, body, _) = await host.WithTokenAsync(token, HttpMethod.Get, path);
        status.ShouldBe(HttpStatusCode.OK, $"{path}: {body}");
        return body!;
    }

    private async Task<HashSet<Guid>> FeedAsync(string token)
    {
        var told = new HashSet<Guid>();
        for (var after = 0L; ;)
        {
            var page = await AskAsync(token, $"events?limit=200&after={after}");
            told.UnionWith(page["changes"]!.AsArray().Select(x => (Guid)x!["record"]!));
            if ((long)page["next"]! == after)
            {
                return told;
            }

            after = (long)page["next"]!;
        }
    }
}
