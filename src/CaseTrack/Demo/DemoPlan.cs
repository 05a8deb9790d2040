using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace CaseTrack.Demo;

/// <summary>示范年度的全部步骤: every request that makes the year 2022, in the order in which they were entered.</summary>
public static class DemoPlan
{
    private static readonly DateOnly FirstDay = new(2021, 12, 1);

    private sealed record Act(string Kind, string Key, string Path, DateOnly? On, DateOnly? EnteredOn, string Actor, JsonObject Body, int Events = 1);

    public static IReadOnlyList<DemoStep> Read()
    {
        var acts = new List<Act>();
        acts.AddRange(DemoTable.Read("organisations").Select(Organisation));
        acts.AddRange(DemoTable.Read("mediation-cases").SelectMany(Mediation));
        acts.AddRange(DemoTable.Read("review-applications").SelectMany(Review));
        acts.AddRange(DemoTable.Read("supervision-files").SelectMany(Supervision));
        acts.AddRange(DemoTable.Read("ledger-entries").Select(Entry));
        acts.AddRange(DemoTable.Read("corrections").Select(Correction));
        return InTime(acts);
    }

    /// <summary>The same key is the same record on every machine.</summary>
    public static Guid IdOf(string kind, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"casetrack/demo/2022/{kind}/{key}"))[..16];
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>Gives each act the office hour it was entered at: the business day or the next working day, later where the data say so.</summary>
    private static List<DemoStep> InTime(List<Act> acts)
    {
        var reached = new Dictionary<(string, string), DateOnly>();
        var entered = new List<(DateOnly Day, int Order, Act Act)>();
        foreach (var act in acts)
        {
            var day = Latest(FirstDay, act.Kind == "organisations" ? FirstDay : act.On ?? FirstDay, act.EnteredOn ?? FirstDay, reached.GetValueOrDefault((act.Kind, act.Key)));
            while (!WorkCalendar.Shipped.IsWorkingDay(day))
            {
                day = day.AddDays(1);
            }

            reached[(act.Kind, act.Key)] = day;
            entered.Add((day, entered.Count, act));
        }

        var versions = new Dictionary<Guid, int>();
        var steps = new List<DemoStep>();
        foreach (var day in entered.OrderBy(x => x.Day).ThenBy(x => x.Order).GroupBy(x => x.Day))
        {
            var count = day.Count();
            foreach (var ((_, _, act), i) in day.Select((x, i) => (x, i)))
            {
                var id = IdOf(act.Kind, act.Key);
                var version = versions[id] = versions.GetValueOrDefault(id) + act.Events;
                // Office hours, 08:30 to 17:30, evenly: strictly increasing.
                var at = new DateTimeOffset(day.Key.ToDateTime(new TimeOnly(8, 30)), Today.ShanghaiOffset) + TimeSpan.FromHours(9) * i / count;
                steps.Add(new DemoStep(at, act.Actor, id, version - act.Events, version, act.Path.Replace("{id}", id.ToString(), StringComparison.Ordinal), act.Body));
            }
        }

        return steps;
    }

    private static Act Organisation(Row row) => new("organisations", row["code"], "organisations", Day(row, "establishedOn"), null, "registrar.sfj",
        Body(("id", IdOf("organisations", row["code"]).ToString()), ("occurredOn", row["establishedOn"]), ("code", row["code"]), ("name", row["name"]),
            ("kind", row["kind"]), ("committeeKind", Cell(row, "committeeKind")), ("parent", Cell(row, "parent"))));

    private static IEnumerable<Act> Mediation(Row row)
    {
        const string kind = "mediation-cases";
        var people = DemoParties.OfDispute(row["key"]);
        var mediator = $"mediator.{row["committee"]}";
        var registration = Make("", "registeredOn", ("id", IdOf(kind, row["key"]).ToString()), ("committee", row["committee"]), ("source", row["source"]),
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
    private static int Bystanders(string key) => !int.TryParse(key.AsSpan(1), CultureInfo.InvariantCulture, out var number) ? 0 : number % 97 == 0 ? 10 : number % 31 == 0 ? 4 : 0;

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
            Make("", "receivedOn", ("id", IdOf(kind, row["key"]).ToString()), ("office", row["office"]), ("respondentKind", row["respondentKind"]), ("respondent", row["respondent"]),
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
                "T1" => Make("/mediation-statement", "decidedOn"),
                "Z1" => Make("/termination", "decidedOn", ("ground", "withdrawn-settlement")),
                var decision => Make("/decision", "decidedOn", ("decision", decision)),
            };
            yield return Make("/service", "decidedOn", ("recipient", "applicant"), ("manner", "direct"));
        }

        if (row.ContainsKey("closedOn"))
        {
            yield return Make("/closing", "closedOn");
        }

        Act Make(string act, string day, params ReadOnlySpan<(string, string?)> more) => DemoPlan.Make(kind, row, act, day, "review.desk", more);
    }

    private static IEnumerable<Act> Supervision(Row row)
    {
        const string kind = "supervision-files";
        yield return WithParties(
            Make("", "leadOn", ("id", IdOf(kind, row["key"]).ToString()), ("office", row["office"]), ("source", row["source"]), ("field", row["field"]), ("manner", "routine")),
            DemoParties.OfSupervision(row["key"]));
        yield return Make("/check", "leadOn", ("finding", "已调阅有关案卷"));
        if (row.ContainsKey("openedOn"))
        {
            yield return Make("/opening", "openedOn", ("approvedBy", "director.sfj"));
            var problem = Make("/problems", "openedOn", ("problem", IdOf(kind, row["key"] + "/problem").ToString()), ("problemKind", "step-missing"),
                ("provision", "行政处罚法 §44"), ("description", "处罚前未告知陈述、申辩权利"));
            yield return problem;
        }

        if (row.ContainsKey("instrumentOn"))
        {
            yield return Make("/instruments", "instrumentOn", ("instrument", row["instrument"]), ("reference", IdOf(kind, row["key"] + "/instrument").ToString()));
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

        Act Make(string act, string day, params ReadOnlySpan<(string, string?)> more) => DemoPlan.Make(kind, row, act, day, "supervision.desk", more);
    }

    private static Act WithParties(Act first, IReadOnlyList<JsonObject> parties)
    {
        first.Body["parties"] = new JsonArray([.. parties]);
        return first with { Events = 1 + parties.Count };
    }

    private static JsonObject Dated(DateOnly day, JsonObject body)
    {
        body["occurredOn"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return body;
    }

    private static Act Entry(Row row)
    {
        var act = Make("ledger-entries", row, "", "occurredOn", $"clerk.{row["unit"]}",
            ("id", IdOf("ledger-entries", row["key"]).ToString()), ("kind", row["kind"]), ("unit", row["unit"]), ("category", Cell(row, "category")), ("text", Cell(row, "text")));
        if (row.TryGetValue("measures", out var measures))
        {
            act.Body["measures"] = new JsonObject(measures.Split(';').Select(x => x.Split('='))
                .Select(x => KeyValuePair.Create(x[0], (JsonNode?)int.Parse(x[1], CultureInfo.InvariantCulture))));
        }

        if (row.TryGetValue("subjects", out var subjects))
        {
            act.Body["subjects"] = new JsonObject(subjects.Split(';').Select(x => x.Split('='))
                .Select(x => KeyValuePair.Create(x[0], (JsonNode?)new JsonArray([.. x[1].Split('|').Select(y => (JsonNode)y)]))));
        }

        return act;
    }

    private static Act Correction(Row row)
    {
        var body = JsonNode.Parse(row["body"])!.AsObject();
        if ((string?)body["duplicateOf"] is { } other)
        {
            body["duplicateOf"] = IdOf(row["kind"], other).ToString();
        }

        body["occurredOn"] = row["on"];
        return new Act(row["kind"], row["key"], $"{row["kind"]}/{{id}}/{row["act"]}", Day(row, "on"), null, "records.sfj", body);
    }

    private static Act Make(string kind, Row row, string act, string day, string actor, params ReadOnlySpan<(string, string?)> more) => new(
        kind, row["key"], act.Length == 0 ? kind : $"{kind}/{{id}}{act}", Day(row, day), row.ContainsKey("enteredOn") ? Day(row, "enteredOn") : null, actor,
        Body([("occurredOn", row[day]), .. more]));

    private static JsonObject Body(params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var body = new JsonObject();
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                body[name] = value;
            }
        }

        return body;
    }

    private static string? Cell(Row row, string name) => row.GetValueOrDefault(name);

    private static DateOnly Day(Row row, string name) => DateOnly.ParseExact(row[name], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Latest(params ReadOnlySpan<DateOnly> days)
    {
        var latest = days[0];
        foreach (var day in days)
        {
            latest = day > latest ? day : latest;
        }

        return latest;
    }
}
