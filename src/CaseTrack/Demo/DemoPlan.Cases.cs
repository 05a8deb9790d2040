using System.Globalization;
using System.Text.Json.Nodes;
using CaseTrack.Review;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace CaseTrack.Demo;

/// <content>三类案件: what becomes of a row of their tables.</content>
public static partial class DemoPlan
{
    private static IEnumerable<Act> Mediation(Row row)
    {
        const string kind = "mediation-cases";
        var people = DemoParties.OfDispute(row["key"]);
        var mediator = $"mediator.{row["committee"]}";
        var registration = Make(
            "", "registeredOn", ("id", IdOf(kind, row["key"]).ToString()), ("committee", row["committee"]), ("source", row["source"]),
            ("disputeType", row["disputeType"]), ("participantKind", DemoParties.ParticipantKind(people)));
        registration.Body["people"] = people.Count + Bystanders(row["key"]);
        if (row["source"].StartsWith("referral-", StringComparison.Ordinal))
        {
            registration.Body["referral"] = DemoParties.Referral(row["source"], row["key"], row["registeredOn"]);
        }

        yield return WithParties(registration, people);
        var acceptance = Make("/acceptance", "acceptedOn");
        acceptance.Body["mediators"] = new JsonArray(mediator);
        acceptance.Body["rightsExplained"] = true;
        yield return acceptance;
        if (row.ContainsKey("linkedOn"))
        {
            var linkage = Make("/linkage", "linkedOn");
            linkage.Body["levels"] = new JsonArray([.. row["levels"].Split('+').Select(x => (JsonNode)x)]);
            yield return linkage;
        }

        if (!row.ContainsKey("outcome"))
        {
            yield break;
        }

        var session = Make("/sessions", "outcomeOn", ("manner", row.ContainsKey("linkedOn") ? "joint" : "face-to-face"));
        session.Body["present"] = people.Count + 1;
        yield return session;
        if (row["outcome"] is "agreed-oral" or "agreed-written")
        {
            foreach (var act in Agreement(row, Make))
            {
                yield return act;
            }
        }
        else if (row["outcome"] == "ended")
        {
            yield return Make("/termination", "outcomeOn", ("reason", row["endReason"]), ("advisedRemedy", row["remedy"]));
        }

        if (row.ContainsKey("closedOn"))
        {
            yield return Make("/closing", "closedOn");
        }

        Act Make(string act, string day, params ReadOnlySpan<(string, string?)> more) => DemoPlan.Make(kind, row, act, day, mediator, more);
    }

    /// <summary>A few disputes are about many: neighbours of a building site, workers of one employer.</summary>
    private static int Bystanders(string key) =>
        !int.TryParse(key.AsSpan(1), CultureInfo.InvariantCulture, out var number) ? 0 : number % 97 == 0 ? 10 : number % 31 == 0 ? 4 : 0;

    private delegate Act Maker(string act, string day, params ReadOnlySpan<(string, string?)> more);

    /// <summary>协议与履行: performed at once if the case is closed on the day of the agreement, otherwise by the day it is closed.</summary>
    private static IEnumerable<Act> Agreement(Row row, Maker make)
    {
        var agreement = make("/agreement", "outcomeOn", ("form", row["outcome"]["agreed-".Length..]));
        if (row.TryGetValue("amountYuan", out var amount))
        {
            agreement.Body["amountYuan"] = decimal.Parse(amount, CultureInfo.InvariantCulture);
        }

        if (row["outcome"] == "agreed-written")
        {
            agreement.Body["content"] = DemoParties.Agreement(row["key"]);
            agreement.Body["content"]!["signed"] = true;
        }

        var atOnce = row.GetValueOrDefault("closedOn") == row["outcomeOn"];
        agreement.Body["performedAtOnce"] = atOnce;
        if (!atOnce && row.TryGetValue("closedOn", out var closed))
        {
            agreement.Body["performBy"] = closed;
        }

        yield return agreement;
        if (!atOnce && row.ContainsKey("closedOn"))
        {
            yield return make("/performance", "closedOn", ("state", "performed"));
        }
    }

    private static IEnumerable<Act> Review(Row row)
    {
        const string kind = "review-applications";
        yield return WithParties(
            Make("", "receivedOn", ("id", IdOf(kind, row["key"]).ToString()), ("office", row["office"]),
            ("respondentKind", row["respondentKind"]), ("respondent", row["respondent"]),
                ("subject", row["subject"]), ("field", row["field"]), ("applicantKind", "citizen"), ("manner", "in-person")),
            DemoParties.OfReview(row["key"])) with
        { EnteredOn = null };
        if (row.ContainsKey("mediationOn"))
        {
            yield return Make("/pre-acceptance-mediation", "mediationOn");
        }

        if (row["intake"] == "deemed")
        {
            yield return Make("/deemed-acceptance", "receivedOn") with { Body = [] };
        }
        else if (row["intake"] == "accepted")
        {
            yield return Make("/acceptance", "intakeOn");
        }
        else
        {
            yield return Make("/withdrawal", "intakeOn", ("reason", row["intake"]["withdrawn:".Length..]));
        }

        foreach (var (act, day, body) in DemoProceedings.OfReview(row))
        {
            yield return new Act(kind, row["key"], $"{kind}/{{id}}/{act}", day, null, "review.desk", Dated(day, body));
        }

        if (row.ContainsKey("decidedOn"))
        {
            yield return row["decision"] switch
            {
                DecisionCode.Mediated => Make("/mediation-statement", "decidedOn"),
                DecisionCode.SettledAndWithdrawn =>
                    Make("/termination", "decidedOn", ("ground", TerminationGround.WithdrawnAfterSettlement)),
                var decision => Make("/decision", "decidedOn", ("decision", decision)),
            };
            yield return Make("/service", "decidedOn", ("recipient", "applicant"), ("manner", "direct"));
        }

        if (row.ContainsKey("closedOn"))
        {
            yield return Make("/closing", "closedOn");
        }

        Act Make(string act, string day, params ReadOnlySpan<(string, string?)> more) =>
            DemoPlan.Make(kind, row, act, day, "review.desk", more);
    }

    private static IEnumerable<Act> Supervision(Row row)
    {
        const string kind = "supervision-files";
        yield return WithParties(
            Make("", "leadOn", ("id", IdOf(kind, row["key"]).ToString()), ("office", row["office"]), ("source", row["source"]),
            ("field", row["field"]), ("manner", "routine")),
            DemoParties.OfSupervision(row["key"]));
        yield return Make("/check", "leadOn", ("finding", "已调阅有关案卷"));
        if (row.ContainsKey("openedOn"))
        {
            yield return Make("/opening", "openedOn", ("approvedBy", "director.sfj"));
            var problem = Make("/problems", "openedOn", ("problem", IdOf(kind, row["key"] + "/problem").ToString()),
                ("problemKind", "step-missing"),
                ("provision", "行政处罚法 §44"), ("description", "处罚前未告知陈述、申辩权利"));
            yield return problem;
        }

        if (row.ContainsKey("instrumentOn"))
        {
            yield return Make("/instruments", "instrumentOn", ("instrument", row["instrument"]),
                ("reference", IdOf(kind, row["key"] + "/instrument").ToString()));
        }

        if (row["outcome"] == "rectified")
        {
            yield return Make("/rectification-report", "outcomeOn", ("report", "已补正程序并组织培训"));
        }

        yield return row["outcome"] switch
        {
            "rectified" => Make("/rectification", "outcomeOn"),
            "handed-over" => Make("/hand-over", "outcomeOn", ("target", row["target"])),
            _ => Make("/dismissal", "outcomeOn", ("reason", "not-established")),
        };
        if (row["outcome"] == "handed-over")
        {
            yield return Make("/hand-over-answer", "closedOn", ("result", "accepted"));
        }

        yield return Make("/closing", "closedOn");

        Act Make(string act, string day, params ReadOnlySpan<(string, string?)> more) =>
            DemoPlan.Make(kind, row, act, day, "supervision.desk", more);
    }
}
