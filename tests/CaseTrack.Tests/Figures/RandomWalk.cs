using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTrack.Ledger;
using CaseTrack.Tests.Mediation;
using CaseTrack.Tests.Records;
using CaseTrack.Tests.Review;
using CaseTrack.Tests.Supervision;

namespace CaseTrack.Tests.Figures;

/// <summary>An office in which everybody does anything at any time: registers cases of all kinds in all units, acts upon them in and out
/// of turn, enters late, corrects
/// days across the year, merges and voids; over HTTP, as the service lets them.</summary>
public sealed class RandomWalk(Node node, SetClock clock, int seed)
{
    public static readonly string[] Committees = ["a-tw", "b-tw", "pre"];

    private static readonly JsonSerializerOptions Json = Options();

    private static readonly Dictionary<string, (string Act, object Command)[]> Acts = new()
    {
        ["mediation-cases"] = [.. MediationTests.Commands],
        ["review-applications"] = [.. ReviewProcedureTests.Commands],
        ["supervision-files"] = [.. SupervisionProcedureTests.Commands],
    };

    private static readonly string[] Ends =
        ["voiding", "merging", "withdrawal", "dismissal", "refusal", "referral", "referral-out", "non-acceptance", "abandonment"];

    private static readonly Dictionary<string, string[]> Days = new()
    {
        ["mediation-cases"] = ["registeredOn", "acceptedOn", "linkedOn", "agreedOn", "endedOn", "closedOn"],
        ["review-applications"] = ["receivedOn", "acceptedOn", "withdrawnOn", "refusedOn", "decidedOn", "closedOn"],
        ["supervision-files"] = ["leadOn", "openedOn", "rectifiedOn", "handedOverOn", "closedOn"],
    };

#pragma warning disable CA5394 // A walk that can be repeated.
    private readonly Random random = new(seed);
    private readonly List<(string Kind, Guid Id)> records = [];
    private readonly Dictionary<string, Guid> units = [];

    /// <summary>The acts that were let through, by kind and noun, and how often.</summary>
    public Dictionary<string, int> Done { get; } = [];

    public int Asked { get; private set; }

    public async Task FoundAsync()
    {
        await UnitAsync("420202", "district", null);
        foreach (var street in (string[])["a", "b"])
        {
            await UnitAsync(street, "street", "420202");
            await UnitAsync($"{street}-c", "community", street);
            await UnitAsync($"{street}-tw", "mediation-committee", $"{street}-c", "community");
        }

        await UnitAsync("pre", "mediation-committee", "420202", "pre-litigation");
        await UnitAsync("fy", "department", "420202");
    }

    /// <summary>Goes on for so many requests, some hours after one another.</summary>
    public async Task GoAsync(int steps, int hours = 14)
    {
        for (var i = 0; i < steps; i++)
        {
            clock.Set(clock.GetUtcNow().AddHours(random.Next(1, hours)));
            if (records.Count < 12 || random.Next(9) == 0)
            {
                await OpenAsync();
            }
            else
            {
                // Mostly what is under way: with everything as likely, nothing would come to its end.
                var recent = records.Count - 1 - random.Next(Math.Min(records.Count, random.Next(2) == 0 ? 10 : records.Count));
                await ActAsync(records[recent].Kind, records[recent].Id);
            }
        }
    }

    /// <summary>A review is received and accepted today, so that one is pending tomorrow whatever else happened; then it is
    /// tomorrow.</summary>
    public async Task PendAsync()
    {
        var id = Guid.CreateVersion7();
        var on = Text(Today.Of(clock).Date);
        await node.DoAsync("review-applications",
            new { id, occurredOn = on, office = "fy", respondentKind = "street", subject = "penalty", field = "market" });
        var sample = Acts["review-applications"].Single(x => x.Act == "acceptance").Command;
        var acceptance = JsonSerializer.SerializeToNode(sample, sample.GetType(), Json)!.AsObject();
        acceptance["occurredOn"] = on;
        await node.DoAsync($"review-applications/{id}/acceptance", acceptance);
        clock.Set(clock.GetUtcNow().AddDays(1));
    }

    /// <summary>A unit goes to another parent today, with what it has pending.</summary>
    public async Task MoveAsync(string code, string parent) =>
        await node.DoAsync($"organisations/{units[code]}/move", new { occurredOn = Text(Today.Of(clock).Date), parent });

    private async Task UnitAsync(string code, string kind, string? parent, string? committeeKind = null) =>
        await node.DoAsync("organisations",
            new { id = units[code] = Guid.CreateVersion7(), occurredOn = "2015-01-01", code, name = code, kind, parent, committeeKind });

    private async Task OpenAsync()
    {
        var id = Guid.CreateVersion7();
        var on = Day();
        var kind = Pick("mediation-cases", "review-applications", "review-applications", "supervision-files", "ledger-entries");
        object body = kind switch
        {
            "mediation-cases" =>
                new
                {
                    id,
                    occurredOn = on,
                    committee = Pick(Committees),
                    source = Pick("application", "initiative"),
                    disputeType = Pick("01", "02", "04", "99"),
                    people = random.Next(1, 16)
                },
            "review-applications" =>
            new
            {
                id,
                occurredOn = on,
                office = "fy",
                respondentKind = Pick("street", "department"),
                respondent = Pick("沈家营街道办事处", "区城市管理执法局", null),
                subject = Pick("penalty", "information"),
                field = Pick("market", "police")
            },
            "supervision-files" =>
            new
            {
                id,
                occurredOn = on,
                office = "fy",
                source = Pick("complaint", "self"),
                field = Pick("market", "police"),
                manner = "routine"
            },
            _ => Entry(id, on),
        };
        if (await AskAsync($"{kind} opened", kind, JsonSerializer.SerializeToNode(body, Json)!) && kind != "ledger-entries")
        {
            records.Add((kind, id));
        }
    }

    private object Entry(Guid id, string on)
    {
        var kind = Pick([.. LedgerKind.All.Where(x => x.Measures.Count > 0)]);
        return new
        {
            id,
            kind = kind.Code,
            occurredOn = on,
            unit = Pick("a", "b", "420202"),
            measures = kind.Measures.ToDictionary(x => x.Code, _ => random.Next(0, 9))
        };
    }

    private async Task ActAsync(string kind, Guid id)
    {
        // What is possible by the procedure, mostly; now and then anything at all.
        var view = random.Next(10) == 0 ? null : await node.GetAsync($"{kind}/{id}");
        var possible = (view?["actions"] as JsonArray)?.Select(x => (string)x!).ToArray() ?? [];
        var acts = Acts[kind].Where(x => possible.Length == 0 || possible.Contains(x.Act)).ToArray();
        // Rather what nobody has done yet.
        var undone = acts.Where(x => !Done.ContainsKey($"{kind} {x.Act}") && !Ends.Contains(x.Act)).ToArray();
        var (act, command) = Pick(undone.Length > 0 && random.Next(2) == 0 ? undone : acts.Length == 0 ? Acts[kind] : acts);
        // Not at once to the end, or nothing would happen before it.
        if (Ends.Contains(act) && random.Next(6) != 0)
        {
            return;
        }

        // Mostly what a clerk who knows the case would enter; else whatever stands in the sample.
        JsonObject body;
        if (view is not null && act != "corrections" && random.Next(4) > 0)
        {
            var others = records.Where(x => x.Id != id).Select(x => (x.Kind, x.Id, true)).ToArray();
            random.Shuffle(others);
            body = new Plausible(random).Body(kind, act, view, Today.Of(clock).Date, others);
        }
        else
        {
            body = JsonSerializer.SerializeToNode(command, command.GetType(), Json)!.AsObject();
            Change(body, act, id, kind);
        }

        await AskAsync($"{kind} {act}", $"{kind}/{id}/{act}", body);
    }

    /// <summary>The sample command on this day, with other codes and records in it.</summary>
    private void Change(JsonObject body, string act, Guid id, string kind)
    {
        var on = Day();
        foreach (var (name, value) in body.ToArray())
        {
            if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String)
            {
                var old = (string)text!;
                body[name] = name == "occurredOn" ? on
                    : DateOnly.TryParseExact(old, "yyyy-MM-dd", out _) ? Later(on)
                    : Guid.TryParse(old, out _)
                        ? (act == "merging" ? Pick([.. records]).Id
                        : new Guid(id.ToByteArray()[..15].Append((byte)random.Next(2)).ToArray())).ToString()
                    : random.Next(5) == 0 ? OtherCode(old) : old;
            }
        }

        if (act == "acceptance" && kind == "mediation-cases")
        {
            body["mediators"] = new JsonArray(Pick("mediator.a", "mediator.b"));
        }

        if (act == "transfer")
        {
            body["committee"] = Pick(Committees);
        }

        if (act == "corrections" && random.Next(3) > 0)
        {
            body["corrected"] = new JsonObject { [Pick(Days[kind])] = Later(on, -400) };
        }
    }

    /// <summary>Another code of a list the value stands in; of a wrong list it is refused, which does no harm.</summary>
    private string OtherCode(string value)
    {
        var lists = CodeList.All.Where(x => x.Codes.Any(y => y.Value == value)).ToArray();
        return lists.Length == 0 ? value : Pick([.. Pick(lists).Codes.Select(x => x.Value)]);
    }

    private async Task<bool> AskAsync(string what, string path, JsonNode body)
    {
        Asked++;
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/{path}", UriKind.Relative)) { Content = content };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        request.Headers.Add(Demo.LoadingAccess.ActorHeader, Pick("clerk.one", "clerk.two"));
        using var answer = await node.Client.SendAsync(request);
        ((int)answer.StatusCode).ShouldBeLessThan(500, $"{what}: {await answer.Content.ReadAsStringAsync()}");
        answer.StatusCode.ShouldNotBe(HttpStatusCode.Forbidden, what);
        if (answer.IsSuccessStatusCode)
        {
            Done[what] = Done.GetValueOrDefault(what) + 1;
        }

        return answer.IsSuccessStatusCode;
    }

    /// <summary>Today, or entered late.</summary>
    private string Day() => Text(Today.Of(clock).Date.AddDays(random.Next(4) == 0 ? -random.Next(40) : 0));

    private string Later(string day, int least = 0) =>
        Text(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(random.Next(least, 30)));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private T Pick<T>(params T[] among) => among[random.Next(among.Length)];
#pragma warning restore CA5394

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Wire.Apply(options);
        return options;
    }
}
