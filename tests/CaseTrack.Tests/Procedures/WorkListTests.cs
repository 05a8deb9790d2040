using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Procedures;

/// <summary>What a desk finds in the morning: the most urgent first, counted by the same questions as it is listed by.</summary>
[Trait("Speed", "slow")]
public sealed class WorkListTests
{
    [Fact]
    public async Task A_desk_finds_its_open_duties_by_urgency_counted_as_listed_and_each_officer_finds_their_own()
    {
        await using var node = await Node.StartAsync(
            await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-02")), silence: false);
        node.Client.DefaultRequestHeaders.Add(CaseTrack.Demo.LoadingAccess.ActorHeader, "tester");
        await node.FoundAsync();
        var (late, soon, today) =
            (await node.ReceiveAsync("2026-02-02"), await node.ReceiveAsync("2026-02-27"), await node.ReceiveAsync("2026-03-02"));
        var still = await node.ReceiveAsync("2026-02-25");
        await node.DoAsync($"review-applications/{still}/acceptance", new { occurredOn = "2026-02-26", procedure = "ordinary" });
        await node.DoAsync($"review-applications/{still}/suspension", new { occurredOn = "2026-02-27", ground = "death" });

        // Every duty stands there once, by its last day; what stands still has none and comes last.
        var all = await ListAsync("");
        var days = all["rows"]!.AsArray().Select(x => (string?)x!["dueOn"] ?? "9999").ToList();
        days.ShouldBe(days.Order(StringComparer.Ordinal));
        all["rows"]!.AsArray().Select(Id).Distinct().ShouldBe([late, soon, today, still], ignoreOrder: true);
        (Id(all["rows"]![0]), (int)all["rows"]![0]!["daysLeft"]! < 0).ShouldBe((late, true));
        var last = all["rows"]!.AsArray()[^1]!;
        (Id(last), (string?)last["dueOn"], last["term"] is not null).ShouldBe((still, null, true));

        // What is counted is what the filter shows, and what the list of terms says of duties.
        foreach (var (status, count) in ((string, string)[])[("overdue", "overdue"), ("due-soon", "dueSoon"), ("stopped", "stopped"),
            ("received-today", "receivedToday")])
        {
            var shown = (await ListAsync($"?status={status}"))["rows"]!.AsArray();
            ((int)all["counts"]![count]!, shown.Count > 0).ShouldBe((shown.Count, true), status);
            if (status is "overdue" or "stopped")
            {
                (await TermsAsync($"status={status}&kind=review-applications")).ShouldBe(shown.Select(Id), status);
            }
        }

        (await ListAsync("?status=received-today"))["rows"]!.AsArray().Select(Id).ShouldBe([today]);

        // Page by page nothing is left out and nothing comes twice.
        var paged = new List<string>();
        for (string? next = "review-applications/work-list?limit=1"; next is not null;)
        {
            var page = await node.GetAsync(next);
            paged.AddRange(page["rows"]!.AsArray().Select(x => $"{Id(x)} {x!["term"]}"));
            next = ((string?)page["next"])?.Replace("/api/v1/", "", StringComparison.Ordinal);
        }

        paged.ShouldBe(all["rows"]!.AsArray().Select(x => $"{Id(x)} {x!["term"]}"));

        // Whoever is in charge finds the case by asking for their own, in each of the lists; a change says why.
        await node.DoAsync($"review-applications/{late}/officer", new { occurredOn = "2026-02-03", officer = "tester" });
        await node.DoAsync($"review-applications/{soon}/officer", new { occurredOn = "2026-02-27", officer = "wang" });
        await node.DoAsync(
            $"review-applications/{soon}/officer", new { occurredOn = "2026-03-02", officer = "tester", reason = "wang 请假" });
        var mine = await ListAsync("?officer=me");
        mine["rows"]!.AsArray().Select(Id).Distinct().ShouldBe([late, soon]);
        mine["rows"]!.AsArray().ShouldAllBe(x => (string)x!["handledBy"]![0]! == "tester");
        ((int)mine["counts"]!["overdue"]!, (int)mine["counts"]!["receivedToday"]!).ShouldBe((1, 0));
        (await TermsAsync("officer=me")).ShouldBe(mine["rows"]!.AsArray().Select(Id));
        (await TermsAsync("officer=wang")).ShouldBeEmpty();
        (await node.GetAsync("review-applications?officer=me"))["records"]!.AsArray().Select(Id).ShouldBe([soon, late]);
        (await node.GetAsync($"review-applications/{soon}"))["actions"]!.AsArray().Select(x => (string)x!).ShouldContain("officer");
        (await node.GetAsync("supervision-files/work-list"))["rows"]!.AsArray().ShouldBeEmpty();

        // Work load by officer: what is open and overdue is what the lists show; who has concluded a case, in how many days.
        await node.DoAsync($"review-applications/{soon}/withdrawal", new { occurredOn = "2026-03-02", reason = "own-decision" });
        (await LoadAsync("?from=2026-02-01")).ShouldBe(["tester 2 1 1 1 3"]);
        (await LoadAsync("?from=2026-03-01&to=2026-03-01")).ShouldBe(["tester 0 0 1 1 "]);
        (await LoadAsync("?from=2026-03-02")).ShouldBe(["tester 1 1 1 1 3"]);
        CaseTrack.Procedures.OfficerLoads.Median([1, 2, 3, 10]).ShouldBe(2.5);

        async Task<IEnumerable<string>> LoadAsync(string query) =>
            (await node.GetAsync($"review-applications/officer-load{query}"))["officers"]!.AsArray().Select(x =>
                $"{x!["officer"]} {x["assigned"]} {x["finished"]} {x["open"]} {x["overdue"]} {x["medianDays"]}");

        using var wrong = await node.Client.GetAsync(new Uri("/api/v1/review-applications/work-list?status=late", UriKind.Relative),
            TestContext.Current.CancellationToken);
        ((int)wrong.StatusCode).ShouldBe(400);

        Task<JsonNode> ListAsync(string query) => node.GetAsync($"review-applications/work-list{query}");

        async Task<IEnumerable<Guid>> TermsAsync(string query) =>
            [.. (await node.GetAsync($"deadlines?{query}"))["deadlines"]!.AsArray().Select(x => Guid.Parse((string)x!["recordId"]!))];

        static Guid Id(JsonNode? row) => Guid.Parse((string)row!["id"]!);
    }
}
