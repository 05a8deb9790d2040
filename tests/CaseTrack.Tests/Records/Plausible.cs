using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTrack.Tests.Mediation;
using CaseTrack.Tests.Review;
using CaseTrack.Tests.Supervision;

namespace CaseTrack.Tests.Records;

/// <summary>What a clerk who knows the case would enter: the sample command of an act with what the view of the record says it
/// needs.</summary>
public sealed class Plausible(Random random)
{
    private static readonly JsonSerializerOptions Json = Options();

    private static readonly Dictionary<string, Dictionary<string, object>> Samples = new()
    {
        ["mediation-cases"] = MediationTests.Commands.ToDictionary(x => x.Act, x => x.Command),
        ["review-applications"] = ReviewProcedureTests.Commands.ToDictionary(x => x.Act, x => x.Command),
        ["supervision-files"] = SupervisionProcedureTests.Commands.ToDictionary(x => x.Act, x => x.Command),
    };

    private static readonly Dictionary<string, string[]> Items = new()
    {
        ["mediation-cases"] = ["application", "rights-notice", "identity", "session-record", "agreement"],
        ["review-applications"] = ["application", "other"],
        ["supervision-files"] = ["lead", "other"],
    };

    private static readonly string[] Dossier =
        ["parties", "party-departures", "documents", "photos", "photo-withdrawals", "hand-overs",
            "hand-over-receipts", "hand-over-returns", "restriction",
            "restriction-lifting", "proposals"];

    /// <summary>The acts there are upon a kind of case.</summary>
    public static IReadOnlyList<string> NounsOf(string kind) =>
        [.. Samples[kind].Keys, .. Dossier, .. kind == "mediation-cases" ? (string[])[] : ["officer"]];

    /// <param name="kind">The kind of case.</param>
    /// <param name="act">The act.</param>
    /// <param name="view">The case as read.</param>
    /// <param name="today">Today.</param>
    /// <param name="others">Other live cases of every kind.</param>
    public JsonObject Body(
        string kind, string act, JsonNode view, DateOnly today, IReadOnlyList<(string Kind, Guid Id, bool OwnMatter)> others)
    {
        var record = view["record"]!;
        var body = Samples[kind].TryGetValue(act, out var sample)
            ? JsonSerializer.SerializeToNode(sample, sample.GetType(), Json)!.AsObject() : OfDossier(kind, act, record);
        foreach (var (name, value) in body.ToArray())
        {
            if (name == "occurredOn")
            {
                body[name] = Text(today);
            }
            else if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String && Guid.TryParse((string)text!, out _))
            {
                body[name] = Guid.NewGuid().ToString();
            }
        }

        // What is told apart by a reference gets one: a second of the day is another one.
        if (ReferenceOf(kind, act))
        {
            body["reference"] = Guid.NewGuid().ToString();
        }

        Adapt(kind, act, body, record, today, others);
        foreach (var need in view["acts"]!.AsArray().FirstOrDefault(x => (string)x!["act"]! == act)?["needs"]!.AsArray() ?? [])
        {
            if (need!["oneOf"] is JsonArray { Count: > 0 } choices)
            {
                body[((string)need["pointer"]!)[1..]] = Pick([.. choices.Select(x => (string)x!)]);
            }
        }

        if (act == "hand-over-receipts"
            && record["dossier"]!["handOvers"]!.AsArray().FirstOrDefault(x => (string)x!["id"]! == (string)body["handOver"]!) is { } sent)
        {
            body["receivingId"] = others.FirstOrDefault(x => x.OwnMatter && x.Kind == (string)sent["to"]!).Id;
        }

        if (act == "court-hearings" && Step(record, "lawsuit-filed", (string)body["lawsuit"]!) is { } filed)
        {
            // What was judged since is not heard any more; on the day it was filed it certainly was not judged.
            body["occurredOn"] = filed;
        }

        return body;
    }

    /// <summary>The same on the earliest day the view allows, where today is too late.</summary>
    public static JsonObject? Earlier(string act, JsonObject body, JsonNode view)
    {
        var from = (string?)view["acts"]!.AsArray().FirstOrDefault(x => (string)x!["act"]! == act)?["notBefore"];
        if (from is null)
        {
            return null;
        }

        var earlier = body.DeepClone().AsObject();
        earlier["occurredOn"] = from;
        return earlier;
    }

    private void Adapt(string kind, string act, JsonObject body, JsonNode record, DateOnly today,
        IReadOnlyList<(string Kind, Guid Id, bool OwnMatter)> others)
    {
        var law = (string?)record["governedFrom"] ?? (string?)record["receivedOn"] ?? "";
        var under2023 = string.CompareOrdinal(law, "2024-01-01") >= 0;
        switch (kind, act)
        {
            case ("mediation-cases", "acceptance") when random.Next(3) > 0:
                body["mediators"] = new JsonArray($"m{random.Next(100)}");
                break;
            case (_, "assignment"):
                body["mediator"] = $"n{random.Next()}";
                break;
            case (_, "mediator-change"):
                body["to"] = $"n{random.Next()}";
                break;
            case (_, "transfer"):
                body["committee"] = Pick([.. ExplorerTests.Committees.Where(x => x != (string)record["committee"]!)]);
                break;
            case (_, "linkage"):
                body["leadUnit"] = "a";
                break;
            case (_, "agreement"):
                var written = random.Next(2) == 0;
                body["form"] = written ? "written" : "oral";
                body["content"] = written ? new JsonObject { ["facts"] = "x", ["terms"] = "y", ["manner"] = "z", ["signed"] = true } : null;
                body["performedAtOnce"] = random.Next(3) == 0;
                body["performBy"] = (bool)body["performedAtOnce"]! ? null : Text(today.AddDays(random.Next(60)));
                body["amountYuan"] = 100;
                break;
            case ("mediation-cases", "performance"):
                body["state"] = Pick("performing", "performed", "part", "not");
                break;
            case ("review-applications", "performance"):
                var standing = record["dossier"]!["steps"]!.AsArray()
                    .LastOrDefault(x => (string)x!["event"]! == "review-performed")?["tag"];
                body["state"] = Pick([.. new[] { "performed", "part", "not" }.Where(x => x != (string?)standing)]);
                break;
            case (_, "merging"):
                var (_, into, _) = others.FirstOrDefault(x => x.Kind == kind);
                body["into"] = into;
                break;
            case (_, "corrections"):
                body["corrected"] = kind == "mediation-cases"
                    ? new JsonObject { ["people"] = ((int?)record["people"] ?? 1) + 1 }
                    : new JsonObject { ["field"] = (string)record["field"]! == "market" ? "police" : "market" };
                break;
            case (_, "governing-law"):
                body["governedFrom"] = law != "2023-06-01" ? "2023-06-01" : today >= new DateOnly(2024, 6, 1) ? "2024-06-01" : "2023-05-01";
                break;
            case (_, "papers-request"):
                body["days"] = under2023 ? null : 10;
                break;
            case (_, "suspension"):
                body["ground"] = Pick("death", "other-case");
                break;
            case (_, "hearing-notice"):
                body["hearingOn"] = Text(today.AddDays(20));
                break;
            case (_, "decision"):
                body["decision"] = Pick("W1", "C1", "Q1");
                break;
            case (_, "lawsuits"):
                body["caseNumber"] = $"行初{random.Next()}";
                body["instance"] = Pick("first", "first", "second");
                break;
            case (_, "judgments"):
                body["outcome"] = Pick("upheld", "revoked");
                break;
            case (_, "agreement-lawsuit"):
                body["courtNumber"] = $"民初{random.Next()}";
                break;
            case (_, "instruments"):
                body["instrument"] = Pick("notice", "opinion", "decision");
                break;
        }
    }

    private JsonObject OfDossier(string kind, string act, JsonNode record) => JsonSerializer.SerializeToNode<object>(act switch
    {
        "parties" => new { occurredOn = "", party = new { id = Guid.NewGuid(), role = "applicant", partyKind = "person", name = "张某某" } },
        "party-departures" => new { occurredOn = "", party = Guid.NewGuid(), reason = "退出" },
        "documents" => new { occurredOn = "", item = Pick(Items[kind]) },
        "photos" => new { occurredOn = "", photo = Guid.NewGuid(), sha256 = new string('0', 64), size = 1000 },
        "photo-withdrawals" => new { occurredOn = "", photo = Guid.NewGuid(), reason = "手机遗失" },
        "hand-overs" => new
        {
            occurredOn = "",
            handOver = Guid.NewGuid(),
            to = Pick([.. Samples.Keys.Where(x => x != kind)]),
            reason = "移送"
        },
        "hand-over-receipts" => new { occurredOn = "", handOver = Guid.NewGuid(), receivingId = Guid.NewGuid() },
        "hand-over-returns" => new { occurredOn = "", handOver = Guid.NewGuid(), result = "handled" },
        "officer" => new { occurredOn = "", officer = (string?)record["dossier"]!["officer"] == "wang" ? "li" : "wang" },
        "restriction" => new { occurredOn = "", ground = "minor" },
        "restriction-lifting" => new { occurredOn = "", reason = "情形消失" },
        _ => new
        {
            occurredOn = "",
            act = (string)record["stage"]! is "voided" or "merged" ? "restoration" : "voiding",
            reason = "误录",
            other = Guid.NewGuid()
        },
    })!.AsObject();

    private static bool ReferenceOf(string kind, string act) =>
        act is "documents" or "sessions" or "investigations" or "invitations" or "rights-notice" or "risk"
        or "escalation-measures" or "police-report" or "follow-ups" or "prevented-escalations" or "instructions" or "opinions" or "hearing"
            or "committee-advice" or "urging"
        or "court-hearings" or "check" or "interviews" or "circulars" or "sanction-proposals" or "service"
            || (act == "instruments" && kind.Length > 0);

    private static string? Step(JsonNode record, string step, string about) =>
        (string?)record["dossier"]!["steps"]!.AsArray()
            .FirstOrDefault(x => (string)x!["event"]! == step && (string?)x["ref"] == about)?["on"];

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

#pragma warning disable CA5394 // A walk that can be repeated.
    private T Pick<T>(params T[] among) => among[random.Next(among.Length)];
#pragma warning restore CA5394

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Wire.Apply(options);
        return options;
    }
}
