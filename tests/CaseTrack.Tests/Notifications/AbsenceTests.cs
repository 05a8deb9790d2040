using System.Text.Json.Nodes;
using CaseTrack.Access;

namespace CaseTrack.Tests.Notifications;

/// <summary>代办: whoever acts for somebody who is away finds their cases and is told what they are told, by rights of their own and under
/// their own name.</summary>
[Trait("Speed", "slow")]
public sealed class AbsenceTests(NotificationHost host) : IClassFixture<NotificationHost>
{
    [Fact]
    public async Task A_substitute_finds_the_cases_is_told_and_acts_as_oneself_while_the_absence_holds()
    {
        host.Clock.Set(SetClock.At("2026-03-02"));
        await host.AccountAsync("mi", new Grant("mediator", "tw"));
        await host.AccountAsync("boss", new Grant("leader"));
        var review = await host.Node.ReceiveAsync("2026-03-02");
        await host.AssignAsync(review, "wang", "2026-03-02");
        var mediation = Guid.CreateVersion7();
        await host.Node.DoAsync("mediation-cases",
            new { id = mediation, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" });
        await host.Node.DoAsync($"mediation-cases/{mediation}/acceptance",
            new { occurredOn = "2026-03-02", mediators = (string[])["mo"] });
        await host.LookAsync();
        (await host.ToldAsync("li", review)).ShouldBeEmpty();

        // What cannot be, with the reason: by a colleague, without the rights, for oneself, in the past.
        foreach (var (by, officer, substitute, from, to, why) in (
            (string, string, string, string, string, string)[])
            [
                ("li", "wang", "li", "2026-03-02", "2026-03-03", "absence.of-another"),
                ("wang", "wang", "mo", "2026-03-02", "2026-03-03", "absence.no-right"),
                ("wang", "wang", "desk", "2026-03-02", "2026-03-03", "absence.no-right"),
                ("mo", "mo", "wang", "2026-03-02", "2026-03-03", "absence.no-right"),
                ("wang", "wang", "WANG", "2026-03-02", "2026-03-03", "absence.oneself"),
                ("wang", "wang", "nobody", "2026-03-02", "2026-03-03", "absence.unknown-substitute"),
                ("wang", "wang", "li", "2026-03-01", "2026-03-03", "absence.past"),
                ("wang", "wang", "li", "2026-03-04", "2026-03-03", "absence.out-of-order"),
                ("wang", "wang", "li", "2026-03-02", "2028-03-02", "absence.too-long"),
                ("boss", "admin", "li", "2026-03-02", "2026-03-03", "absence.no-cases"),
                ("boss", "nobody", "li", "2026-03-02", "2026-03-03", "absence.unknown-officer"),
            ])
        {
            (await DeclareAsync(by, officer, substitute, from, to)).Why.ShouldBe(why);
        }

        ((string)(await host.AsAsync("wang", "absences", Body("wang", "mo", "2026-03-02", "2026-03-03"))).Body!["title"]!)
            .ShouldContain("行政复议");

        // From the day it is said the substitute is told what is due already, and finds the case marked.
        var (absence, none) = await DeclareAsync("wang", null, "li", "2026-03-02", "2026-03-06");
        none.ShouldBeNull();
        await host.LookAsync();
        (await host.ToldAsync("li", review)).ShouldBe(["due"]);
        (await host.OkAsync("li", "me/notifications?limit=200"))["notifications"]!.AsArray()
            .Where(x => (Guid)x!["record"]! == review).ShouldAllBe(x => (string?)x!["onBehalfOf"] == "wang");
        var row = (await host.OkAsync("li", "review-applications/work-list?officer=me"))["rows"]!.AsArray()
            .First(x => (Guid)x!["id"]! == review)!;
        ((string?)row["handledBy"]![0], (string?)row["onBehalfOf"]![0]).ShouldBe(("wang", "wang"));
        (await host.OkAsync("li", "review-applications?officer=me"))["rows"]!.AsArray().Select(x => (Guid)x!["id"]!).ShouldBe([review]);
        (await host.OkAsync("li", "deadlines?officer=me"))["deadlines"]!.AsArray().ShouldContain(x => (Guid)x!["recordId"]! == review);
        (await host.OkAsync("wang", "review-applications?officer=me"))["rows"]![0]!["onBehalfOf"].ShouldBeNull();
        var acting = (await host.OkAsync("boss", $"review-applications/{review}"))["substitutes"]!.AsArray().Single()!;
        ((string?)acting["officer"], (string?)acting["substitute"], (string?)acting["until"]).ShouldBe(("wang", "li", "2026-03-06"));

        foreach (var (who, actions) in ((string, string)[])[("wang", "change withdrawal"), ("boss", "change withdrawal"), ("li", "")])
        {
            string.Join(' ', (await host.OkAsync(who, $"absences/{absence}"))["actions"]!.AsArray().Select(x => (string)x!))
                .ShouldBe(actions);
        }

        // A mediator of the same committee likewise, by a leader; and who was given a case is told of it together with the substitute.
        (await DeclareAsync("boss", "mo", "mi", "2026-03-02", "2026-03-06")).Why.ShouldBeNull();
        (await host.OkAsync("mi", "mediation-cases?mediator=me"))["rows"]!.AsArray()
            .Select(x => $"{x!["id"]} {x["onBehalfOf"]![0]}").ShouldBe([$"{mediation} mo"]);
        (await host.OkAsync("mi", $"mediation-cases/{mediation}"))["substitutes"]!.AsArray().Count.ShouldBe(1);
        var second = await host.Node.ReceiveAsync("2026-03-02");
        await host.AssignAsync(second, "wang", "2026-03-02");
        await host.LookAsync();
        (await host.ToldAsync("li", second)).ShouldContain("assigned");
        (await host.ToldAsync("wang", second)).ShouldContain("assigned");

        // The substitute acts as oneself; nothing is recorded under the name of whoever is away.
        await host.OkAsync("li", $"review-applications/{review}/acceptance",
            new { occurredOn = "2026-03-02", procedure = "ordinary" }, "*");
        ((string?)(await host.OkAsync("li", $"review-applications/{review}/history"))["events"]!.AsArray()[^1]!["actor"]).ShouldBe("li");

        // Officers see their own load, leaders everybody's.
        foreach (var (who, seen) in ((string, string)[])[("boss", "wang 2"), ("wang", "wang 2"), ("li", "")])
        {
            string.Join(';', (await host.OkAsync(who, "review-applications/officer-load"))["officers"]!.AsArray()
                .Select(x => $"{x!["officer"]} {x["open"]}")).ShouldBe(seen);
        }

        // Days that overlap, a substitute who is away, and one who acts for somebody.
        (await DeclareAsync("wang", null, "li", "2026-03-06", "2026-03-09")).Why.ShouldBe("absence.overlap");
        (await DeclareAsync("li", null, "wang", "2026-03-10", "2026-03-11")).Why.ShouldBeNull();
        (await DeclareAsync("li", null, "wang", "2026-03-05", "2026-03-05")).Why.ShouldBe("absence.substitute-absent");
        await host.AccountAsync("zhao", new Grant("review-desk"));
        (await DeclareAsync("li", null, "zhao", "2026-03-05", "2026-03-05")).Why.ShouldBe("absence.acts-for-another");
        (await DeclareAsync("wang", null, "zhao", "2026-03-11", "2026-03-12")).Why.ShouldBe("absence.acts-for-another");
        foreach (var (by, of, may) in ((string, string, string)[])[("wang", "", "li zhao"), ("boss", "?officer=mo", "desk mi")])
        {
            string.Join(' ', (await host.OkAsync(by, $"absence-choices{of}"))["substitutes"]!.AsArray()
                .Select(x => (string)x!["userName"]!).Order(StringComparer.Ordinal)).ShouldBe(may);
        }

        // Changed is a further entry; a day later another acts, and the first finds nothing.
        host.Clock.Set(SetClock.At("2026-03-03"));
        (await WhyAsync("wang", $"absences/{absence}/change",
            new { occurredOn = "2026-03-03", substitute = "zhao", from = "2026-03-03", to = "2026-03-06" })).ShouldBe("absence.begun");
        (await WhyAsync("li", $"absences/{absence}/change",
            new { occurredOn = "2026-03-03", substitute = "zhao", from = "2026-03-02", to = "2026-03-06" })).ShouldBe("absence.of-another");
        await host.OkAsync("wang", $"absences/{absence}/change",
            new { occurredOn = "2026-03-03", substitute = "zhao", from = "2026-03-02", to = "2026-03-09" }, "*");
        (await host.OkAsync("li", "review-applications?officer=me"))["rows"]!.AsArray().ShouldBeEmpty();
        (await host.OkAsync("zhao", "review-applications?officer=me"))["rows"]!.AsArray().Count.ShouldBe(2);
        (await host.AsAsync("li", $"absences/{absence}")).Status.ShouldBe(404);
        (await host.OkAsync("boss", $"absences/{absence}/history"))["events"]!.AsArray().Select(x => (string)x!["event"]!)
            .ShouldBe(["absence-declared", "absence-changed"]);

        // Withdrawn, it holds no longer; nor is it changed any more.
        await host.OkAsync("boss", $"absences/{absence}/withdrawal", new { occurredOn = "2026-03-03" }, "*");
        (await WhyAsync("wang", $"absences/{absence}/withdrawal", new { occurredOn = "2026-03-03" })).ShouldBe("absence.over");
        (await host.OkAsync("zhao", "review-applications?officer=me"))["rows"]!.AsArray().ShouldBeEmpty();
        (await host.OkAsync("boss", $"review-applications/{review}"))["substitutes"]!.AsArray().ShouldBeEmpty();
        (await host.OkAsync("wang", "absences?status=standing"))["absences"]!.AsArray().Select(x => (string)x!["officer"]!)
            .ShouldBe(["li"]);
        (await host.OkAsync("boss", "absences"))["absences"]!.AsArray().Count.ShouldBe(3);
    }

    private static object Body(string? officer, string substitute, string from, string to) => new
    {
        id = Guid.CreateVersion7(),
        occurredOn = "2026-03-02",
        officer,
        substitute,
        from,
        to,
    };

    private async Task<(Guid? Id, string? Why)> DeclareAsync(string by, string? officer, string substitute, string from, string to)
    {
        var (status, answer) = await host.AsAsync(by, "absences", Body(officer, substitute, from, to));
        return status == 201 ? ((Guid)answer!["id"]!, null) : (null, Why(answer));
    }

    private async Task<string?> WhyAsync(string by, string path, object body) => Why((await host.AsAsync(by, path, body, "*")).Body);

    private static string? Why(JsonNode? answer) => ((string?)answer?["type"])?.Split(':')[^1];
}
