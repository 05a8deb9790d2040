using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CaseTrack.Organisations;
using CaseTrack.Procedures;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace CaseTrack.Demo;

/// <summary>示范年度的全部步骤: every request that makes the year 2022, in the order in which they were entered.</summary>
public static partial class DemoPlan
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
